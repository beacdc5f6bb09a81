import type { TimedSegment, TimedWord } from './timed-words.ts';

/**
 * Attention gives a pause to the word beside it, so words at the edges of sentences come out far too long. The
 * reference (openai/whisper, timing.py) cuts them by the median word length; the same rules in milliseconds.
 */
export interface WordLengths {
  /** At most 0.7 s; 0 when no word has a length. */
  readonly medianMs: number;
  readonly maxMs: number;
}

const sentenceEndMarks = '.。!！?？';
const medianLimitMs = 700;
/** A segment time is trusted over a word time that is further off than this. */
const segmentToleranceMs = 500;

export function measureWords(words: readonly TimedWord[]): WordLengths {
  const lengths = words.map((word) => word.endMs - word.startMs).filter((length) => length > 0);
  lengths.sort((a, b) => a - b);
  const middle = lengths.length / 2;
  const upper = lengths[Math.floor(middle)] ?? 0;
  const median = Number.isInteger(middle) ? ((lengths[middle - 1] ?? 0) + upper) / 2 : upper;
  const medianMs = Math.min(medianLimitMs, median);
  return { medianMs, maxMs: 2 * medianMs };
}

/** Cuts over-long end marks and the words after them. Runs before the punctuation is merged. */
export function cutAtSentenceEnds(words: readonly TimedWord[], { maxMs }: WordLengths): readonly TimedWord[] {
  if (maxMs === 0) return words;
  return words.map((word, index) => {
    if (index === 0 || word.endMs - word.startMs <= maxMs) return word;
    if (isEndMark(word.text)) return { ...word, endMs: word.startMs + maxMs };
    return isEndMark(words[index - 1]?.text) ? { ...word, startMs: word.endMs - maxMs } : word;
  });
}

function isEndMark(text: string | undefined): boolean {
  return text !== undefined && text !== '' && sentenceEndMarks.includes(text);
}

/** Cuts over-long words at the edges of segments, and lets words and segments agree on where they begin and end. */
export function cutAtSegmentEdges(
  segments: readonly TimedSegment[],
  { medianMs, maxMs }: WordLengths,
): readonly TimedSegment[] {
  let speechEndMs = 0;
  return segments.map((segment) => {
    if (segment.words.length === 0) return segment;
    const cut = shortenAfterPause(segment.words, speechEndMs, medianMs, maxMs);
    const fitted = fitToSegment({ ...segment, words: cut }, medianMs);
    speechEndMs = fitted.endMs;
    return fitted;
  });
}

/** After a pause, the first two words last at most twice the median each. */
function shortenAfterPause(
  words: readonly TimedWord[],
  speechEndMs: number,
  medianMs: number,
  maxMs: number,
): readonly TimedWord[] {
  const [first, second, ...rest] = words;
  if (!first || first.endMs - speechEndMs <= 4 * medianMs) return words;
  const firstTooLong = first.endMs - first.startMs > maxMs;
  const bothTooLong = second !== undefined && second.endMs - first.startMs > 2 * maxMs;
  if (!firstTooLong && !bothTooLong) return words;
  const boundaryMs =
    second && second.endMs - second.startMs > maxMs
      ? Math.max(second.endMs / 2, second.endMs - maxMs)
      : undefined;
  const endMs = boundaryMs ?? first.endMs;
  const shortened = { ...first, startMs: Math.max(0, endMs - maxMs), endMs };
  return second ? [shortened, { ...second, startMs: boundaryMs ?? second.startMs }, ...rest] : [shortened];
}

function fitToSegment(segment: TimedSegment, medianMs: number): TimedSegment {
  const words = [...segment.words];
  let { startMs, endMs } = segment;
  const first = words[0];
  if (first) {
    if (startMs < first.endMs && startMs - segmentToleranceMs > first.startMs) {
      words[0] = { ...first, startMs: Math.max(0, Math.min(first.endMs - medianMs, startMs)) };
    } else startMs = first.startMs;
  }
  const last = words.at(-1);
  if (last) {
    if (endMs > last.startMs && endMs + segmentToleranceMs < last.endMs) {
      words[words.length - 1] = { ...last, endMs: Math.max(last.startMs + medianMs, endMs) };
    } else endMs = last.endMs;
  }
  return { startMs, endMs, words };
}
