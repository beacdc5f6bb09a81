import { describe, expect, it } from 'vitest';
import { passagesOfSentences, passagesOfText } from './make-passages.ts';

const origin = { source: 'speech', trackId: 't1' } as const;

/** Sentences one behind the other, of so many seconds. */
function said(...seconds: readonly number[]) {
  let at = 0;
  return seconds.map((length, i) => {
    const startMs = at;
    at += length * 1000;
    return { startMs, endMs: at, text: `Sentence ${i}.`, speaker: null, language: 'en' };
  });
}

describe('passages', () => {
  it('are whole sentences of ten to twenty seconds, each beginning within the one before', () => {
    const passages = passagesOfSentences(said(...Array.from({ length: 30 }, (_, i) => 2 + (i % 4))), origin);
    for (const [i, { startMs, endMs }] of passages.entries()) {
      expect(endMs - startMs).toBeGreaterThanOrEqual(10_000);
      expect(endMs - startMs).toBeLessThanOrEqual(20_000);
      if (i > 0) expect(startMs).toBeLessThan(passages[i - 1]!.endMs);
    }
    expect(passages.at(-1)!.text).toMatch(/Sentence 29\.$/u);
  });

  it('say where their sentences begin, in the text and in time', () => {
    const [passage] = passagesOfSentences(said(6, 6), origin);
    expect(passage).toMatchObject({ text: 'Sentence 0. Sentence 1.', startMs: 0, endMs: 12_000 });
    expect(passage!.sentences).toEqual([
      { from: 0, startMs: 0, endMs: 6000 },
      { from: 12, startMs: 6000, endMs: 12_000 },
    ]);
  });

  it('end where the language changes and before a long silence', () => {
    const [first, second, third] = said(4, 4, 4);
    const later = { ...third!, startMs: 60_000, endMs: 64_000 };
    const passages = passagesOfSentences([first!, { ...second!, language: 'de' }, later], origin);
    expect(passages.map(({ language, startMs }) => [language, startMs])).toEqual([
      ['en', 0],
      ['de', 4000],
      ['en', 60_000],
    ]);
  });

  it('cut what never ends between its words', () => {
    const words = Array.from({ length: 90 }, (_, i) => ({
      ...{ startMs: i * 1000, endMs: i * 1000 + 900, text: `${i === 0 ? '' : ' '}w${i}` },
    }));
    const sentence = { ...said(90)[0]!, text: words.map(({ text }) => text).join(''), words };
    const passages = passagesOfSentences([sentence], origin);
    expect(Math.max(...passages.map(({ startMs, endMs }) => endMs - startMs))).toBeLessThanOrEqual(20_000);
    expect(passages.at(-1)!.text).toMatch(/w89$/u);
  });

  it('of a note are its lines, short enough for a model', () => {
    const note = { source: 'note', trackId: null, startMs: 0, endMs: 5000, language: 'und' } as const;
    expect(passagesOfText('  Two\nlines ', note)).toMatchObject([
      { text: 'Two lines', sentences: [{ from: 0, startMs: 0, endMs: 5000 }] },
    ]);
    expect(passagesOfText('', note)).toEqual([]);
    expect(passagesOfText('word '.repeat(400), note).every(({ text }) => text.length <= 600)).toBe(true);
  });
});
