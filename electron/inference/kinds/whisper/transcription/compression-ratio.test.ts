import { describe, expect, it } from 'vitest';
import { compressionRatio } from './compression-ratio.ts';

describe('compressionRatio', () => {
  it.each([
    // Python: len(text.encode()) / len(zlib.compress(text.encode()))
    ['Good morning, we will eat bread. Anna had bread and milk for breakfast.', 71 / 70],
    ['thank you '.repeat(30), 300 / 23],
    ['谢谢观看'.repeat(12), 144 / 23],
  ])('is what Python’s zlib gives for %s', (text, expected) => {
    expect(Math.abs(compressionRatio(text) / expected - 1)).toBeLessThan(0.1);
  });

  it('is 0 for no text', () => {
    expect(compressionRatio('')).toBe(0);
  });
});
