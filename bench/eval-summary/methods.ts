/** Summaries of a number of words: ours and those it is measured by. */
import { rouge } from '../../core/evaluation/rouge.ts';
import type { RougeScores } from '../../core/evaluation/rouge.ts';
import type { Summary, SummaryLength } from '../../core/analysis/summary.ts';
import { coverageOf, sentencesOf } from '../../core/summary/coverage.ts';
import { extractSummary } from '../../core/summary/extract-summary.ts';
import { createRandom } from '../../sample/speech/seeded-random.ts';
import type { SummarisedText } from './read-summarised.ts';

export interface SummaryScore {
  readonly name: string;
  readonly words: number;
  /** F1, the mean over the summaries by people. */
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
  /** Of ten. */
  readonly tenths: number;
  /** Share of sentences that stand in the text; NaN for none. */
  readonly supported: number;
}

export const methodNames = ['lead', 'random', 'ours'] as const;
export type MethodName = (typeof methodNames)[number];

/** Each method with as many words as ours has. */
export function scoreText(
  one: SummarisedText,
  length: SummaryLength,
  seed: number,
): Readonly<Record<MethodName, SummaryScore>> {
  const { text, name } = one;
  const summary = extractSummary(text, { trackId: name });
  const ours = sentencesOf(summary, length).map((sentence) => sentence.text);
  const words = countWords(ours.join(' '));
  const all = text.sentences.map((sentence) => sentence.text);
  const coverage = coverageOf(summary, length, text.durationMs).tenths.filter((tenth) => tenth !== 'missing');
  const other = (sentences: readonly string[]): SummaryScore => ({
    ...scoresOf(firstWords(sentences, words), one),
    tenths: Number.NaN,
    supported: Number.NaN,
  });
  return {
    lead: other(all),
    random: other(randomSentences(all, words, seed)),
    ours: {
      ...scoresOf(ours.join(' '), one),
      tenths: coverage.length,
      supported: shareSupported(summary, length, one),
    },
  };
}

function scoresOf(
  candidate: string,
  { references, name }: SummarisedText,
): Omit<SummaryScore, 'tenths' | 'supported'> {
  const scores = references.map((reference) => rouge(reference, candidate));
  const mean = (kind: keyof RougeScores) =>
    scores.reduce((sum, score) => sum + score[kind].f1, 0) / scores.length;
  const words = countWords(candidate);
  return { name, words, rouge1: mean('rouge1'), rouge2: mean('rouge2'), rougeL: mean('rougeL') };
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}

function firstWords(sentences: readonly string[], count: number): string {
  return sentences.join(' ').split(/\s+/u).slice(0, count).join(' ');
}

/** In the order in which they are said. */
function randomSentences(sentences: readonly string[], words: number, seed: number): readonly string[] {
  const random = createRandom(seed);
  const shuffled = sentences
    .map((sentence, index) => ({ sentence, index, key: random() }))
    .toSorted((a, b) => a.key - b.key);
  let said = 0;
  const some = shuffled.filter(({ sentence }) => {
    const wanted = said < words;
    said += countWords(sentence);
    return wanted;
  });
  return some.toSorted((a, b) => a.index - b.index).map(({ sentence }) => sentence);
}

function shareSupported(summary: Summary, length: SummaryLength, { text }: SummarisedText): number {
  const sentences = sentencesOf(summary, length);
  const supported = sentences.filter((sentence) =>
    sentence.ranges.every(({ startMs, endMs }) =>
      text.sentences.some(
        (said) => said.startMs <= startMs && endMs <= said.endMs && said.text.includes(sentence.text),
      ),
    ),
  );
  return supported.length / sentences.length;
}
