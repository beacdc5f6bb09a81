import { isSidecutError } from '../../../../core/errors.ts';
import { createTurns } from '../../../../core/async/turns.ts';
import type { TextStamp } from '../../library/media-record.ts';
import { isStorageFailure } from '../../library/where-there-is-room.ts';
import type { Library, Remote } from '../../library/library.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { readPassages } from './read-passages.ts';
import type { PassageParts } from './read-passages.ts';

export interface TextParts extends PassageParts {
  readonly library: PassageParts['library'] & Pick<Library, 'media'>;
  readonly index: Pick<Remote<SearchIndex>, 'videos' | 'putPassages' | 'remove'>;
}

export interface TextKeeper {
  /** Something of the library has changed: stamps are read again before the next question. */
  readonly changed: () => void;
  /** All videos of the library, as they are now. */
  readonly stamps: () => Promise<readonly TextStamp[]>;
  /** Puts the text of a video into the index as it is now, unless it is there. */
  readonly renew: (mediaId: string) => Promise<void>;
  /**
   * Before a question: every text that was searched before is the one of now; of those that never were as many as
   * `patienceMs` allows. On a full disk what is there is searched. Whether anything was put into the index.
   */
  readonly bringUpToDate: (signal: AbortSignal, patienceMs: number) => Promise<boolean>;
}

/** Raised when passages of one text are made otherwise. */
const version = 1;

export function createTextKeeper(parts: TextParts): TextKeeper {
  const { library, index } = parts;
  // Two questions at once do the work once.
  const inTurn = createTurns();
  let known: readonly TextStamp[] | undefined;
  let changes = 0;
  /** By video: what the index was last seen to hold. */
  let indexed: Map<string, string | null> | undefined;

  async function stamps(): Promise<readonly TextStamp[]> {
    if (known !== undefined) return known;
    const before = changes;
    const read = (await library.media.textStamps()).map((one) => ({
      ...one,
      stamp: `${version} ${one.stamp}`,
    }));
    if (changes === before) known = read;
    return read;
  }

  async function indexedStamps(): Promise<Map<string, string | null>> {
    indexed ??= new Map((await index.videos()).map(({ mediaId, textStamp }) => [mediaId, textStamp]));
    return indexed;
  }

  async function forgetGone(there: Map<string, string | null>, now: readonly TextStamp[]): Promise<void> {
    const ids = new Set(now.map(({ mediaId }) => mediaId));
    const gone = [...there.keys()].filter((mediaId) => !ids.has(mediaId));
    if (gone.length === 0) return;
    await index.remove(gone);
    for (const mediaId of gone) there.delete(mediaId);
  }

  async function put({ mediaId, stamp }: TextStamp): Promise<void> {
    const there = await indexedStamps();
    if (there.get(mediaId) === stamp) return;
    try {
      await index.putPassages(mediaId, stamp, await readPassages(parts, mediaId));
      there.set(mediaId, stamp);
    } catch (error) {
      // A track that went while it was read: the next stamps tell of it.
      if (!isSidecutError(error, 'track-unknown')) throw error;
      known = undefined;
    }
  }

  return {
    changed: () => {
      changes += 1;
      known = undefined;
    },
    stamps,
    renew: (mediaId) =>
      inTurn(async () => {
        const stamp = (await stamps()).find((one) => one.mediaId === mediaId);
        if (stamp !== undefined) await put(stamp);
      }),
    bringUpToDate: (signal, patienceMs) =>
      inTurn(async () => {
        const until = performance.now() + patienceMs;
        let hasPut = false;
        try {
          const [now, there] = [await stamps(), await indexedStamps()];
          await forgetGone(there, now);
          // Those that were searched before come first.
          const stale = now.filter(({ mediaId, stamp }) => there.get(mediaId) !== stamp);
          const [newer, fresh] = [
            stale.filter(({ mediaId }) => there.has(mediaId)),
            stale.filter(({ mediaId }) => !there.has(mediaId)),
          ];
          for (const one of [...newer, ...fresh]) {
            signal.throwIfAborted();
            if (fresh.includes(one) && performance.now() > until) break;
            await put(one);
            hasPut = true;
          }
        } catch (error) {
          if (!isStorageFailure(error)) throw error;
        }
        return hasPut;
      }),
  };
}
