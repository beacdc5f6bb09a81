import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSubtitleBytes } from './decode-bytes.ts';
import { problem } from '../format-problems.ts';

const srt = '1\r\n00:00:01,000 --> 00:00:02,000\r\nCaf\u00e9 \u4f60\u597d \u{1f600}\r\n';
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('bytes of a subtitle file', () => {
  it.each([
    ['utf-8', 'UTF-8', Buffer.from(srt)],
    ['utf-8', 'UTF-8 with a mark', Buffer.from(`\ufeff${srt}`)],
    ['utf-16le', 'UTF-16 with a mark', utf16(`\ufeff${srt}`)],
    ['utf-16be', 'UTF-16 BE with a mark', swapped(`\ufeff${srt}`)],
  ])('are %s without a word: %s', (encoding, _, bytes) => {
    expect(decodeSubtitleBytes(bytes)).toEqual({ text: srt, encoding, problems: [] });
  });

  it.each([true, false])('are UTF-32 with a mark or without one (little endian: %s)', (littleEndian) => {
    const utf32 = (text: string): Uint8Array => {
      const codes = Array.from(text, (character) => character.codePointAt(0)!);
      const view = new DataView(new ArrayBuffer(codes.length * 4));
      for (const [index, code] of codes.entries()) view.setUint32(index * 4, code, littleEndian);
      return new Uint8Array(view.buffer);
    };
    const encoding = littleEndian ? 'utf-32le' : 'utf-32be';
    expect(decodeSubtitleBytes(utf32(`\ufeff${srt}`))).toEqual({ text: srt, encoding, problems: [] });
    expect(decodeSubtitleBytes(utf32(srt))).toEqual({
      ...{ text: srt, encoding, problems: [problem(1, 'no-byte-order-mark')] },
    });
    expect(decodeSubtitleBytes(utf32('\ufeff')).text).toBe('');
  });

  it.each([
    ['utf-16le', utf16(srt)],
    ['utf-16be', swapped(srt)],
  ])('are guessed as %s without a mark, and it says so', (encoding, bytes) => {
    const decoded = decodeSubtitleBytes(bytes);
    expect(decoded).toMatchObject({ text: srt, encoding });
    expect(decoded.problems).toEqual([problem(1, 'no-byte-order-mark')]);
  });

  it('are Windows-1252 where they are no UTF-8, and it says so with the line', () => {
    const bytes = Buffer.concat([
      Buffer.from('1\nplain\n'),
      Buffer.from([0x93, 0x45, 0xe9, 0x80, 0x94, 0x85]),
    ]);
    const decoded = decodeSubtitleBytes(bytes);
    expect(decoded).toMatchObject({
      text: '1\nplain\n\u201cE\u00e9\u20ac\u201d\u2026',
      encoding: 'windows-1252',
    });
    const guessed = problem(3, 'encoding-guessed', { encoding: 'Windows-1252', by: 'default' });
    expect(decoded.problems).toEqual([guessed]);
  });

  it('stay UTF-8 when only a few of them are damaged', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${srt}\u00e4\u00f6\u00fc\u00df\n`),
      Buffer.from([0x61, 0xff, 0x62]),
    ]);
    const decoded = decodeSubtitleBytes(bytes);
    expect(decoded.text.endsWith('\u00df\na\ufffdb')).toBe(true);
    expect(decoded.problems).toEqual([problem(5, 'damaged-bytes', { count: 1 })]);
  });

  it('reads all UTF-8, and no overlong forms, surrogates or halves of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const wellFormed = text
          .toWellFormed()
          .replaceAll('\0', '')
          .replace(/^\ufeff/, '');
        expect(decodeSubtitleBytes(Buffer.from(`\ufeff${wellFormed}`)).text).toBe(wellFormed);
      }),
    );
    for (const bytes of [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80]]) {
      expect(decodeSubtitleBytes(Uint8Array.from([0x61, ...bytes])).encoding).toBe('windows-1252');
    }
  });

  it('never make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => decodeSubtitleBytes(bytes)).not.toThrow();
      }),
    );
    expect(decodeSubtitleBytes(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', problems: [] });
  });

  it('takes more characters than one call can', () => {
    const bytes = Buffer.from(srt.repeat(10_000));
    expect(decodeSubtitleBytes(bytes).text.length).toBe(srt.length * 10_000);
  });
});
