import { isCountedByCharacters, normaliseSpeech } from './normalise-speech.ts';
import { addWordErrors, alignWords, normaliseWords } from './word-errors.ts';
import type { WordErrors } from './word-errors.ts';

export interface TimedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** What was said. */
export interface SpokenText {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  /** Where the truth has word times. */
  readonly words?: readonly TimedWord[] | undefined;
}

/** One place where the texts differ; `said` or `heard` is empty for what is invented or lost. */
export interface TextDifference {
  readonly kind: 'lost' | 'invented' | 'wrong';
  readonly said: string;
  readonly heard: string;
}

export interface SpeechScore {
  readonly clips: number;
  /** By the units of [Note: Normalisation]: words, or characters of scripts without spaces. */
  readonly words: WordErrors;
  readonly characters: { readonly said: number; readonly wrong: number };
  /** Absolute, of words that are right and have a true time. */
  readonly startErrorsMs: readonly number[];
  readonly endErrorsMs: readonly number[];
  readonly differences: readonly TextDifference[];
}

/** Holds what was recognised against what was said. */
export function scoreSpeech(
  said: SpokenText,
  heard: { readonly text: string; readonly words: readonly TimedWord[] },
): SpeechScore {
  const truth = normaliseSpeech(said.text, said.language);
  const units = normaliseSpeech(heard.text, said.language);
  const { pairs, errors } = alignWords(truth, units);
  const joint = isCountedByCharacters(said.language) ? '' : ' ';
  return {
    clips: 1,
    words: errors,
    characters: {
      said: Array.from(truth.join(joint)).length,
      wrong: editDistance(Array.from(truth.join(joint)), Array.from(units.join(joint))),
    },
    ...timeErrors(said.words ?? [], heard.words),
    differences: differencesOf(truth, units, pairs, joint),
  };
}

export function addSpeechScores(scores: readonly SpeechScore[]): SpeechScore {
  const sum = (count: (score: SpeechScore) => number) => scores.reduce((total, one) => total + count(one), 0);
  return {
    clips: sum(({ clips }) => clips),
    words: addWordErrors(scores.map(({ words }) => words)),
    characters: {
      said: sum(({ characters }) => characters.said),
      wrong: sum(({ characters }) => characters.wrong),
    },
    startErrorsMs: scores.flatMap(({ startErrorsMs }) => startErrorsMs),
    endErrorsMs: scores.flatMap(({ endErrorsMs }) => endErrorsMs),
    differences: scores.flatMap(({ differences }) => differences),
  };
}

/** Word for word by letters alone: numbers and contractions, which normalising joins, would have no time of their own. */
function timeErrors(said: readonly TimedWord[], heard: readonly TimedWord[]) {
  const truth = said.flatMap((word) => normaliseWords(word.text).map((text) => ({ ...word, text })));
  const found = heard.flatMap((word) => normaliseWords(word.text).map((text) => ({ ...word, text })));
  const { pairs } = alignWords(
    truth.map(({ text }) => text),
    found.map(({ text }) => text),
  );
  const right = pairs
    .map(({ reference, hypothesis }) => ({ said: truth[reference]!, heard: found[hypothesis]! }))
    .filter((pair) => pair.said.text === pair.heard.text);
  return {
    startErrorsMs: right.map((pair) => Math.abs(pair.heard.startMs - pair.said.startMs)),
    endErrorsMs: right.map((pair) => Math.abs(pair.heard.endMs - pair.said.endMs)),
  };
}

/** Neighbours that differ in the same way are one place: a passage that was lost is read as a passage. */
function differencesOf(
  said: readonly string[],
  heard: readonly string[],
  pairs: readonly { readonly reference: number; readonly hypothesis: number }[],
  joint: string,
): readonly TextDifference[] {
  const found: { kind: TextDifference['kind']; said: string[]; heard: string[] }[] = [];
  let [row, column] = [0, 0];
  let isNew = true;
  const add = (kind: TextDifference['kind'], one: readonly string[], other: readonly string[]) => {
    if (one.length + other.length === 0) return;
    const last = found.at(-1);
    if (isNew || last?.kind !== kind) found.push({ kind, said: [...one], heard: [...other] });
    else {
      last.said.push(...one);
      last.heard.push(...other);
    }
    isNew = false;
  };
  for (const { reference, hypothesis } of [...pairs, { reference: said.length, hypothesis: heard.length }]) {
    add('lost', said.slice(row, reference), []);
    add('invented', [], heard.slice(column, hypothesis));
    const [one, other] = [said[reference], heard[hypothesis]];
    if (one === other) isNew = true;
    else add('wrong', [one ?? ''], [other ?? '']);
    [row, column] = [reference + 1, hypothesis + 1];
  }
  return found.map(({ kind, ...texts }) => ({
    kind,
    said: texts.said.join(joint),
    heard: texts.heard.join(joint),
  }));
}

/** Levenshtein's distance with equal costs. */
function editDistance(one: readonly string[], other: readonly string[]): number {
  let above = Uint32Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [row, character] of one.entries()) {
    const current = new Uint32Array(other.length + 1);
    current[0] = row + 1;
    for (let column = 1; column <= other.length; column++) {
      const exchange = above[column - 1]! + (character === other[column - 1] ? 0 : 1);
      current[column] = Math.min(exchange, above[column]! + 1, current[column - 1]! + 1);
    }
    above = current;
  }
  return above[other.length]!;
}
