import type { FormatProblem } from '../../../core/format-problems.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { takeImported } from '../../editing/chapter-edits.ts';
import { formatProblemText } from '../../i18n/format-problem-text.ts';
import { localeStore, t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { openProject } from '../../project/project-store.ts';
import { chooseSources } from '../files/index.ts';
import './messages.ts';

/** Asks for a file of chapters or markers and puts them into the open project; undo takes them back. */
export async function chooseAndImportChapters(connection: AppConnection): Promise<void> {
  const mediaId = openProject()?.media.id;
  if (mediaId === undefined) return;
  const [chosen] = await chooseSources(connection, { kind: 'subtitle', multiple: false });
  if (chosen !== undefined) await importChapters(connection, mediaId, chosen.id);
}

export async function importChapters(
  { calls }: AppConnection,
  mediaId: string,
  source: string,
): Promise<void> {
  const { chapters, problems } = await calls['project.readChapters']({ mediaId, source });
  // Another video may have been opened meanwhile.
  if (openProject()?.media.id !== mediaId) return;
  takeImported(chapters);
  const said = problems.map((one: FormatProblem) => formatProblemText(localeStore.get(), one));
  announce([t('captions.chaptersImported', { count: chapters.length }), ...said].join(' '), true);
}
