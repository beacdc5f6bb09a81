import type { SearchState } from '../../../core/contract/search.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { Remote } from '../library/library.ts';
import { isComplete, wantedReader } from './index-in-background.ts';
import type { SearchIndex } from './index/search-index.ts';
import type { SearchModels } from './models/search-models.ts';
import type { TextReaders } from './models/text-readers.ts';
import type { TextKeeper } from './texts/keep-texts.ts';

export interface StateParts {
  readonly index: Pick<Remote<SearchIndex>, 'videos' | 'size'>;
  readonly texts: Pick<TextKeeper, 'stamps'>;
  readonly models: Pick<SearchModels, 'chosen'>;
  readonly readers: Pick<TextReaders, 'chosen'>;
  readonly jobs: () => readonly Pick<Job, 'kind' | 'state'>[];
}

export async function readState({ index, texts, models, readers, jobs }: StateParts): Promise<SearchState> {
  const there = new Map((await index.videos()).map((video) => [video.mediaId, video]));
  const [text, picture] = [await models.chosen('passages'), await models.chosen('frames')];
  const spaces = { passages: text?.spaceId ?? null, frames: picture?.spaceId ?? null };
  const stamps = await texts.stamps();
  const readingModel = await wantedReader(readers);
  const indexed = stamps.filter(({ mediaId, stamp, readBy }) => {
    const video = there.get(mediaId);
    const isRead = readingModel === null || readBy === readingModel;
    return video !== undefined && isRead && isComplete(video, stamp, spaces);
  });
  const open = jobs().filter(({ kind, state }) => kind === 'moments' && isOpen(state));
  return {
    ...(await index.size()),
    ...{ videos: stamps.length, indexed: indexed.length },
    isPaused: open.length > 0 && open.every(({ state }) => state === 'paused'),
    ...{ textModel: text?.id ?? null, pictureModel: picture?.id ?? null, readingModel },
  };
}

function isOpen(state: Job['state']): boolean {
  return state === 'queued' || state === 'running' || state === 'paused';
}
