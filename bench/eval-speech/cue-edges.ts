import type { SpokenWord } from '../../e2e/fixtures/word-times.ts';
import { alignWords, normaliseWords } from './word-errors.ts';
import type { WordErrors } from './word-errors.ts';

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
 * hold a part of a sentence or more than one. Words without a true time are left out.
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
    said: truth[reference]!,
    cueIndex: heard[hypothesis]!.cueIndex,
    hypothesis,
  }));
  const edges = cues.flatMap((cue, cueIndex) => {
    const own = matches.filter((match) => match.cueIndex === cueIndex);
    return [
      edge('start', cueIndex, cue.startMs, own.at(0)?.said.startMs),
      edge('end', cueIndex, cue.endMs, own.at(-1)?.said.endMs),
    ].flat();
  });
  const starts = wordStarts(cues);
  const wordStartErrorsMs = matches.flatMap(({ said, hypothesis }) => {
    const startMs = starts.length === heard.length ? starts[hypothesis] : undefined;
    return startMs === undefined || said.startMs === undefined ? [] : [startMs - said.startMs];
  });
  return { words: alignment.errors, edges, wordStartErrorsMs };
}

function edge(kind: CueEdge['kind'], cueIndex: number, ms: number, trueMs: number | undefined): CueEdge[] {
  return trueMs === undefined ? [] : [{ kind, cueIndex, errorMs: ms - trueMs }];
}

/** Start of every recognised word, in the order of the cues' texts. */
function wordStarts(
  cues: readonly { readonly words?: readonly TimedText[] | undefined }[],
): readonly number[] {
  return cues.flatMap(({ words = [] }) =>
    words.flatMap((word) => normaliseWords(word.text).map(() => word.startMs)),
  );
}
