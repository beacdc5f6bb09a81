import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../cues/cue.ts';
import { parseJson, writeJson } from './json.ts';
import { parseSrt } from './srt/parse-srt.ts';
import { writeSrt } from './srt/write-srt.ts';
import type { WebVttBlock } from './subtitle-document.ts';
import { parseWebVtt } from './webvtt/parse-webvtt.ts';
import { writeWebVtt } from './webvtt/write-webvtt.ts';

/** What files trip over: arrows, times, numbers, blank lines, escapes, keywords, marks, zero-width spaces. */
const piece = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/[\r\0]/g, '')),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '\n',
      '\n\n',
      ' ',
      '\t',
      '-->',
      '->',
      '\u2192',
      '1',
      '42',
      '&',
      '<',
      '>',
      '&amp;',
      '&lt;',
      '&lt;b>',
      '&LT;b>',
      '<i>',
      '</i>',
      '<b>',
      '<3',
      '< b >',
      '00:00:01,000 --> 00:00:02,000',
      '\n1\n00:00:01.000 --> 00:00:02.000\n',
      '\n12:30 -> 13:45',
      '5 --> 6',
      'NOTE',
      'STYLE',
      'WEBVTT',
      '\u200b',
      '\ufeff',
      '\u00a0',
      '\u2028',
      '\n\u200b\n',
      '\n\u200b\u200b \n',
      'e\u0301',
      '\u{1f600}',
      'X1:5',
      '{',
      '}',
      '&#33;',
      '&nbsp;',
    ),
  },
);
const text = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));
const times = fc
  .tuple(fc.nat(400_000_000), fc.nat(10_000))
  .map(([startMs, length]) => ({ startMs, endMs: startMs + length }));
const cueOf = (texts: fc.Arbitrary<string>): fc.Arbitrary<Cue> =>
  fc.tuple(times, texts).map(([time, value]) => ({ ...time, text: value }));
/** As the readers give them. */
const inOrder = <Timed extends Cue>(given: readonly Timed[]): readonly Timed[] =>
  given.toSorted((a, b) => a.startMs - b.startMs);
const cues = fc.array(cueOf(text), { minLength: 1, maxLength: 6 }).map(inOrder);

