import { describe, expect, it } from 'vitest';
import { containsLoop, endsInLoop, looksLikeLoop } from './repetition.ts';

const words = (text: string): string[] => text.split(' ');

describe('loops', () => {
  it('are found at the end, whatever came before', () => {
    expect(endsInLoop(words('and then we go home we go home we go home we go home'))).toBe(true);
    expect(endsInLoop(words('go go go go go go go go go'))).toBe(true);
  });

  it('are not seen where people repeat themselves', () => {
    expect(endsInLoop(words('no no no no'))).toBe(false);
    expect(endsInLoop(words('we go home we go home we go home and rest'))).toBe(false);
    expect(
      containsLoop(words('row row row your boat gently down the stream merrily merrily merrily merrily')),
    ).toBe(false);
  });

  it('are found in the middle of a text', () => {
    expect(containsLoop(words(`well ${'thank you '.repeat(6)}and goodbye`))).toBe(true);
  });

  it('are found in text with and without spaces', () => {
    expect(looksLikeLoop('Thanks for watching. '.repeat(5))).toBe(true);
    expect(looksLikeLoop('谢谢观看'.repeat(5))).toBe(true);
    expect(looksLikeLoop('The yellow train stopped at the station. Anna forgot the umbrella.')).toBe(false);
  });
});
