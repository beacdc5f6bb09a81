import { describe, expect, it } from 'vitest';
import reference from './testing/reference-words.json' with { type: 'json' };
import { mergePunctuation, splitWords } from './words.ts';

const codes: Readonly<Record<string, string>> = {
  english: 'en',
  spanish: 'es',
  chinese: 'zh',
  japanese: 'ja',
};

/** The tokens of make_reference.py: pieces of text, then single bytes from 100 on. */
function decode(tokens: readonly number[]): string {
  const bytes = tokens.map((token) =>
    token < 100 ? Buffer.from(reference.pieces[token] ?? '') : Buffer.from([token - 100]),
  );
  return Buffer.concat(bytes).toString('utf8');
}

describe('words from tokens', () => {
  it.each(reference.cases)(
    'are those of the reference ($language, $tokens)',
    ({ language, tokens, words }) => {
      const split = splitWords(tokens, codes[language] ?? '', decode);
      const merged = mergePunctuation(split, (word, mark, text) => ({
        text,
        from: Math.min(word.from, mark.from),
        to: Math.max(word.to, mark.to),
      }));
      expect(merged.map(({ text, from, to }) => [text, from, to])).toEqual(words);
    },
  );

  it('lose no text', () => {
    const tokens = [...Buffer.from(' Ça va? 你好！ 😀😀 "ok" (no)')].map((byte) => byte + 100);
    expect(
      splitWords(tokens, 'fr', decode)
        .map(({ text }) => text)
        .join(''),
    ).toBe(decode(tokens));
  });
});
