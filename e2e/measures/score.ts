import { checkTrack } from '../../core/check/check-track.ts';
import { resolveProfile } from '../../core/profiles/profiles.ts';
import type { Clip } from '../../sample/speech/clip.ts';
import type { CaptionedCue } from '../cli/sidecut-cli.ts';
import { compareCues } from './cue-edges.ts';
import { addWordErrors, normaliseWords } from '../../core/evaluation/word-errors.ts';
import type { WordErrors } from '../../core/evaluation/word-errors.ts';

/** What one or more clips showed. */
export interface Score {
  readonly clips: number;
  readonly words: WordErrors;
  /** Absolute, milliseconds. */
  readonly startErrorsMs: readonly number[];
  readonly endErrorsMs: readonly number[];
  readonly wordStartErrorsMs: readonly number[];
  /** Of the Netflix profile, without the rules about shots. */
  readonly violations: number;
  /** Words where no one speaks. */
  readonly invented: number;
}

/** Speech may hang this far into a quiet stretch before a word there counts as invented. */
const toleranceMs = 300;

export function scoreClip(clip: Clip, cues: readonly CaptionedCue[]): Score {
  const { words, edges, wordStartErrorsMs } = compareCues(
    cues,
    clip.sentences.flatMap((sentence) => sentence.words),
  );
  const errors = (kind: 'start' | 'end') =>
    edges.filter((edge) => edge.kind === kind).map(({ errorMs }) => Math.abs(errorMs));
  const profile = resolveProfile('netflix', { language: 'en' });
  const track = { language: 'en', cues: cues.map(({ startMs, endMs, text }) => ({ startMs, endMs, text })) };
  return {
    clips: 1,
    words,
    startErrorsMs: errors('start'),
    endErrorsMs: errors('end'),
    wordStartErrorsMs: wordStartErrorsMs.map(Math.abs),
    violations: checkTrack(track, { profile }).length,
    invented: clip.quiet.reduce((sum, stretch) => sum + countWordsInside(stretch, cues), 0),
  };
}

export function addScores(scores: readonly Score[]): Score {
  const sum = (count: (score: Score) => number) => scores.reduce((total, score) => total + count(score), 0);
  return {
    clips: sum(({ clips }) => clips),
    words: addWordErrors(scores.map(({ words }) => words)),
    startErrorsMs: scores.flatMap(({ startErrorsMs }) => startErrorsMs),
    endErrorsMs: scores.flatMap(({ endErrorsMs }) => endErrorsMs),
    wordStartErrorsMs: scores.flatMap(({ wordStartErrorsMs }) => wordStartErrorsMs),
    violations: sum(({ violations }) => violations),
    invented: sum(({ invented }) => invented),
  };
}

/** The value that `share` of the values do not pass; null for none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** By the words' own times where they are known, else by the cue's. */
function countWordsInside(
  quiet: { readonly startMs: number; readonly endMs: number },
  cues: readonly CaptionedCue[],
): number {
  return cues
    .flatMap((cue) => cue.words ?? [cue])
    .filter(
      ({ startMs, endMs }) => startMs > quiet.startMs + toleranceMs && endMs < quiet.endMs - toleranceMs,
    )
    .reduce((count, { text }) => count + normaliseWords(text).length, 0);
}
