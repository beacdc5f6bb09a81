import type { ImportHow } from '../../../core/edit/chapters.ts';
import type { FormatProblem } from '../../../core/format-problems.ts';
import type { Chapter } from '../../../core/project/project.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { takeImported } from '../../editing/chapter-edits.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { openProject } from '../../project/project-store.ts';
import { createStore } from '../../stores/store.ts';
import { chooseSources } from '../files/index.ts';
import './messages.ts';

export interface ReadChapterFile {
  readonly mediaId: string;
  readonly name: string;
  readonly chapters: readonly Omit<Chapter, 'id'>[];
  readonly problems: readonly FormatProblem[];
}

/** What was read and waits for an answer: what becomes of the chapters that are there. */
export const readChapterFileStore = createStore<ReadChapterFile | null>(null);

/** Asks for a file of chapters or markers and puts them into the open project; undo takes them back. */
export async function chooseAndImportChapters(connection: AppConnection): Promise<void> {
  const mediaId = openProject()?.media.id;
  if (mediaId === undefined) return;
  const [chosen] = await chooseSources(connection, {
    ...{ kind: 'subtitle', multiple: false },
    title: { key: 'captions.chooseChapters', values: {} },
  });
  if (chosen !== undefined) await importChapters(connection, mediaId, chosen.id, chosen.name);
}

/** Where chapters are there already, or something could not be read, a person is asked first. */
export async function importChapters(
  { calls }: AppConnection,
  mediaId: string,
  source: string,
  name: string,
): Promise<void> {
  const read = await calls['project.readChapters']({ mediaId, source });
  const project = openProject();
  // Another video may have been opened meanwhile.
  if (project?.media.id !== mediaId) return;
  const file = { mediaId, name, ...read };
  if (project.chapters.length === 0 && read.problems.length === 0) takeFile(file, 'beside');
  else readChapterFileStore.set(file);
}

/** One edit, which one undo takes back. */
export function takeFile({ mediaId, name, chapters }: ReadChapterFile, how: ImportHow): void {
  readChapterFileStore.set(null);
  if (openProject()?.media.id !== mediaId) return;
  announce(t('captions.chaptersImported', { count: takeImported(chapters, how), name }), true);
}
