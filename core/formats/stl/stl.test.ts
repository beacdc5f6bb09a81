import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../../cues/cue.ts';
import { frameRate } from '../../time/frame-rate.ts';
import { detectFormat } from '../detect-format.ts';
import { blockLength, headLength, writeHead } from './blocks.ts';
import { codeOfLanguage, languageOfCode } from './languages.ts';
import { parseStl } from './parse-stl.ts';
import { stlNotes, writeStl } from './write-stl.ts';

interface Block {
  readonly number?: number;
  readonly extension?: number;
  readonly cumulative?: number;
  readonly timeIn?: readonly number[];
  readonly timeOut?: readonly number[];
  readonly row?: number;
  readonly justification?: number;
  readonly comment?: number;
  readonly text: string;
}

/** As a broadcaster's program writes it, byte by byte. */
const block = (given: Block): string => {
  const { number = 1, extension = 0xff, cumulative = 0, row = 22, justification = 2, comment = 0 } = given;
  const { timeIn = [0, 0, 1, 0], timeOut = [0, 0, 3, 0], text } = given;
  const head = [
    0,
    number & 255,
    number >> 8,
    extension,
    cumulative,
    ...timeIn,
    ...timeOut,
    row,
    justification,
    comment,
  ];
  return String.fromCharCode(...head) + text.padEnd(112, '\x8f');
};
const file = (blocks: readonly Block[], patch: readonly (readonly [number, string])[] = []): string => {
  let head = writeHead({
    ...{
      framesPerSecond: 25,
      isTeletext: true,
      codeTable: '00',
      languageCode: '09',
      blocks: 1,
      subtitles: 1,
    },
    ...{ columns: 40, rows: 23, firstTime: '00000000' },
  });
  for (const [at, value] of patch) head = head.slice(0, at) + value + head.slice(at + value.length);
  return head + blocks.map(block).join('');
};
const spans = (read: ReturnType<typeof parseStl>): readonly (readonly [number, number, string])[] =>
  read.cues.map(({ startMs, endMs, text }) => [startMs, endMs, text]);

describe('reading EBU STL', () => {
  it('counts frames at the rate of the head, from the start of the programme', () => {
    const blocks = [{ timeIn: [10, 0, 1, 5], timeOut: [10, 0, 3, 24], text: 'Hi' }];
    expect(spans(parseStl(file(blocks, [[256, '10000000']])))).toEqual([[1200, 3960, 'Hi']]);
    expect(spans(parseStl(file(blocks)))).toEqual([[36_001_200, 36_003_960, 'Hi']]);
    // A start behind the first subtitle is none.
    expect(spans(parseStl(file(blocks, [[256, '11000000']])))[0]?.[0]).toBe(36_001_200);
    const thirtieths = parseStl(file([{ timeIn: [0, 0, 1, 15], text: 'Hi' }], [[3, 'STL30.01']]));
    expect(thirtieths.cues[0]?.startMs).toBe(1500);
    expect(parseStl(file(blocks, [[3, 'STL??.01']])).problems.map(({ code }) => code)).toEqual([
      'frame-rate-assumed',
    ]);
  });

  it('reads letters with accents before them, and the signs of its Latin table', () => {
    const text = 'C\xc2af\xc2e \xc8Uber \xcfCesk\xc2a \xf1\xe1 \xfb \xa4\x24 \xd5';
    expect(parseStl(file([{ text }])).cues[0]?.text).toBe(
      'C\u00e1f\u00e9 \u00dcber \u010cesk\u00e1 \u00e6\u00c6 \u00df $$ \u266a',
    );
  });

  it('reads Cyrillic, Greek and Hebrew tables', () => {
    const read = (table: string, text: string): string | undefined =>
      parseStl(file([{ text }], [[12, table]])).cues[0]?.text;
    expect(read('01', '\xbf\xe0\xd8\xd2\xd5\xe2')).toBe('\u041f\u0440\u0438\u0432\u0435\u0442');
    expect(read('03', '\xc1\xe1')).toBe('\u0391\u03b1');
    expect(read('04', '\xf9\xec')).toBe('\u05e9\u05dc');
  });

  it('reads lines, boxes, double height and the colours of teletext', () => {
    const text = '\x0d\x0b\x0b\x03Yellow\x07and white\x0a\x0a\x8a\x8a\x0d\x0b\x0bsecond \x06cyan\x0a\x0a';
    const read = parseStl(file([{ text, row: 20 }]));
    expect(read.cues[0]).toEqual({
      ...{ startMs: 1000, endMs: 3000 },
      text: '<font color="#ffff00">Yellow</font> and white\nsecond <font color="#00ffff">cyan</font>',
    });
    expect(read.problems).toEqual([]);
  });

  it('reads italics and underlines of open subtitles', () => {
    const open = [[11, '0']] as const;
    expect(parseStl(file([{ text: '\x80slanted\x81 \x82line\x83' }], open)).cues[0]?.text).toBe(
      '<i>slanted</i> <u>line</u>',
    );
  });

  it('joins the blocks of a long subtitle, and leaves out remarks and data of the user', () => {
    const read = parseStl(
      file([
        { number: 1, extension: 0, text: 'a'.repeat(112) },
        { number: 1, extension: 0xfe, text: 'data' },
        { number: 1, extension: 0xff, text: 'bc' },
        { number: 2, comment: 1, text: 'a remark' },
        { number: 3, timeIn: [0, 0, 5, 0], timeOut: [0, 0, 6, 0], text: 'next' },
      ]),
    );
    expect(read.cues.map(({ text }) => text)).toEqual([`${'a'.repeat(112)}bc`, 'next']);
    expect(read.problems).toEqual([{ line: 1, code: 'comments-left-out', facts: { count: 1 } }]);
  });

  it('keeps the parts of a set on the screen until its last one goes', () => {
    const part = (number: number, cumulative: number, second: number, text: string): Block => ({
      ...{ number, cumulative, text },
      ...{ timeIn: [0, 0, second, 0], timeOut: [0, 0, second + 1, 0] },
    });
    expect(
      spans(
        parseStl(
          file([part(1, 1, 1, 'one'), part(2, 2, 2, 'two'), part(3, 3, 4, 'three'), part(4, 0, 8, 'x')]),
        ),
      ),
    ).toEqual([
      [1000, 5000, 'one'],
      [2000, 5000, 'two'],
      [4000, 5000, 'three'],
      [8000, 9000, 'x'],
    ]);
  });

  it('reads places and the language', () => {
    const settings = (row: number, justification: number): string | undefined =>
      parseStl(file([{ row, justification, text: 'x' }])).cues[0]?.settings;
    expect([settings(22, 2), settings(2, 2), settings(22, 1), settings(22, 3)]).toEqual([
      undefined,
      'line:0',
      'position:10% align:start',
      'position:90% align:end',
    ]);
    expect(parseStl(file([{ text: 'x' }], [[14, '08']])).language).toBe('de');
    expect([
      languageOfCode('00'),
      languageOfCode('75'),
      codeOfLanguage('zh-Hans'),
      codeOfLanguage('nb'),
    ]).toEqual([...[null, 'zh', '75', '1E']]);
  });

  it('says what is missing', () => {
    expect(parseStl(file([])).problems.map(({ code }) => code)).toEqual(['nothing-found']);
    expect(parseStl(file([{ text: '' }])).problems.map(({ code }) => code)).toEqual([
      'no-text',
      'nothing-found',
    ]);
  });
});

