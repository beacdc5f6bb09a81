import type { Word } from '../cues/cue.ts';
import { meanConfidence } from '../cues/word-confidence.ts';
import { piecesOf, runningText } from '../cuebuilder/pieces.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { alignWords } from './align-words.ts';
import { inkLength, inkOf, readMarked } from './marked-text.ts';

/** As the library holds them. */
export type CueWord = NonNullable<TrackCue['words']>[number];

interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

export function shiftWords(words: readonly CueWord[] | undefined, deltaMs: number): TrackCue['words'] {
  if (deltaMs === 0) return words;
  return words?.map((word) => ({
    ...word,
    startMs: Math.max(0, word.startMs + deltaMs),
    endMs: Math.max(0, word.endMs + deltaMs),
  }));
}

/** Words that reach out of the span are cut to it; those outside become points at its edge. */
export function clampWords(words: readonly CueWord[] | undefined, span: TimeSpan): TrackCue['words'] {
  const clamp = (ms: number): number => Math.min(Math.max(ms, span.startMs), span.endMs);
  if (
    words === undefined ||
    words.every((word) => word.startMs >= span.startMs && word.endMs <= span.endMs)
  ) {
    return words;
  }
  return words.map((word) => ({ ...word, startMs: clamp(word.startMs), endMs: clamp(word.endMs) }));
}

/** Times by a rule that keeps their order. */
export function mapWords(
  words: readonly CueWord[] | undefined,
  timeOf: (ms: number) => number,
): TrackCue['words'] {
  return words?.map((word) => {
    const startMs = timeOf(word.startMs);
    return { ...word, startMs, endMs: Math.max(startMs, timeOf(word.endMs)) };
  });
}

/** The cue's own words, aligned to its text should they not spell it; null when it has none. */
export function fittingWords(cue: TrackCue): readonly CueWord[] | null {
  if (cue.words === undefined || cue.words.length === 0) return null;
  const { plain } = readMarked(cue.text);
  const spelled = cue.words.map((word) => word.text).join('');
  return inkOf(spelled) === inkOf(plain) ? cue.words : alignWords(cue.words, plain, cue);
}

/** The cue's words or, where it has none, its text in words with times by their share of the characters. */
export function timedWords(cue: TrackCue, language: string | undefined): readonly CueWord[] {
  return fittingWords(cue) ?? interpolateWords(readMarked(cue.text).plain, cue, language);
}

export function interpolateWords(
  plain: string,
  span: TimeSpan,
  language: string | undefined,
): readonly CueWord[] {
  const text = plain.replaceAll(/\s+/gu, ' ').trim();
  const pieces = piecesOf(runningText([{ startMs: 0, endMs: 0, text }]), language);
  const total = inkLength(text);
  const timeAt = (ink: number): number =>
    Math.round(span.startMs + ((span.endMs - span.startMs) * ink) / Math.max(1, total));
  let ink = 0;
  return pieces.map((piece) => {
    const startMs = timeAt(ink);
    ink += inkLength(piece.text);
    return {
      startMs,
      endMs: timeAt(ink),
      text: (piece.spaceBefore ? ' ' : '') + piece.text,
      timing: 'given',
    };
  });
}

/** The fields of a cue that follow from its words. */
export function wordFields(words: readonly Word[]): Pick<TrackCue, 'words' | 'confidence'> {
  const confidence = meanConfidence(words);
  return {
    ...(words.length === 0 ? {} : { words: words }),
    ...(confidence === null ? {} : { confidence }),
  };
}
