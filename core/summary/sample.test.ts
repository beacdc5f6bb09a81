/** The film that comes with the program: seven topics in four minutes, two of its languages. */
import { describe, expect, it } from 'vitest';
import truth from '../../sample/truth.json' with { type: 'json' };
import type { Sentence } from '../text/sentences.ts';
import { sentencesOf } from './coverage.ts';
import { extractSummary } from './extract-summary.ts';
import type { SummaryChapter } from './summary-text.ts';

const sentences: readonly Sentence[] = truth.sentences.map((sentence, index) => ({
  ...sentence,
  id: String(index),
  words: sentence.words.map((word, place) => ({ ...word, text: place === 0 ? word.text : ` ${word.text}` })),
}));

const { durationMs } = truth;
const equalParts = (count: number): readonly SummaryChapter[] =>
  Array.from({ length: count }, (_, index) => ({
    startMs: (index * durationMs) / count,
    endMs: ((index + 1) * durationMs) / count,
    title: null,
  }));

describe('the summary of the sample', () => {
  it.each([
    ['its topics as chapters', truth.topics],
    ['no chapters', []],
    ['two chapters', equalParts(2)],
    ['ten chapters', equalParts(10)],
  ])('has all seven topics in the long form, in sentences of the text: %s', (_, chapters) => {
    const long = sentencesOf(extractSummary({ sentences, chapters, durationMs }, { trackId: 't1' }), 'long');
    const said = new Set(sentences.map(({ text }) => text));
    expect(long.filter(({ text }) => !said.has(text))).toEqual([]);
    const topics = truth.topics.filter((topic) =>
      long.some(({ ranges }) => ranges[0]!.startMs >= topic.startMs && ranges[0]!.endMs <= topic.endMs),
    );
    expect(topics).toEqual(truth.topics);
    // A summary, and not the text again.
    expect(long.length).toBeLessThan(sentences.length / 2);
  });
});
