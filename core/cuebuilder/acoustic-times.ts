import type { Word } from '../cues/cue.ts';

/** A stretch of time in milliseconds, `endMs` not included. */
export interface TimeRange {
  readonly startMs: number;
  readonly endMs: number;
}

export interface AcousticTimes {
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

/**
 * When each word is heard, for timing only (the words keep their own times): ascending, without overlap,
 * inside the video, and without the silence that recognisers add to words beside a pause: a word that
 * reaches out of a speech region is cut to the region.
 */
export function acousticTimes(
  words: readonly Word[],
  speechRegions: readonly TimeRange[],
  durationMs: number,
): AcousticTimes {
  const startMs = new Float64Array(words.length);
  const endMs = new Float64Array(words.length);
  const regions = speechRegions.toSorted((a, b) => a.startMs - b.startMs);
  let regionIndex = 0;
  let lastStart = 0;
  for (const [i, word] of words.entries()) {
    const start = Math.min(Math.max(word.startMs, lastStart), durationMs);
    const end = Math.min(Math.max(word.endMs, start), durationMs);
    while (regionIndex < regions.length && regions[regionIndex]!.endMs <= start) regionIndex += 1;
    const heard = clipToSpeech(start, end, regions, regionIndex);
    startMs[i] = heard.startMs;
    endMs[i] = heard.endMs;
    lastStart = heard.startMs;
    if (i > 0) endMs[i - 1] = Math.max(startMs[i - 1]!, Math.min(endMs[i - 1]!, heard.startMs));
  }
  return { startMs, endMs };
}

/** The part of a word from its first to its last moment of speech; all of it when no region touches it. */
function clipToSpeech(start: number, end: number, regions: readonly TimeRange[], from: number): TimeRange {
  let first: TimeRange | undefined;
  let last: TimeRange | undefined;
  for (let i = from; i < regions.length && regions[i]!.startMs < end; i++) {
    first ??= regions[i];
    last = regions[i];
  }
  if (first === undefined || last === undefined) return { startMs: start, endMs: end };
  return { startMs: Math.max(start, first.startMs), endMs: Math.min(end, last.endMs) };
}
