import type { FormatProblem } from '../../../core/format-problems.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { openProject, projectStore, setActiveTrack } from '../../project/project-store.ts';
import { createStore } from '../../stores/store.ts';
import { openPanel } from '../../workspace/panels.ts';
import { closeSheet } from '../../workspace/workspace-store.ts';
import { chooseSources } from '../files/index.ts';

export interface Imported {
  /** It is told while this video is open. */
  readonly mediaId: string;
  readonly name: string;
  readonly cueCount: number;
  readonly format: string;
  readonly encoding: string;
  readonly problems: readonly FormatProblem[];
}

/** What was imported last, until the person has seen it or goes on to another video. */
export const importedStore = createStore<Imported | null>(null);

/** Asks for a file and imports it into the open project. */
export async function chooseAndImport(connection: AppConnection): Promise<void> {
  const mediaId = openProject()?.media.id;
  if (mediaId === undefined) return;
  const [chosen] = await chooseSources(connection, { kind: 'subtitle', multiple: false });
  if (chosen !== undefined) await importFile(connection, mediaId, chosen.id, chosen.name);
}

export async function importFile(
  { calls }: AppConnection,
  mediaId: string,
  source: string,
  name: string,
): Promise<void> {
  importedStore.set(null);
  const { trackId, ...rest } = await calls['project.importFile']({ mediaId, source });
  importedStore.set({ mediaId, name, ...rest });
  showTrack(trackId);
}

export async function importStream(
  { calls }: AppConnection,
  mediaId: string,
  streamIndex: number,
): Promise<void> {
  importedStore.set(null);
  const { trackId } = await calls['project.importStream']({ mediaId, streamIndex });
  showTrack(trackId);
}

/** The list shows the cues at once. The track comes by an event, before or after the answer. */
function showTrack(trackId: string): void {
  const isThere = (): boolean => openProject()?.tracks.some(({ id }) => id === trackId) ?? false;
  const show = (): void => {
    setActiveTrack(trackId);
    closeSheet();
    openPanel('cues');
  };
  if (isThere()) {
    show();
    return;
  }
  const stop = projectStore.subscribe(() => {
    if (projectStore.get().status !== 'open') stop();
    else if (isThere()) {
      stop();
      show();
    }
  });
}
