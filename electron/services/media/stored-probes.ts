/**
 * [Note: Stored probes] What the library knows of a file was told when the file came in, by the probe of that time: an
 * earlier one took a guess for a length. Each stored one has a version; when a file whose version is older is opened or
 * listed it is looked at again, in the background, one after the other, and once while the program runs.
 */
import { isDeepStrictEqual } from 'node:util';
import { createTurns } from '../../../core/async/turns.ts';
import type { Turns } from '../../../core/async/turns.ts';
import type { Library } from '../library/library.ts';
import type { MediaPlace, MediaRecord } from '../library/media-record.ts';
import { probeVersion } from './probe.ts';

export interface StoredProbesParts {
  readonly library: { readonly media: Pick<Library['media'], 'find' | 'move'> };
  /** Looks at a file anew. */
  readonly look: (path: string, signal: AbortSignal) => Promise<MediaPlace>;
  /** So that no file comes or goes between a look at the library and a change of it. */
  readonly inTurn: Turns;
  /** What is known of it is other than before. */
  readonly onChanged: (record: MediaRecord) => Promise<void>;
}

export interface StoredProbes {
  /** Returns at once. `record`: of a file that is there. */
  readonly renew: (record: MediaRecord) => void;
  /** Ends what goes on, for good. */
  readonly close: () => Promise<void>;
}

export function createStoredProbes(parts: StoredProbesParts): StoredProbes {
  const tried = new Set<string>();
  const oneByOne = createTurns();
  const ending = new AbortController();
  let last: Promise<void> = Promise.resolve();
  return {
    renew: (record) => {
      const { id, info } = record;
      if ((info.probeVersion ?? 0) >= probeVersion || tried.has(id)) return;
      tried.add(id);
      // Nobody waits for it, and what is stored goes on to serve.
      last = oneByOne(() => look(parts, record, ending.signal))
        .then((isStored) => {
          if (!isStored) tried.delete(id);
        })
        .catch(() => undefined);
    },
    close: async () => {
      ending.abort();
      await last;
    },
  };
}

/** False where the file, or what is known of it, changed meanwhile. */
async function look(parts: StoredProbesParts, asked: MediaRecord, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  const seen = await parts.look(asked.path, signal);
  return parts.inTurn(async () => {
    signal.throwIfAborted();
    const record = await parts.library.media.find(asked.id);
    const isSame = record !== null && record.fingerprint === asked.fingerprint && record.path === asked.path;
    // A file that was changed meanwhile is another one until a person says that it is not.
    if (!isSame || seen.bytes !== record.bytes || seen.modifiedMs !== Math.round(record.modifiedMs))
      return false;
    const { path, name, bytes, modifiedMs } = record;
    const moved = await parts.library.media.move(record.id, {
      path,
      name,
      bytes,
      modifiedMs,
      info: seen.info,
    });
    if (!isDeepStrictEqual({ ...record.info, probeVersion }, moved.info)) {
      await parts.onChanged(moved);
    }
    return true;
  });
}
