import { createHash } from 'node:crypto';
import type { Analysis } from '../../core/analysis/analysis.ts';
import { isSidecutError } from '../../core/errors.ts';
import { inSlices } from '../system/in-slices.ts';
import type { TrackText } from '../services/transcripts/read-text.ts';

/** What tells the text of a track from what it was: words, times, voices; null where there is none. */
export type TextRevision = (analysis: Analysis, options: unknown) => Promise<string | null>;

export interface TextRevisionParts {
  readonly readText: (trackId: string) => Promise<TrackText>;
}

/** Of the track that the options of an analysis name; a chapter that is renamed leaves it as it is. */
export function createTextRevision({ readText }: TextRevisionParts): TextRevision {
  const known = new WeakMap<TrackText, string>();
  return async ({ reads }, options) => {
    const trackId = trackOf(options);
    if (!reads.includes('text') || trackId === null) return null;
    try {
      const text = await readText(trackId);
      const revision = known.get(text) ?? (await inSlices(hashOf(text)));
      known.set(text, revision);
      return revision;
    } catch (error) {
      // A track that is gone is another text than the one that was read.
      if (isSidecutError(error, 'track-unknown')) return 'gone';
      throw error;
    }
  };
}

function trackOf(options: unknown): string | null {
  if (typeof options !== 'object' || options === null || !('trackId' in options)) return null;
  return typeof options.trackId === 'string' ? options.trackId : null;
}

function* hashOf({ sentences }: TrackText): Generator<undefined, string> {
  const hash = createHash('sha256');
  for (const { startMs, endMs, text, speaker } of sentences) {
    hash.update(JSON.stringify([startMs, endMs, text, speaker]));
    yield;
  }
  return hash.digest('hex').slice(0, 32);
}
