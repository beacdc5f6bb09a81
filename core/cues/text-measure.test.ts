import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterKinds, mark, unknown } from './character-kinds.ts';
import { countWords, lineLength, measureText, readingLength } from './text-measure.ts';

describe('length of a line', () => {
  it.each([
    ['Hello, world', 12],
    ['<i>Hello</i>', 5],
    ['Stra\u00dfe \u2013 \u201eja\u201c', 13],
    ['e\u0301te\u0301', 3],
    ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467} ok', 4],
    ['\u{1f600}', 1],
    ['\u0e01\u0e33\u0e25\u0e31\u0e07', 3],
    ['\u0928\u092e\u0938\u094d\u0924\u0947', 3],
    ['a\u00adb\u200b\u200fc', 3],
    ['', 0],
  ])('counts graphemes: %j has %d', (line, length) => {
    expect(lineLength(line, 'graphemes')).toBe(length);
  });

  it.each([
    ['\u4f60\u597d\uff0c\u4e16\u754c', 5],
    ['OK', 1],
    ['\u3053\u3093\u306b\u3061\u306f 2', 6],
    ['\uc548\ub155 \ud558', 3.5],
    ['\uff76\uff76', 1],
    ['\u{1f600}', 1],
    ['\u{20bb7}\u91ce', 2],
    ['\u304b\u3099', 1],
  ])('counts full-width cells: %j has %d', (line, length) => {
    expect(lineLength(line, 'full-width')).toBe(length);
  });

  it('measures each line, and for reading a break as the space that it stands for', () => {
    expect(measureText('<i>one\ntwo three</i>', 'graphemes').lineLengths).toEqual([3, 9]);
    expect(readingLength('<i>one\ntwo three</i>', 'graphemes')).toBe(13);
    expect(readingLength('one two three', 'graphemes')).toBe(13);
    expect(readingLength('\n', 'graphemes')).toBe(0);
  });

  it.each([
    ['안녕\n하세요', 5.5],
    ['我在公园，\n看到了花。', 10],
    ['OK，\nGoogle', 5.5],
    ['東京\nに行く', 5],
    ['“走吧”\n他说。', 6],
    ['“Go”\n“No”', 4.5],
  ])('counts no break where the script has no spaces: %j has %d', (text, length) => {
    expect(readingLength(text, 'full-width')).toBe(length);
  });
});

describe('the table of characters', () => {
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  const known = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(
    (unit) => characterKinds[unit] !== unknown,
  );
  const bases = known
    .filter((unit) => characterKinds[unit] !== mark)
    .map((unit) => String.fromCharCode(unit));
  const marks = known
    .filter((unit) => characterKinds[unit] === mark)
    .map((unit) => String.fromCharCode(unit));

  it('knows every unit as a character or a mark, as the segmenter does', () => {
    const wrong = [
      ...bases.filter((base) => [...segmenter.segment(`a${base}a`)].length !== 3),
      ...marks.filter((mark) => [...segmenter.segment(`a${mark}a`)].length !== 2),
    ];
    expect(wrong).toEqual([]);
  });

  it('counts what the segmenter counts', () => {
    const text = fc.array(
      fc.tuple(fc.constantFrom(...bases), fc.array(fc.constantFrom(...marks), { maxLength: 2 })),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const line = parts.flat(2).join('');
        expect(lineLength(line, 'graphemes')).toBe([...segmenter.segment(line)].length);
      }),
    );
  });

  it('tells full-width characters by the same blocks', () => {
    const widths = (text: string): number => lineLength(text, 'full-width');
    // An emoji modifier base keeps the line from the table, so both ways are compared.
    const wrong = bases.filter((base) => widths(base) !== widths(`${base}\u{1f600}`) - 1);
    expect(wrong).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ["- I don't know.\n- Well-known \u2026 \u00bfno?", 5],
    ['3 apples & <i>4</i> pears', 4],
    ['', 0],
    ['\u2026', 0],
  ])('%j has %d', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it('are found by dictionary where no spaces are written', () => {
    expect(countWords('\u6211\u559c\u6b22\u82f9\u679c')).toBe(3);
    expect(countWords('\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e04\u0e23\u0e31\u0e1a')).toBeGreaterThanOrEqual(
      1,
    );
  });
});
