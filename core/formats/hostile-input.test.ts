import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSrt } from './srt/parse-srt.ts';
import { parseWebVtt } from './webvtt/parse-webvtt.ts';
import { writeSrt } from './srt/write-srt.ts';
import { writeWebVtt } from './webvtt/write-webvtt.ts';

const parsers = [
  { name: 'SRT', parse: parseSrt },
  { name: 'WebVTT', parse: parseWebVtt },
];

const fragment = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '1',
    '00:00:01,000',
    '-->',
    ' --> ',
    '->',
    '00:01.000 --> 00:02.000',
    'WEBVTT',
    'NOTE',
    'STYLE',
    'REGION',
    ':',
    ',',
    '-',
    '<v ',
    '<',
    '>',
    '&',
    '&#',
    ';',
    '{\\',
    '}',
    '9'.repeat(30),
    '\0',
    '\ud800',
    '\ufeff',
    '\u200b',
    ' ',
    'X1:',
    'line:',
    '%',
  ),
  fc.string({ unit: 'binary', maxLength: 10 }),
);

describe.each(parsers)('$name from anyone', ({ parse }) => {
  it('never throws, and reports lines of the file and cues in order of time', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (fragments) => {
        const text = fragments.join('');
        const count = text.split(/\r\n|\n|\r/).length;
        const { cues, problems } = parse(text);
        for (const { line } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(count);
        }
        const lineNumbers = problems.map(({ line }) => line);
        expect(lineNumbers).toEqual(lineNumbers.toSorted((a, b) => a - b));
        for (const cue of cues) {
          expect(Number.isSafeInteger(cue.startMs) && Number.isSafeInteger(cue.endMs)).toBe(true);
          expect(cue.startMs).toBeGreaterThanOrEqual(0);
          expect(cue.endMs).toBeGreaterThanOrEqual(cue.startMs);
        }
        // What was read can be written, and then reads the same.
        expect(parseSrt(writeSrt(parseSrt(writeSrt(cues)).cues)).cues).toEqual(parseSrt(writeSrt(cues)).cues);
        expect(() => writeWebVtt(cues)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['100 000 cues', '1\n00:00:01,000 --> 00:00:02,000\nHello <i>you</i> &amp; me\n\n', 100_000],
    ['30 000 cues without blank lines', '00:00:01,000 --> 00:00:02,000\nx\n', 30_000],
    ['100 000 numbers', '1\n', 100_000],
    ['100 000 arrows', '-->\n', 100_000],
    ['a line of two million dashes', '-', 2_000_000],
    ['a line of two million digits', '1', 2_000_000],
    ['a line of times', '00:00:01,000 --> ', 100_000],
    [
      'lines that nearly are times',
      '111111111         111111         :111111         :111111         ,1 >\n',
      10_000,
    ],
    ['lines of nearly arrows', '00:00:01,000 - - - - - - - - - - - - - >\n', 20_000],
    ['open tags', '00:01.000 --> 00:02.000\n<v <v <i <font &lt;i &#', 20_000],
    ['one text of open voices', '<v a', 200_000],
    ['ampersands', '&', 500_000],
    ['spaces', ' ', 1_000_000],
    ['carriage returns', '\r', 500_000],
    ['blank lines and words', '\n\nx', 100_000],
    ['zero-width spaces', '\u200b', 500_000],
    [
      'coordinates',
      '00:00:01,000 --> 00:00:02,000 X1:1 X1:1 X1:1 X1:1 X1:1 X1:1 X1:1 X1:1 X1:1 X1: \n',
      10_000,
    ],
  ])('takes linear time on %s', (_, unit, times) => {
    const elapsed = (count: number): number => {
      const input = '1\n00:00:01,000 --> 00:00:02,000\n' + unit.repeat(count);
      const before = process.cpuUsage();
      parse(input);
      return process.cpuUsage(before).user / 1000;
    };
    // Ten times the input may take some more than ten times as long, but not a hundred times.
    const small = Math.max(20, elapsed(times / 10));
    expect(elapsed(times)).toBeLessThan(small * 40);
  });
});
