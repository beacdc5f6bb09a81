import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAss } from './ass/parse-ass.ts';
import { parseCsv } from './csv/csv.ts';
import { parseLrc } from './lrc/lrc.ts';
import { parseMicroDvd } from './microdvd/microdvd.ts';
import { subtitleFormats } from './registry.ts';
import { parseSbv } from './sbv/sbv.ts';
import { parseSrt } from './srt/parse-srt.ts';
import { parseTtml } from './ttml/parse-ttml.ts';
import { parseWebVtt } from './webvtt/parse-webvtt.ts';
import { writeSrt } from './srt/write-srt.ts';

const parsers = [
  { name: 'SRT', parse: parseSrt },
  { name: 'WebVTT', parse: parseWebVtt },
  { name: 'ASS', parse: parseAss },
  { name: 'TTML', parse: parseTtml },
  { name: 'SBV', parse: parseSbv },
  { name: 'LRC', parse: parseLrc },
  { name: 'MicroDVD', parse: parseMicroDvd },
  { name: 'CSV', parse: parseCsv },
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
    ...[
      '[Events]',
      '[Fonts]',
      'Format:',
      'Dialogue: ',
      '0,0:00:01.00,0:00:02.00,',
      ',,',
      '\\i1',
      '\\N',
      '\\',
    ],
    ...[
      '{',
      '{1}{2}',
      '{1}{1}25',
      '{y:i}',
      '|',
      '[00:01.00]',
      '<00:02.00>',
      '[offset:+500]',
      '0:00:01.000,0:00:02.000',
    ],
    ...[
      '<tt>',
      '<p begin="1s"',
      ' end="2s">',
      '</p>',
      '<span ',
      '<br/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE [',
    ],
    ...['"', '""', ';', '\t', 'start,end,text', '1.5', "'="],
  ),
  fc.string({ unit: 'binary', maxLength: 10 }),
);

/** Of each run a few: over all runs and parsers every format writes thousands of texts. */
const someFormats = fc.shuffledSubarray([...subtitleFormats()], { minLength: 5, maxLength: 5 });

/** A cue of each format, so that what follows belongs to one. */
const startPattern =
  'Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,\n{1}{2}\n[00:01.00]\n0:00:01.000,0:00:02.000\n<tt><body><p begin="1s" end="2s">\n' +
  '1\n00:00:01,000 --> 00:00:02,000\n';

describe.each(parsers)('$name from anyone', ({ parse }) => {
  it('never throws, and reports lines of the file and cues in order of time', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), someFormats, (fragments, formats) => {
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
        for (const format of formats) expect(() => format.write({ cues })).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['30 000 cues', '1\n00:00:01,000 --> 00:00:02,000\nHello <i>you</i> &amp; me\n\n', 30_000],
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
    ['open braces', '{', 300_000],
    ['open braces in an event', 'Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,{{{\\i1{', 20_000],
    ['an event of overrides', '{\\i1}a{\\i0\\b1}', 100_000],
    ['an event of backslashes', '\\', 1_000_000],
    ['commas', ',', 1_000_000],
    ['brackets', '[', 500_000],
    ['times in brackets', '[00:01.00]', 100_000],
    ['times of words', '<00:01.00>a', 100_000],
    ['quotes', '"', 500_000],
    ['open tags of XML', '<p begin="1s" end="2s"><span begin="1s">x', 20_000],
    ['tags without an end', '<p a="', 100_000],
    ['open comments', '<!--', 200_000],
    ['document types', '<!doctype>', 100_000],
    ['open subsets', '<!doctype [>', 100_000],
    ['attributes', '<p a a a a a a a a a a a a a a a a a a a', 20_000],
    ['one long name', 'a=', 500_000],
    ['two voices in turns', '<v a>x<v b>y', 50_000],
    ['fonts and classes', '<font color=red>a</font><c.red>b', 30_000],
    ['ruby', '<ruby>a<rt>b', 50_000],
    ['karaoke', '{\\k10}a', 100_000],
    ['an event of karaoke', 'Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,{\\k1}a{\\c&H00&}', 10_000],
    ['time stamps', '<00:01.000>a', 100_000],
    ['references', '&amp;&eacute;&x;', 50_000],
    ['word joiners', '&\u2060\u2060', 200_000],
    ['end tags', '</p></a></b>', 50_000],
    ['numbers that count', '\n\n2\n\n3\nx', 50_000],
    ['digits of another script', '\u0661:', 300_000],
    ['style sheets', 'STYLE\n::cue(.a) { color: red }\n\n', 30_000],
    [
      'coordinates',
      '00:00:01,000 --> 00:00:02,000 X1:1 X1:1 X1:1 X1:1 X1:1 X1:1 X1:1 X1:1 X1:1 X1: \n',
      10_000,
    ],
  ])('takes linear time on %s', (_, unit, most) => {
    const times = most / 5;
    const elapsed = (count: number): number => {
      const input = `${startPattern}${unit.repeat(count)}`;
      const before = process.cpuUsage();
      parse(input);
      return process.cpuUsage(before).user / 1000;
    };
    // Ten times the input may take some more than ten times as long, but not a hundred times.
    const small = Math.max(20, elapsed(times / 10));
    expect(elapsed(times)).toBeLessThan(small * 40);
  });
});

describe('texts from anyone', () => {
  const pieces = [
    '<v a>x<v b>y',
    '<font color=red>a</font>',
    '</i></b>',
    '<c.red><c.a>',
    '<ruby>a<rt>b',
    '{\\i1}a{\\b1}',
    '{\\fad(1,1)}',
    '&lt;b>',
    '<',
    '\n\n',
    '&\u2060amp;',
  ];
  it.each(subtitleFormats().map((format) => [format.id, format] as const))(
    'are written in linear time as %s',
    (_, format) => {
      const elapsed = (piece: string, count: number): number => {
        const words = Array.from({ length: count / 10 }, (__, i) => ({
          startMs: i,
          endMs: i + 1,
          text: 'a',
        }));
        const before = process.cpuUsage();
        format.write({ cues: [{ startMs: 0, endMs: count, text: piece.repeat(count), words }] });
        return process.cpuUsage(before).user / 1000;
      };
      for (const piece of pieces) {
        const small = Math.max(20, elapsed(piece, 500));
        expect(elapsed(piece, 5000), piece).toBeLessThan(small * 40);
      }
    },
  );
});

describe('files of 10 000 cues', () => {
  const cuesOf = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      startMs: index * 2000,
      endMs: index * 2000 + 1500,
      text: `<i>Line ${index}</i>\nand more & more`,
    }));

  it.each(subtitleFormats().map((format) => [format.id, format] as const))(
    '%s are written and read in less than half a second; the time grows as the cues do',
    (_, format) => {
      const elapsed = (count: number): number => {
        const cues = cuesOf(count);
        const before = process.cpuUsage();
        const written = format.write({ cues });
        const read = format.parse?.(written);
        const { user, system } = process.cpuUsage(before);
        // Formats that count frames are at most half of one beside it.
        const lastMs = cues.at(-1)!.startMs;
        if (read !== undefined) expect(Math.abs(read.cues.at(-1)!.startMs - lastMs)).toBeLessThan(21);
        expect(read?.cues.length ?? count).toBe(count);
        return (user + system) / 1000;
      };
      const small = Math.max(20, elapsed(1000));
      const first = elapsed(10_000);
      expect(first).toBeLessThan(small * 40);
      // Where something else took the processor's caches, a second try tells.
      expect(first < 500 ? first : elapsed(10_000)).toBeLessThan(500);
    },
  );
});
