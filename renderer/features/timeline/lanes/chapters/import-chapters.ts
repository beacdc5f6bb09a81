import { importChapters, type ImportHow } from '../../../../../core/edit/chapters.ts';
import type { FormatProblem } from '../../../../../core/format-problems.ts';
import type { Chapter } from '../../../../../core/project/project.ts';
import type { AppConnection } from '../../../../connection/app-connection.ts';
import { t } from '../../../../i18n/i18n.ts';
import { announce } from '../../../../notices/announce.ts';
import { newId } from '../../../../project/edit-context.ts';
import { applyEdit, openProject } from '../../../../project/project-store.ts';
import { createStore } from '../../../../stores/store.ts';
import { chooseSources } from '../../../files/index.ts';

export interface ReadFile {
  readonly mediaId: string;
  readonly name: string;
  readonly chapters: readonly Omit<Chapter, 'id'>[];
  readonly problems: readonly FormatProblem[];
}

/** What was read and waits for an answer: what becomes of the chapters that are there. */
export const readFileStore = createStore<ReadFile | null>(null);

/** Asks for a file of chapters, or a video that has some. */
export async function chooseChapterFile(connection: AppConnection): Promise<void> {
  const mediaId = openProject()?.media.id;
  if (mediaId === undefined) return;
  const [chosen] = await chooseSources(connection, {
    ...{ kind: 'subtitle', multiple: false },
    title: { key: 'chapter.chooseFile', values: {} },
  });
  if (chosen === undefined) return;
  const read = await connection.calls['project.readChapters']({ mediaId, source: chosen.id });
  const project = openProject();
  if (project?.media.id !== mediaId) return;
  const file = { mediaId, name: chosen.name, ...read };
  if (project.chapters.length === 0 && read.problems.length === 0) takeChapters(file, 'beside');
  else readFileStore.set(file);
}

/** One edit, which one undo takes back. */
export function takeChapters({ mediaId, name, chapters }: ReadFile, how: ImportHow): void {
  readFileStore.set(null);
  const project = openProject();
  if (project?.media.id !== mediaId) return;
  const edit = importChapters(project.chapters, chapters, how, newId);
  applyEdit(edit);
  const count = edit?.changes.filter(({ after }) => after !== null).length ?? 0;
  announce(t('chapter.imported', { count, name }), true);
}
