import type { MediaSummary } from '../../../core/contract/media.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import type { MessageKey } from '../../i18n/i18n.ts';
import { defaultOptions, startTranscription } from '../captions/index.ts';
import { chooseSources } from '../files/index.ts';
import { replaceVideo, takeChangedFile } from '../replace/index.ts';
import { openMedia } from '../../workspace/workspace-store.ts';
import { addProgressStore, showAddResult, type AddResult } from './add-result.ts';
import { readFolders } from './folders-store.ts';
import { readLibrary } from './library-store.ts';

const starterModel = 'starter-whisper';

/** One click from nothing to captions: adds the sample, opens it, and transcribes it unless that was done before. */
export async function openSample(connection: AppConnection): Promise<void> {
  const sample = await connection.calls['media.addSample']({});
  openMedia(sample.id);
  if (sample.trackCount > 0) return;
  const { jobs } = await connection.calls['jobs.list']({});
  const isOnItsWay = jobs.some(
    ({ kind, mediaId, state }) => kind === 'transcribe' && mediaId === sample.id && state !== 'cancelled',
  );
  if (isOnItsWay) return;
  await startTranscription(connection, sample.id, {
    ...defaultOptions(undefined, sample),
    model: starterModel,
    language: 'en',
  });
}

export async function chooseVideos(connection: AppConnection, note?: MessageKey): Promise<void> {
  const chosen = await chooseSources(connection, {
    kind: 'media',
    multiple: true,
    ...(note === undefined ? {} : { note }),
  });
  await addSources(
    connection,
    chosen.map(({ id }) => id),
  );
}

/** All videos of folders and of the folders in them, now and later. */
export async function chooseFolderOfVideos(connection: AppConnection): Promise<void> {
  const title = { key: 'library.folderTitle', values: {} } as const;
  const chosen = await chooseSources(connection, { kind: 'folder', multiple: true, isRead: true, title });
  await addSources(
    connection,
    chosen.map(({ id }) => id),
  );
}

/** A few at a time, so that the list grows while the rest is looked at. */
const addedAtOnce = 8;

/** Adds what was chosen or dropped; folders are followed from now on. A single video is opened at once. */
export async function addSources({ calls }: AppConnection, given: readonly string[]): Promise<void> {
  if (given.length === 0) return;
  const { folders, files: sources } = await calls['folders.add']({ sources: [...given] });
  if (folders.length > 0) await readFolders();
  const result: Mutable<AddResult> = {
    addedCount: 0,
    known: [],
    refused: [],
  };
  let only: MediaSummary | undefined;
  try {
    for (let start = 0; start < sources.length; start += addedAtOnce) {
      if (sources.length > addedAtOnce) addProgressStore.set({ done: start, total: sources.length });
      const some = sources.slice(start, start + addedAtOnce);
      const { added, known, refused } = await calls['media.add']({ sources: some });
      result.addedCount += added.length;
      result.known = [...result.known, ...known];
      result.refused = [...result.refused, ...refused];
      only = [...added, ...known][0] ?? only;
    }
  } finally {
    addProgressStore.set(null);
    showAddResult(result);
  }
  if (given.length === 1 && only !== undefined) openMedia(only.id);
  else await readLibrary();
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Another file for a video, which is then opened: what becomes of its captions is asked there. */
export async function replaceAndOpen(
  connection: AppConnection,
  media: Pick<MediaSummary, 'id' | 'name' | 'present'>,
): Promise<void> {
  const isTaken = await replaceVideo(connection, media);
  // Whoever looked for a missing file goes on where they are; the list shows it.
  if (isTaken && media.present) openMedia(media.id);
}

export async function openChangedFile(connection: AppConnection, mediaId: string): Promise<void> {
  await takeChangedFile(connection, mediaId);
  openMedia(mediaId);
}