describe('writing EBU STL', () => {
  const at = (seconds: number, text: string, more: Partial<Cue> = {}): Cue => ({
    ...{ startMs: seconds * 1000, endMs: seconds * 1000 + 1600, text },
    ...more,
  });

  it('comes back the same, to the frame', () => {
    const cues = [
      at(1, 'Plain and <i>slanted</i>\nsecond <u>line</u>'),
      at(3, 'caf\u00e9 \u0158\u00edp \u0141\u00f3d\u017a \u00df \u266a $5'),
      at(4, 'overlaps'),
      at(7, 'top', { settings: 'line:0' }),
      at(9, 'left', { settings: 'position:10% align:start' }),
      at(11, `long ${'word '.repeat(40)}end`),
      { startMs: 20_000, endMs: 20_040, text: 'one frame' },
    ];
    expect(parseStl(writeStl({ cues, language: 'cs' }))).toEqual({ cues, problems: [], language: 'cs' });
    expect(stlNotes({ cues })).toEqual([]);
  });

  it('is teletext where there are colours', () => {
    const cues = [
      at(1, '<font color="#ffff00">Yellow</font> and <font color="#00ffff">cyan</font>\nwhite'),
      at(3, 'a <i><font color="#ff0000">red</font></i> word'),
    ];
    const written = writeStl({ cues });
    expect(written[11]).toBe('1');
    expect(parseStl(written).cues.map(({ text }) => text)).toEqual([
      cues[0]!.text,
      'a <font color="#ff0000"><i>red</i></font> word',
    ]);
  });

  it('counts thirtieths for a video of 29.97 frames a second, and keeps the time of the clock', () => {
    const cues = [{ startMs: 3_600_500, endMs: 3_602_000, text: 'x' }];
    const written = writeStl({ cues }, { frameRate: frameRate(30_000, 1001) });
    expect(written.slice(3, 11)).toBe('STL30.01');
    expect(parseStl(written).cues).toEqual(cues);
    expect(writeStl({ cues }, { frameRate: frameRate(24) }).slice(3, 11)).toBe('STL25.01');
  });

  it('takes the table that has the letters, and says which are not there', () => {
    const russian = [at(1, '\u041f\u0440\u0438\u0432\u0435\u0442 5')];
    expect(writeStl({ cues: russian }).slice(12, 14)).toBe('01');
    expect(parseStl(writeStl({ cues: russian })).cues).toEqual(russian);
    const mixed = [at(1, '\u4f60 \u1ea5 \u20ac')];
    expect(stlNotes({ cues: mixed }).map(({ code }) => code)).toEqual(['characters-lacking']);
    expect(parseStl(writeStl({ cues: mixed })).cues[0]?.text).toBe('? a ?');
  });

  it('has whole blocks and a head of 1024 bytes, and nothing above a byte', () => {
    const written = writeStl({ cues: [at(1, 'x'), at(2, '')] });
    expect(written.length).toBe(headLength + blockLength);
    expect(/^[\0-\xff]*$/.test(written)).toBe(true);
    expect(written.slice(238, 243)).toBe('00001');
    expect(detectFormat('a.bin', written)?.id).toBe('stl');
  });

  it('never throws on bytes of anyone', () => {
    const bytes = fc.string({
      unit: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)),
      maxLength: 600,
    });
    fc.assert(
      fc.property(bytes, fc.boolean(), (given, keepsHead) => {
        const read = parseStl(keepsHead ? file([]) + given : given);
        for (const { startMs, endMs } of read.cues) expect(startMs >= 0 && endMs >= startMs).toBe(true);
        expect(() => writeStl({ cues: read.cues })).not.toThrow();
      }),
    );
  });
});
