/** What else a window was heard as, beside the text that was chosen. */
import { alternativesOf, readingOfRival } from '../processing/word-alternatives.ts';
import type { HeardWord, Reading, WordAlternative } from '../processing/word-alternatives.ts';
import { splitWords } from '../processing/words.ts';
import type { LoadedModel } from '../opening/loaded-model.ts';
import type { Attempt } from './attempt.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Each chosen word with its alternatives, where it has any. */
export function withAlternatives(
  model: LoadedModel,
  attempt: Attempt,
  segments: readonly (readonly HeardWord[])[],
): readonly (readonly (HeardWord & { readonly alternatives?: readonly WordAlternative[] })[])[] {
  const words = segments.flat();
  const alternatives = alternativesOf(words, readingsOf(model, attempt, words));
  let at = 0;
  return segments.map((own) =>
    own.map((word) => {
      const found = alternatives[at++] ?? [];
      return found.length === 0 ? word : { ...word, alternatives: found };
    }),
  );
}

function readingsOf(model: LoadedModel, attempt: Attempt, words: readonly HeardWord[]): readonly Reading[] {
  const { decode } = model.folder.tokenizer;
  const { hypothesis, others } = attempt;
  const rivals = hypothesis.rivals.flatMap((rival) => {
    const index = words.findIndex(({ from, to }) => from <= rival.at && rival.at < to);
    const word = words[index];
    return word === undefined ? [] : readingOfRival(word, index, rival, hypothesis.tokens, decode);
  });
  const ends = textEnds(hypothesis, words, model.rules.timestampBegin);
  return [...rivals, ...others.flatMap((other) => readingOf(model, attempt, ends, other))];
}

/** For each word how many tokens of text there are up to its end. */
function textEnds(
  { tokens }: Hypothesis,
  words: readonly HeardWord[],
  timestampBegin: number,
): readonly number[] {
  const counts = [0];
  for (const token of tokens) counts.push((counts.at(-1) ?? 0) + (token < timestampBegin ? 1 : 0));
  return words.map(({ to }) => counts[to] ?? 0);
}

/** The words of another sequence from the last one on that both begin with. */
function readingOf(
  model: LoadedModel,
  { hypothesis, language }: Attempt,
  ends: readonly number[],
  other: Hypothesis,
): readonly Reading[] {
  const differsAt = other.text.findIndex((token, at) => token !== hypothesis.text[at]);
  if (differsAt < 0) return [];
  // The last word that is the same may have another ending.
  const fromWord = Math.max(
    0,
    ends.findLastIndex((end) => end <= differsAt),
  );
  const from = fromWord === 0 ? 0 : (ends[fromWord - 1] ?? 0);
  const { timestampBegin } = model.rules;
  const logProbs = other.logProbs.filter((_, at) => (other.tokens[at] ?? 0) < timestampBegin);
  const words = splitWords(other.text.slice(from), language.language, model.folder.tokenizer.decode).map(
    ({ text, from: first, to }) => ({
      text,
      confidence: Math.exp(logProbs.slice(from + first, from + to).reduce((sum, one) => sum + one, 0)),
    }),
  );
  const isWhole = other.ending === 'end-of-text';
  // Where it gave way, its last word may not be all there.
  return [{ fromWord, words: isWhole ? words : words.slice(0, -1), isWhole }];
}
