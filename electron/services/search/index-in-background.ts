import type { AppEventName } from '../../../core/contract/events.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { Library, Remote } from '../library/library.ts';
import type { IndexedVideo, SearchIndex } from './index/search-index.ts';
import type { SearchModels } from './models/search-models.ts';
import type { TextReaders } from './models/text-readers.ts';
import type { TextKeeper } from './texts/keep-texts.ts';

export interface IndexingQueue {
  findFor(mediaId: string, kind: string): Pick<Job, 'state'> | undefined;
  add(request: {
    readonly kind: 'moments';
    readonly mediaId: string;
    readonly title: string;
    readonly options: unknown;
  }): Promise<unknown>;
  isBusy(): boolean;
}

export interface IndexingSchedule {
  readonly library: Pick<Library, 'media'>;
  readonly index: Pick<Remote<SearchIndex>, 'videos' | 'keepSpaces'>;
  readonly texts: TextKeeper;
  readonly models: SearchModels;
  readonly readers: Pick<TextReaders, 'chosen'>;
  readonly queue: IndexingQueue;
  /** `indexInBackground` of the settings. */
  readonly isOn: () => Promise<boolean>;
}

/** Whoever is at work goes on for a while: nothing is indexed of what changes again at once. */
const calmMs = 8000;

export interface BackgroundIndexing {
  /** What of the library is told to pages. */
  readonly heard: (event: AppEventName) => void;
  /** Queues the videos that are not indexed as they are now, of these or of all; how many. */
  readonly queue: (mediaIds: readonly string[] | null) => Promise<number>;
  readonly close: () => void;
}

/**
 * Sees to it that the index follows the library: after an import, a transcription, an edit, another model, and at the start.
 * What a person cancelled, or what has failed, is theirs to begin again.
 */
export function indexInBackground(
  parts: IndexingSchedule,
  { delayMs = calmMs }: { readonly delayMs?: number } = {},
): BackgroundIndexing {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  /** What was begun in this process, by video: a file that is not there is not looked for again and again. */
  const tried = new Map<string, string>();

  function schedule(): void {
    if (isClosed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch(() => undefined), delayMs).unref();
  }

  async function look(): Promise<void> {
    if (!(await parts.isOn())) return;
    if (parts.queue.isBusy()) {
      schedule();
      return;
    }
    const open = await incomplete(parts);
    if (isClosed) return;
    const untried = open.filter(({ mediaId, why }) => tried.get(mediaId) !== why);
    for (const { mediaId, why } of untried) tried.set(mediaId, why);
    await begin(
      parts,
      untried.map(({ mediaId }) => mediaId),
      ['queued', 'running', 'paused', 'cancelled', 'failed'],
    );
    if (open.length === 0) await forgetOtherSpaces(parts);
  }

  schedule();
  return {
    heard: (event) => {
      if (event === 'models.changed' || event === 'settings.changed') parts.models.changed();
      if (event === 'media.changed' || event === 'project.changed') parts.texts.changed();
      if (event === 'jobs.removed' || event === 'app.command') return;
      schedule();
    },
    queue: async (mediaIds) => {
      const open = (await incomplete(parts)).map(({ mediaId }) => mediaId);
      const wanted = mediaIds === null ? open : open.filter((mediaId) => mediaIds.includes(mediaId));
      return begin(parts, wanted, ['queued', 'running', 'paused']);
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

async function begin(
  { library, queue }: IndexingSchedule,
  mediaIds: readonly string[],
  unless: readonly Job['state'][],
): Promise<number> {
  let jobs = 0;
  for (const mediaId of mediaIds) {
    const job = queue.findFor(mediaId, 'moments');
    if (job !== undefined && unless.includes(job.state)) continue;
    const record = await library.media.find(mediaId);
    if (record === null) continue;
    await queue.add({ kind: 'moments', mediaId, title: record.name, options: {} });
    jobs += 1;
  }
  return jobs;
}

/** Videos that can't be searched as they are now; `why`: another reason is another wish. */
export async function incomplete({
  index,
  texts,
  models,
  readers,
}: Pick<IndexingSchedule, 'index' | 'texts' | 'models' | 'readers'>): Promise<
  readonly { readonly mediaId: string; readonly why: string }[]
> {
  const there = new Map((await index.videos()).map((video) => [video.mediaId, video]));
  const spaces = {
    passages: (await models.chosen('passages'))?.spaceId ?? null,
    frames: (await models.chosen('frames'))?.spaceId ?? null,
  };
  const reader = await wantedReader(readers);
  return (await texts.stamps()).flatMap(({ mediaId, stamp, readBy }) => {
    const video = there.get(mediaId);
    const isRead = reader === null || readBy === reader;
    if (video !== undefined && isRead && isComplete(video, stamp, spaces)) return [];
    return [{ mediaId, why: JSON.stringify([stamp, spaces, reader]) }];
  });
}

/** The model that pictures are to be read by; null: they are not to be read, or can't. */
export async function wantedReader({ chosen }: Pick<TextReaders, 'chosen'>): Promise<string | null> {
  const { isWanted, model } = await chosen();
  return isWanted ? model : null;
}

export function isComplete(
  { textStamp, pictureStamp, passages, frames, vectors }: IndexedVideo,
  stamp: string,
  spaces: Readonly<Record<'passages' | 'frames', string | null>>,
): boolean {
  const isWhole = (space: string | null, count: number) => space === null || (vectors[space] ?? 0) >= count;
  // A stamp in two parts is one of pictures that are still being taken.
  const hasPictures = pictureStamp !== null && !pictureStamp.includes(' ');
  return (
    textStamp === stamp && hasPictures && isWhole(spaces.passages, passages) && isWhole(spaces.frames, frames)
  );
}

async function forgetOtherSpaces({ index, models }: IndexingSchedule): Promise<void> {
  const chosen = [await models.chosen('passages'), await models.chosen('frames')];
  await index.keepSpaces(chosen.flatMap((model) => model?.spaceId ?? []));
}
