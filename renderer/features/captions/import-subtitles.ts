import { isSidecutError } from '../../../core/errors.ts';
import type { FormatProblem } from '../../../core/format-problems.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { openProject, projectStore, setActiveTrack } from '../../project/project-store.ts';
import { createStore } from '../../stores/store.ts';
import { removeTrack } from '../../editing/track-actions.ts';
import { openPanel } from '../../workspace/panels.ts';
import { closeSheet } from '../../workspace/workspace-store.ts';
import { chooseSources } from '../files/index.ts';

export interface Imported {
  /** It is told while this video is open. */
  readonly mediaId: string;
  readonly name: string;
  /** The file and the track that it became. */
  readonly source: string;
  readonly trackId: string;
  /** Those of its other languages. */
  readonly otherTrackIds: readonly string[];
  readonly cueCount: number;
  readonly format: string;
  readonly encoding: string;
  readonly problems: readonly FormatProblem[];
}

/** What was imported last, until the person has seen it or goes on to another video. */
export const importedStore = createStore<Imported | null>(null);

/** A file that was not read, for want of the right encoding perhaps. */
export interface Refused extends Pick<Imported, 'mediaId' | 'name' | 'source'> {
  /** What it was tried in; undefined: what its bytes looked like. */
  readonly encoding: string | undefined;
}

/** What was refused last, until it is read, dismissed or another file comes. */
export const refusedStore = createStore<Refused | null>(null);

/** Letters of another encoding look like no subtitles at all. What is said of a file's size or kind holds in any. */
function mayBeEncoding(error: unknown): boolean {
  if (isSidecutError(error, 'unknown-format')) return error.facts.reason === 'to-read';
  return isSidecutError(error, 'bad-subtitle') && unreadable.includes(error.facts.reason);
}

const unreadable: readonly string[] = ['nothing-timed', 'not-json', 'other-json'];

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
  encoding?: string,
): Promise<void> {
  importedStore.set(null);
  const imported = await calls['project.importFile']({
    ...{ mediaId, source },
    ...(encoding === undefined ? {} : { encoding }),
  }).catch((error: unknown) => {
    refusedStore.set(mayBeEncoding(error) ? { mediaId, name, source, encoding } : null);
    throw error;
  });
  refusedStore.set(null);
  importedStore.set({ mediaId, name, source, ...imported });
  showTrack(imported.trackId);
}

/** Reads the file once more in an encoding that a person chose, in the place of the tracks that it became before. */
export async function importAgain(
  connection: AppConnection,
  { mediaId, source, name, trackId, otherTrackIds }: Imported,
  encoding: string,
): Promise<void> {
  await importFile(connection, mediaId, source, name, encoding);
  for (const earlier of [trackId, ...otherTrackIds]) {
    const before = openProject()?.tracks.find(({ id }) => id === earlier);
    if (before !== undefined) removeTrack(before);
  }
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
