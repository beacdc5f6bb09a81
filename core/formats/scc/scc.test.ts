import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../../cues/cue.ts';
import { frameToMs, nearestFrame } from '../../time/frame-rate.ts';
import { parseScc, sccRate } from './parse-scc.ts';
import { sccNotes, writeScc } from './write-scc.ts';

const parity = (byte: number): number => {
  const ones = byte.toString(2).replaceAll('0', '').length;
  return ones % 2 === 0 ? byte | 0x80 : byte;
};
const hex = (...bytes: readonly number[]): string =>
  bytes.map((byte) => parity(byte).toString(16).padStart(2, '0')).join('');
/** A control code, twice. */
const code = (first: number, second: number): string => `${hex(first, second)} ${hex(first, second)}`;
const text = (letters: string): string =>
  Array.from(letters.match(/../gs) ?? [])
    .concat(letters.length % 2 === 1 ? [`${letters.at(-1)!}\0`] : [])
    .map((pair) => hex(pair.charCodeAt(0), pair.charCodeAt(1)))
    .join(' ');
const scc = (...lines: readonly string[]): string => `Scenarist_SCC V1.0\n\n${lines.join('\n\n')}\n`;
const load = `${code(0x14, 0x20)} ${code(0x14, 0x2e)}`;
const show = code(0x14, 0x2f);
const clear = code(0x14, 0x2c);
/** Row 15, indent 12. */
const row15 = code(0x14, 0x76);
const ms = (frame: number): number => frameToMs(frame, sccRate);
const plain = (read: ReturnType<typeof parseScc>): readonly (readonly [number, number, string])[] =>
  read.cues.map(({ startMs, endMs, text: said }) => [startMs, endMs, said]);

describe('reading SCC', () => {
  it('pop-on: a caption is shown from its last code to the one that clears it', () => {
    const read = parseScc(
      scc(`00:00:01:00\t${load} ${row15} ${text('Hello')} ${show}`, `00:00:03:00\t${clear}`),
    );
    // 8 control words and 3 of text stand before the code that shows it.
    expect(read).toEqual({ cues: [{ startMs: ms(30 + 9), endMs: ms(90), text: 'Hello' }], problems: [] });
  });

  it('knows drop frame by its semicolon', () => {
    const at = (separator: string): number =>
      parseScc(scc(`01:00:00${separator}00\t${load} ${row15} ${text('Hi')} ${show}`)).cues[0]!.startMs;
    expect(at(';')).toBe(ms(107_892 + 7));
    expect(at(':')).toBe(ms(108_000 + 7));
  });

  it('characters: special ones, extended ones that replace a letter, and those that differ from ASCII', () => {
    const words = [
      text('caf'),
      hex(0x5c, 0x20),
      hex(0x11, 0x37),
      text(' U'),
      hex(0x12, 0x24),
      text('a'),
      hex(0x13, 0x31),
      text("'~"),
    ];
    const read = parseScc(
      scc(`00:00:01:00\t${load} ${row15} ${words.join(' ')} ${show}`, `00:00:09:00\t${clear}`),
    );
    expect(read.cues[0]?.text).toBe("caf\u00e9 \u266a \u00dc\u00e4'\u00f1");
  });

  it('looks: italics, colours and underlines by rows and inside them', () => {
    const italicRow = code(0x14, 0x6e);
    const words = `${italicRow} ${text('slanted')} ${code(0x11, 0x20)} ${text('plain')} ${code(0x14, 0x42)} ${text('green')} ${code(0x11, 0x2f)} ${text('all')}`;
    const read = parseScc(scc(`00:00:01:00\t${load} ${words} ${show}`, `00:00:09:00\t${clear}`));
    expect(read.cues[0]?.text).toBe(
      '<font color="#00ff00">green <i><u>all</u></i></font>\n<i>slanted</i> plain',
    );
  });

  it('places: rows at the top, in the middle and to the side', () => {
    const top = code(0x11, 0x56);
    const settings = (words: string): string | undefined =>
      parseScc(scc(`00:00:01:00\t${load} ${words} ${show}`, `00:00:09:00\t${clear}`)).cues[0]?.settings;
    expect(settings(`${top} ${text('12345678')}`)).toBe('line:0');
    expect(settings(`${row15} ${text('12345678')}`)).toBeUndefined();
    expect(settings(`${code(0x14, 0x70)} ${text('left')}`)).toBe('position:10% align:start');
    expect(settings(`${code(0x15, 0x76)} ${text('12345678')}`)).toMatch(/^line:36\.6667%|^line:31\.3333%/);
  });

  it('roll-up: one cue for each row', () => {
    const roll = `${code(0x14, 0x25)} ${code(0x14, 0x2d)} ${code(0x14, 0x70)}`;
    const read = parseScc(
      scc(
        `00:00:01:00\t${roll} ${text('First line')}`,
        `00:00:03:00\t${roll} ${text('second line')}`,
        `00:00:06:00\t${clear}`,
      ),
    );
    expect(plain(read)).toEqual([
      [ms(36), ms(92), 'First line'],
      [ms(96), ms(180), 'second line'],
    ]);
  });

  it('paint-on: each burst is a cue until its row is painted over or cleared', () => {
    const paint = code(0x14, 0x29);
    const row14 = code(0x14, 0x50);
    const read = parseScc(
      scc(
        `00:00:01:00\t${paint} ${row14} ${text('One')}`,
        `00:00:02:00\t${paint} ${code(0x14, 0x70)} ${text('Two')}`,
        `00:00:03:00\t${paint} ${row14} ${text('Three')}`,
        `00:00:05:00\t${clear}`,
      ),
    );
    expect(plain(read)).toEqual([
      [ms(34), ms(94), 'One'],
      [ms(64), ms(150), 'Two'],
      [ms(94), ms(150), 'Three'],
    ]);
  });

  it('reads one channel and says which others there are', () => {
    const second = (words: string): string => words;
    const cc2 = `${code(0x1c, 0x20)} ${code(0x1c, 0x2e)} ${code(0x1c, 0x76)} ${text('Hola')} ${code(0x1c, 0x2f)}`;
    const read = parseScc(
      scc(
        `00:00:01:00\t${load} ${row15} ${text('Hi')} ${show}`,
        `00:00:02:00\t${second(cc2)}`,
        `00:00:05:00\t${clear} ${code(0x1c, 0x2c)}`,
      ),
    );
    expect(read.cues.map((cue) => cue.text)).toEqual(['Hi']);
    expect(read.problems).toEqual([{ line: 1, code: 'channels-left-out', facts: { read: 1, others: [2] } }]);
  });

  it('says what is missing', () => {
    const open = parseScc(scc(`00:00:01:00\t${load} ${row15} ${text('Hi')} ${show}`, 'no line'));
    expect(open.problems.map(({ code: found }) => found)).toEqual(['end-missing', 'untimed-left-out']);
    expect(parseScc(scc()).problems.map(({ code: found }) => found)).toEqual(['nothing-found']);
  });
});

