import { describe, expect, it } from 'vitest';
import { encodeWord, findMerges, joinPairs, writeBytes } from './byte-pairs.ts';
import { specialNames } from './special-names.ts';

const bytes = Array.from({ length: 256 }, (_, byte) => writeBytes(Uint8Array.of(byte)));

describe('byte pairs', () => {
  it('are written as GPT-2 writes them', () => {
    expect(writeBytes(Buffer.from(' né\n'))).toBe('ĠnÃ©Ċ');
    expect(new Set(bytes).size).toBe(256);
  });

  it('tell the pair that each token was joined from', () => {
    const tokens = [...bytes, 'Ġt', 'he', 'Ġthe', 'Ġthen', 'ab', 'bc', 'abc'];
    expect(findMerges(tokens)).toEqual(['Ġ t', 'h e', 'Ġt he', 'Ġthe n', 'a b', 'b c', 'ab c']);
  });

  it('are joined lowest rank first', () => {
    const ranks = new Map(['a', 'b', 'c', 'bc', 'ab', 'abc'].map((token, rank) => [token, rank]));
    expect(joinPairs(ranks, 'abc')).toEqual(['abc']);
    expect(joinPairs(ranks, 'abc', 5)).toEqual(['a', 'bc']);
    expect(encodeWord(ranks, 'abab')).toEqual([4, 4]);
  });
});

describe('steering tokens', () => {
  it.each([
    [50_257, 51_865, 99, '<|su|>'],
    [50_257, 51_866, 100, '<|yue|>'],
    [50_256, 51_864, 99, '<|su|>'],
  ])('of %d texts among %d tokens have %d languages', (texts, size, languages, last) => {
    const names = specialNames(texts, size) ?? [];
    expect(names.length).toBe(languages + 8);
    expect(names[languages + 1]).toBe(last);
  });

  it('are refused where the sizes are of no Whisper', () => {
    expect(specialNames(50_257, 51_000)).toBeUndefined();
    expect(specialNames(50_257, 60_000)).toBeUndefined();
  });
});
