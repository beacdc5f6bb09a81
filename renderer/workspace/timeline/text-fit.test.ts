import { describe, expect, it } from 'vitest';
import { fitLine, fitLines, setFont } from './text-fit.ts';

/** A canvas in whose font every character is ten pixels wide. */
const context = {
  font: '',
  measureText: (text: string) => ({ width: text.length * 10 }),
} as CanvasRenderingContext2D;
setFont(context, 'ten pixels');

describe('a text in a block of the timeline', () => {
  it('keeps its lines when they fit', () => {
    expect(fitLines(context, ['one', 'two'], 30, 2)).toEqual(['one', 'two']);
  });

  it('is laid out anew when a line is too wide, and the last line is cut', () => {
    expect(fitLines(context, ['one two three four'], 70, 2)).toEqual(['one two', 'three…']);
  });

  it('is one line with its beginning where a word is wider than the block', () => {
    expect(fitLines(context, ['breakfast is we'], 40, 3)).toEqual(['bre…']);
  });

  it('is nothing where not even a letter fits', () => {
    expect(fitLine(context, 'breakfast', 13)).toBe('');
  });
});