describe('writing SCC', () => {
  const onGrid = (frame: number): number => ms(frame);
  const roundTrip = (cues: readonly Cue[], dropFrame = true): ReturnType<typeof parseScc> =>
    parseScc(writeScc({ cues }, { dropFrame }));

  it('shows and clears each caption to the frame, in drop frame and without', () => {
    const cues = [
      { startMs: onGrid(60), endMs: onGrid(120), text: 'The garden is very green.' },
      { startMs: onGrid(160), endMs: onGrid(200), text: 'Two\nlines' },
      { startMs: onGrid(200), endMs: onGrid(290), text: 'at once' },
      { startMs: onGrid(292), endMs: onGrid(108_010), text: 'long' },
    ];
    for (const dropFrame of [true, false]) {
      expect(roundTrip(cues, dropFrame)).toEqual({ cues, problems: [] });
      expect(writeScc({ cues }, { dropFrame })).toMatch(
        dropFrame ? /\n00:00:0\d;\d\d\t9420 9420 94ae 94ae/ : /\n00:00:0\d:\d\d\t9420 9420 94ae 94ae/,
      );
    }
    expect(sccNotes({ cues })).toEqual([]);
  });

  it('keeps looks, places and characters', () => {
    const cues = [
      { text: '<i>All of it</i>' },
      { text: 'a <i>part</i> of it' },
      { text: '<font color="#ffff00">yellow</font> and <u>more</u>' },
      { text: 'caf\u00e9 \u266a\u266a \u00abX\u00bb \u00d1\u00f1' },
      { text: 'top', settings: 'line:0' },
      { text: 'left', settings: 'position:10% align:start' },
      { text: 'right side', settings: 'position:90% align:end' },
    ].map((cue, index) => ({ startMs: onGrid(100 + index * 100), endMs: onGrid(180 + index * 100), ...cue }));
    expect(roundTrip(cues).cues).toEqual(cues);
  });

  it('breaks lines that are longer than the screen', () => {
    const long = 'This line is much longer than the thirty-two cells that a row of captions has.';
    const read = roundTrip([{ startMs: onGrid(200), endMs: onGrid(300), text: long }]);
    const lines = read.cues[0]!.text.split('\n');
    expect(lines.every((line) => line.length <= 32)).toBe(true);
    expect(lines.join(' ')).toBe(long);
  });

  it('says which captions come late and which characters are not there', () => {
    const cues = [
      { startMs: 0, endMs: 1000, text: 'too early to be sent' },
      { startMs: 1000, endMs: 1200, text: 'Dvo\u0159\u00e1k \u4f60' },
      { startMs: 1200, endMs: 1400, text: 'a long text that can not be sent in so short a time, never' },
    ];
    expect(sccNotes({ cues }).map(({ code: found }) => found)).toEqual([
      'characters-lacking',
      'captions-late',
    ]);
    expect(roundTrip(cues).cues.map((cue) => cue.text.replace('\n', ' '))).toEqual([
      'too early to be sent',
      'Dvor\u00e1k ?',
      'a long text that can not be sent in so short a time, never',
    ]);
  });

  it('never loses a text, whatever the times', () => {
    const cue = fc
      .tuple(fc.nat(20_000), fc.nat(4000), fc.stringMatching(/^[a-z]{1,20}(?: [a-z]{1,9}){0,4}$/))
      .map(([startMs, length, said]) => ({ startMs, endMs: startMs + length, text: said }));
    fc.assert(
      fc.property(fc.array(cue, { maxLength: 12 }), (given) => {
        const cues = given.toSorted((a, b) => a.startMs - b.startMs);
        const read = roundTrip(cues);
        expect(read.cues.map((found) => found.text.replaceAll('\n', ' '))).toEqual(
          cues.map((found) => found.text),
        );
        for (const [index, found] of read.cues.entries()) {
          const wanted = ms(nearestFrame(cues[index]!.startMs, sccRate));
          expect(found.startMs).toBeGreaterThanOrEqual(wanted);
        }
      }),
      { numRuns: 300 },
    );
  });
});
