import type { MediaSummary } from '../../../core/contract/media.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import type { MessageKey } from '../../i18n/i18n.ts';
import { defaultOptions, startTranscription } from '../captions/index.ts';
import { chooseSources } from '../files/index.ts';
import { replaceVideo, takeChangedFile } from '../replace/index.ts';
import { pictureOf } from '../../project/picture.ts';
import { openMedia } from '../../workspace/workspace-store.ts';
import { showAddResult } from './add-result.ts';
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
    ...defaultOptions(undefined, pictureOf(sample)),
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
  if (chosen.length === 0) return;
  await addSources(
    connection,
    chosen.map(({ id }) => id),
  );
}

/** Adds what was chosen or dropped. A single video is opened at once. */
export async function addSources({ calls }: AppConnection, sources: readonly string[]): Promise<void> {
  const result = await calls['media.add']({ sources: [...sources] });
  const taken: readonly MediaSummary[] = [...result.added, ...result.known];
  showAddResult({ addedCount: result.added.length, known: result.known, refused: result.refused });
  const [only] = taken;
  if (taken.length === 1 && sources.length === 1 && only !== undefined) openMedia(only.id);
  else await readLibrary();
}

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