const word = fc.stringMatching(/^[a-zA-Z&<>.'-]{1,12}$/).filter((value) => !value.includes('-->'));
const richCue: fc.Arbitrary<Cue> = fc
  .tuple(
    cueOf(text),
    fc.record(
      {
        speaker: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
        id: fc
          .tuple(fc.constantFrom('intro', 'NOTE', 'cue-7', 'Chapter 1'), fc.nat(9))
          .map((parts) => parts.join(' ')),
        settings: fc.constantFrom('line:0', 'position:20%,line-left align:start', 'region:fred line:-1'),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([cue, more]) => ({ ...cue, ...more }));

const hasContent = (cue: Cue): boolean => cue.text !== '';

describe('what we wrote is read back the same', () => {
  it('as SRT, without a problem', () => {
    fc.assert(
      fc.property(
        cues,
        fc.record({
          lineEnding: fc.constantFrom('\n' as const, '\r\n' as const),
          byteOrderMark: fc.boolean(),
          firstNumber: fc.nat(100),
        }),
        (given, options) => {
          const read = parseSrt(writeSrt(given, options));
          expect(read.cues).toEqual(given);
          if (given.every(hasContent)) expect(read.problems).toEqual([]);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('as WebVTT with speakers, identifiers and settings, without a problem', () => {
    fc.assert(
      fc.property(fc.array(richCue, { minLength: 1, maxLength: 6 }).map(inOrder), (given) => {
        const read = parseWebVtt(writeWebVtt(given));
        expect(read.cues).toEqual(given);
        if (given.every(hasContent)) expect(read.problems).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('as WebVTT with header, notes, styles and regions', () => {
    const block = fc.record({
      kind: fc.constantFrom('note' as const, 'style' as const, 'region' as const),
      text: fc.array(fc.constantFrom('a', 'b c', '', '::cue { color: red }', ' x', '1'), { maxLength: 4 }),
      beforeCue: fc.nat(3),
    });
    fc.assert(
      fc.property(
        fc.array(cueOf(text), { minLength: 3, maxLength: 3 }).map(inOrder),
        fc.array(block, { maxLength: 5 }),
        fc.constantFrom<readonly string[]>([], ['a title'], ['', 'Kind: captions', 'Language: en']),
        (given, rawBlocks, header) => {
          const blocks: readonly WebVttBlock[] = rawBlocks
            .map((raw) => ({ ...raw, text: raw.text.join('\n') }))
            .toSorted((a, b) => a.beforeCue - b.beforeCue);
          const read = parseWebVtt(writeWebVtt(given, { extras: { headerLines: header, blocks } }));
          expect(read.cues).toEqual(given);
          expect(read.webVtt).toEqual({ headerLines: header.length === 0 ? [''] : header, blocks });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('in any order, in the order of time', () => {
    fc.assert(
      fc.property(fc.array(cueOf(text), { minLength: 1, maxLength: 6 }), (given) => {
        expect(parseSrt(writeSrt(given)).cues).toEqual(inOrder(given));
        expect(parseWebVtt(writeWebVtt(given)).cues).toEqual(inOrder(given));
      }),
    );
  });

  it('as JSON', () => {
    fc.assert(
      fc.property(fc.array(richCue), (given) => {
        const cues = given.toSorted((a, b) => a.startMs - b.startMs);
        expect(parseJson(writeJson({ cues }))).toEqual({ cues, problems: [] });
      }),
    );
  });

  it('through SRT and WebVTT and back', () => {
    fc.assert(
      fc.property(cues, (given) => {
        const throughWebVtt = parseWebVtt(writeWebVtt(parseSrt(writeSrt(given)).cues)).cues;
        expect(parseSrt(writeSrt(throughWebVtt)).cues).toEqual(given);
      }),
    );
  });
});

describe('written files', () => {
  const cue: Cue = { startMs: 1000, endMs: 2500, text: 'One\ntwo' };

  it('SRT is numbered, ends lines as asked and keeps coordinates', () => {
    const text = writeSrt([cue, { ...cue, settings: 'X1:1 X2:2 Y1:3 Y2:4' }], {
      lineEnding: '\r\n',
      byteOrderMark: true,
    });
    expect(text).toBe(
      '\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\nOne\r\ntwo\r\n\r\n' +
        '2\r\n00:00:01,000 --> 00:00:02,500 X1:1 X2:2 Y1:3 Y2:4\r\nOne\r\ntwo\r\n\r\n',
    );
    expect(writeSrt([])).toBe('');
  });

  it('WebVTT says its language and escapes what is no tag', () => {
    const given = { ...cue, text: '<i>a</i> & <3 --> <font color="red">b</font>' };
    expect(writeWebVtt([given], { language: 'en' })).toBe(
      'WEBVTT\nLanguage: en\n\n00:00:01.000 --> 00:00:02.500\n<i>a</i> &amp; &lt;3 --&gt; <c.red>b</c>\n',
    );
    expect(writeWebVtt([])).toBe('WEBVTT\n');
  });

  it('carry a place at the top from one to the other', () => {
    const fromSrt = writeWebVtt([{ ...cue, text: '{\\an8}Top' }]);
    expect(fromSrt).toContain('--> 00:00:02.500 line:0\nTop\n');
    expect(writeSrt(parseWebVtt(fromSrt).cues)).toContain('\n{\\an8}Top\n');
    expect(writeWebVtt([{ ...cue, settings: 'line:0' }], { settings: false })).not.toContain('line:0');
  });

  it('leave out of SRT what only WebVTT has', () => {
    const given = {
      ...cue,
      text: '<c.red>a</c> <v Bob>b <lang en>c</lang> <em>d</em>',
      settings: 'position:5%',
    };
    expect(writeSrt([given])).toBe('1\n00:00:01,000 --> 00:00:02,500\n{\\an1}a b c <i>d</i>\n\n');
  });

  it('never hold what would break them: line ends and arrows in identifiers and notes', () => {
    const blocks = [{ kind: 'note' as const, text: 'a --> b\n\nc', beforeCue: 0 }];
    const text = writeWebVtt([{ ...cue, id: 'x\n00:01.000 --> 00:02.000' }], {
      extras: { headerLines: ['a\nb'], blocks },
    });
    const read = parseWebVtt(text);
    expect(read.cues).toEqual([{ ...cue, id: 'x 00:01.000 -> 00:02.000' }]);
    expect(read.problems).toEqual([]);
  });
});
