import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { note } from '../../notes.ts';
import { decodeSubtitleBytes } from '../decode-bytes.ts';
import { parseSrt } from '../srt/parse-srt.ts';
import { encodeSubtitle, subtitleText } from './encode-subtitle.ts';
import { encodeText } from './encode-text.ts';

const cues = [
  { startMs: 1000, endMs: 2000, text: 'Caf\u00e9 \u20ac' },
  { startMs: 2500, endMs: 4000, text: '<i>\u4f60\u597d</i> \u{1f600}\n\u4f60' },
];

describe('an encoded subtitle', () => {
  it('is UTF-8 without a mark unless asked', () => {
    const { bytes, warnings } = encodeSubtitle({ cues }, 'srt');
    expect(Buffer.from(bytes).toString('utf8')).toBe(subtitleText({ cues }, 'srt'));
    expect(warnings).toEqual([]);
    const marked = encodeSubtitle({ cues }, 'vtt', { byteOrderMark: true }).bytes;
    expect([...marked.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('is UTF-16 with a mark unless asked', () => {
    const { bytes } = encodeSubtitle({ cues }, 'srt', { encoding: 'utf-16le' });
    expect(Buffer.from(bytes).toString('utf16le')).toBe(`\ufeff${subtitleText({ cues }, 'srt')}`);
    const bare = encodeSubtitle({ cues }, 'srt', { encoding: 'utf-16le', byteOrderMark: false }).bytes;
    expect(bare[0]).toBe('1'.charCodeAt(0));
  });

  it('is Windows-1252 with a warning that names what it lacks', () => {
    const { bytes, warnings } = encodeSubtitle({ cues }, 'srt', {
      encoding: 'windows-1252',
      byteOrderMark: true,
    });
    expect(Buffer.from(bytes).toString('latin1')).toContain('Caf\xe9 \x80');
    expect(Buffer.from(bytes).toString('latin1')).toContain('<i>??</i> ?\n?');
    const characters = ['\u4f60 (U+4F60)', '\u597d (U+597D)', '\u{1f600} (U+1F600)'];
    expect(warnings).toEqual([
      note('replaced-characters', { encoding: 'windows-1252', characters, more: 0 }),
    ]);
  });

  it('ends lines and numbers cues as asked', () => {
    const text = subtitleText({ cues }, 'srt', { lineEnding: 'crlf', firstNumber: 0 });
    expect(text.startsWith('0\r\n00:00:01,000 --> 00:00:02,000\r\nCaf')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(subtitleText({ cues }, 'csv', { lineEnding: 'lf' })).not.toContain('\r');
  });

  it('moves times by the ratio of the frame rates', () => {
    const words = [{ startMs: 1000, endMs: 2000, text: 'Caf\u00e9' }];
    const shift = { frameRateShift: { from: 25, to: 23.976 } };
    const text = subtitleText({ cues: [{ ...cues[0]!, words }] }, 'json', shift);
    expect(text).toContain('"startMs": 1043');
    expect(text).not.toContain('1000');
    const chapters = [{ startMs: 24_000, title: 'x' }];
    expect(
      subtitleText({ cues, chapters, durationMs: 48_000 }, 'vtt-chapters', {
        frameRateShift: { from: 24, to: 48 },
      }),
    ).toContain('00:00:12.000 --> 00:00:24.000\nx');
  });

  it('says its encoding in XML', () => {
    expect(subtitleText({ cues }, 'ttml', { encoding: 'windows-1252' })).toContain('encoding="windows-1252"');
  });

  it('warns of what the format can not carry', () => {
    const rich = [
      { startMs: 0, endMs: 3000, text: '{\\an8}<i>a</i>', speaker: 'Ann' },
      { startMs: 2000, endMs: 4000, text: 'b' },
    ];
    const warningsOf = (format: 'srt' | 'vtt' | 'lrc' | 'txt') =>
      encodeSubtitle({ cues: rich }, format).warnings;
    expect(warningsOf('vtt')).toEqual([]);
    expect(warningsOf('srt')).toEqual([note('format-lacks', { format: 'SubRip', lost: 'speakers' })]);
    expect(warningsOf('lrc')).toHaveLength(4);
    expect(encodeSubtitle({ cues: [] }, 'vtt-chapters').warnings).toEqual([note('no-chapters', {})]);
  });
});

describe('encoded text', () => {
  it('is what Node makes of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Buffer.from(encodeText(text, 'utf-8', false).bytes).equals(Buffer.from(text, 'utf8'))).toBe(
          true,
        );
        const utf16 = Buffer.from(encodeText(text, 'utf-16le', false).bytes);
        expect(utf16.equals(Buffer.from(text, 'utf16le'))).toBe(true);
      }),
    );
  });

  it('in Windows-1252 is read back', () => {
    const all = Array.from({ length: 255 }, (_, i) => i + 1).filter((byte) => byte !== 0x0d);
    const { text } = decodeSubtitleBytes(Uint8Array.from(all));
    const encoded = encodeText(text, 'windows-1252', false);
    expect([...encoded.bytes]).toEqual(all);
    expect(encoded.missing).toEqual([]);
  });

  it('survives the whole way', () => {
    for (const encoding of ['utf-8', 'utf-16le'] as const) {
      const { text } = decodeSubtitleBytes(encodeSubtitle({ cues }, 'srt', { encoding }).bytes);
      expect(parseSrt(text).cues).toEqual(cues);
    }
  });
});
