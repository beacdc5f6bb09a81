import { describe, expect, it } from 'vitest';
import { markedPieces } from './text-marks.ts';
import { wordRanges } from '../../core/cues/word-ranges.ts';

const word = (text: string) => ({ startMs: 0, endMs: 1, text });
const noMarks = { uncertain: [], matches: [], currentMatch: null };

describe('the words of a cue in its text', () => {
  it('are found across line breaks and tags', () => {
    const text = '<i>Well</i>, I\nnever did';
    const words = [word(' Well,'), word(' I'), word(' never'), word(' did')];
    const found = wordRanges({ text, words });
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Well</i>,', 'I', 'never', 'did']);
  });

  it('are left out where the text no longer holds them', () => {
    const text = 'one 2 three';
    const found = wordRanges({ text, words: [word('one'), word(' two'), word(' three')] });
    expect(found.map(({ wordIndex }) => wordIndex)).toEqual([0, 2]);
  });

  it('are found in scripts without spaces', () => {
    const text = '今日は\n晴れ';
    const found = wordRanges({ text, words: [word('今日'), word('は'), word('晴れ')] });
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['今日', 'は', '晴れ']);
  });
});

describe('marked pieces', () => {
  it('join to the text whatever overlaps', () => {
    const text = 'a <b>bold</b> word & <script>';
    const pieces = markedPieces(text, {
      uncertain: [{ start: 5, end: 9 }],
      matches: [
        { start: 3, end: 12 },
        { start: 14, end: 99 },
      ],
      currentMatch: { start: 14, end: 99 },
    });
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(
      pieces
        .filter(({ tag }) => tag)
        .map((piece) => piece.text)
        .join(''),
    ).toBe('<b></b>');
    expect(pieces.find(({ uncertain }) => uncertain)).toMatchObject({ text: 'bold', match: 'match' });
    expect(pieces.at(-1)).toMatchObject({ text: 'word & <script>', match: 'current' });
  });

  it('are one piece for plain text and none for no text', () => {
    expect(markedPieces('plain', noMarks)).toHaveLength(1);
    expect(markedPieces('', noMarks)).toEqual([]);
  });
});
