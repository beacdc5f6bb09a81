import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { AppEventName } from '../../../core/contract/events.ts';
import type { Settings } from '../../../core/contract/app.ts';
import type { InferenceClient } from '../../inference/client.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { Scratch } from '../files/scratch.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Library } from '../library/library.ts';
import type { ModelPlaces } from '../models/layout/model-places.ts';
import type { TrackText } from '../transcripts/read-text.ts';
import { createSearchHandlers } from './handlers.ts';
import { indexInBackground } from './index-in-background.ts';
import type { OpenSearchIndex } from './index/open-search-index.ts';
import { createSearchModels } from './models/search-models.ts';
import type { SearchModels } from './models/search-models.ts';
import { createTextReaders } from './models/text-readers.ts';
import type { TextReaders } from './models/text-readers.ts';
import { createTextKeeper } from './texts/keep-texts.ts';
import type { TextKeeper } from './texts/keep-texts.ts';

export interface SearchParts {
  readonly library: Library;
  readonly index: OpenSearchIndex;
  readonly readText: (trackId: string) => Promise<TrackText>;
  readonly inference: InferenceClient;
  readonly places: ModelPlaces;
  readonly settings: () => Promise<Settings>;
  readonly tools: () => Promise<FfmpegTools>;
  readonly scratch: Scratch;
  readonly pathOf: (sourceId: string) => string;
  /** What the addresses of media begin with, such as `/media`. */
  readonly mediaAddress: string;
}

/** What indexing works with: known before there is a queue. */
export interface Search {
  readonly index: OpenSearchIndex;
  readonly texts: TextKeeper;
  readonly models: SearchModels;
  readonly readers: TextReaders;
  /** JPEG of what is on the screen at a time; null: none is kept. */
  readonly readFrame: (mediaId: string, timeMs: number) => Promise<Uint8Array | null>;
  readonly begin: (queue: JobQueue, options: { readonly isInBackground: boolean }) => RunningSearch;
}

export interface RunningSearch {
  readonly handlers: Pick<Handlers<AppContract>, Extract<keyof AppContract, `search.${string}`>>;
  readonly heard: (event: AppEventName) => void;
  readonly close: () => void;
}

/** Puts the parts of searching together. */
export function openSearch(parts: SearchParts): Search {
  const { library, index, settings, mediaAddress } = parts;
  const texts = createTextKeeper(parts);
  const models = createSearchModels({ ...parts, wishes: settings });
  const readers = createTextReaders({ ...parts, isWanted: async () => (await settings()).readsPictureText });
  const pictureAddress = (mediaId: string, timeMs: number) => `${mediaAddress}/${mediaId}/frame/${timeMs}`;
  return {
    ...{ index, texts, models, readers },
    readFrame: async (mediaId, timeMs) => {
      const frame = await index.frameAt(mediaId, timeMs);
      return frame && index.picture(frame.id);
    },
    begin: (queue, { isInBackground }) => {
      const isOn = async () => isInBackground && (await settings()).indexInBackground;
      const background = indexInBackground({ library, index, texts, models, readers, queue, isOn });
      return {
        handlers: createSearchHandlers({
          ...{ ...parts, texts, models, readers, background, pictureAddress },
          jobs: () => queue.list(),
        }),
        heard: background.heard,
        close: background.close,
      };
    },
  };
}
