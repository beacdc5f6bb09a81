import type { SpokenWord } from '../../sample/speech/word-times.ts';
import { alignWords, normaliseWords } from '../../core/evaluation/word-errors.ts';
import type { WordErrors } from '../../core/evaluation/word-errors.ts';

interface TimedText {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** Where a cue begins or ends, against the word that it begins or ends with. */
export interface CueEdge {
  readonly kind: 'start' | 'end';
  readonly cueIndex: number;
  /** Later than the truth: positive. */
  readonly errorMs: number;
}

export interface Comparison {
  readonly words: WordErrors;
  readonly edges: readonly CueEdge[];
  /** For each recognised word that has a time, against the same word of the truth; later: positive. */
  readonly wordStartErrorsMs: readonly number[];
}

/**
 * Compares cues with what was said. A cue is held against its own first and last word, so that cues may
 * hold a part of a sentence or more than one. Words without a true time are left out. A word that was not heard at
 * the edge of a cue counts as a wrong word; the cue may then end where that word does, for the speech goes on.
 */
export function compareCues(
  cues: readonly (TimedText & { readonly words?: readonly TimedText[] | undefined })[],
  spoken: readonly SpokenWord[],
): Comparison {
  const truth = spoken.flatMap((word) => normaliseWords(word.text).map(() => word));
  const heard = cues.flatMap(({ text }, cueIndex) =>
    normaliseWords(text).map((word) => ({ word, cueIndex })),
  );
  const alignment = alignWords(
    truth.map(({ text }) => normaliseWords(text).join('')),
    heard.map(({ word }) => word),
  );
  const matches = alignment.pairs.map(({ reference, hypothesis }) => ({
    reference,
    said: truth[reference]!,
    cueIndex: heard[hypothesis]!.cueIndex,
    hypothesis,
  }));
  const found = new Set(matches.map(({ reference }) => reference));
  const edges = cues.flatMap((cue, cueIndex) => {
    const own = matches.filter((match) => match.cueIndex === cueIndex);
    const [first, last] = [own.at(0)?.reference, own.at(-1)?.reference];
    const starts = first === undefined ? [] : unbroken(truth, first, -1, found);
    const ends = last === undefined ? [] : unbroken(truth, last, 1, found);
    return [
      ...edge(
        'start',
        cueIndex,
        cue.startMs,
        starts.map((word) => word.startMs),
      ),
      ...edge(
        'end',
        cueIndex,
        cue.endMs,
        ends.map((word) => word.endMs),
      ),
    ];
  });
  const starts = wordStarts(cues);
  const wordStartErrorsMs = matches.flatMap(({ said, hypothesis }) => {
    const startMs = starts.length === heard.length ? starts[hypothesis] : undefined;
    return startMs === undefined || said.startMs === undefined ? [] : [startMs - said.startMs];
  });
  return { words: alignment.errors, edges, wordStartErrorsMs };
}

/** Words further apart have a pause between them. */
const maxJointMs = 100;

/** The word and those beside it in one direction that nobody heard, up to the next pause. */
function unbroken(
  truth: readonly SpokenWord[],
  from: number,
  step: 1 | -1,
  found: ReadonlySet<number>,
): readonly SpokenWord[] {
  const words = [truth[from]!];
  for (let at = from + step; at in truth && !found.has(at); at += step) {
    const [earlier, later] = step > 0 ? [words.at(-1)!, truth[at]!] : [truth[at]!, words.at(-1)!];
    if (!((later.startMs ?? NaN) - (earlier.endMs ?? NaN) <= maxJointMs)) break;
    words.push(truth[at]!);
  }
  return words;
}

/** Held against the nearest of the true times; none when the word itself has no true time. */
function edge(
  kind: CueEdge['kind'],
  cueIndex: number,
  ms: number,
  [own, ...others]: readonly (number | undefined)[],
): CueEdge[] {
  if (own === undefined) return [];
  const errors = [own, ...others].flatMap((trueMs) => (trueMs === undefined ? [] : [ms - trueMs]));
  const errorMs = errors.reduce((best, error) => (Math.abs(error) < Math.abs(best) ? error : best));
  return [{ kind, cueIndex, errorMs }];
}

/** Start of every recognised word, in the order of the cues' texts. */
function wordStarts(
  cues: readonly { readonly words?: readonly TimedText[] | undefined }[],
): readonly number[] {
  return cues.flatMap(({ words = [] }) =>
    words.flatMap((word) => normaliseWords(word.text).map(() => word.startMs)),
  );
}
