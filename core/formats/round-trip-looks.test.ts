import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../cues/cue.ts';
import { visibleText } from '../cues/markup.ts';
import { frameRate, frameToMs } from '../time/frame-rate.ts';
import { parseAss } from './ass/parse-ass.ts';
import { writeAss } from './ass/write-ass.ts';
import { parseCsv, writeCsv } from './csv/csv.ts';
import { parseLrc, writeLrc } from './lrc/lrc.ts';
import { parseMicroDvd, writeMicroDvd } from './microdvd/microdvd.ts';
import { parseSbv, writeSbv } from './sbv/sbv.ts';
import { cueTextOfRuns, literalText, styledRuns } from './styled-text.ts';
import { parseTtml } from './ttml/parse-ttml.ts';
import { writeTtml } from './ttml/write-ttml.ts';

/** What the formats trip over, as plain text. */
const piece = fc.oneof(
  fc
    .string({ unit: 'grapheme', maxLength: 6 })
    .map((text) => text.replace(/[\r\0-\x08\x0b-\x1f\ufffe\uffff]/g, '')),
  fc.constantFrom(
    ...[
      '\n',
      ' ',
      '  ',
      '\t',
      '\\',
      '\\N',
      '\\n',
      '\\h',
      '\\\u2060',
      '\\\u2060N',
      '{',
      '}',
      '\\{',
      '{x}',
      '{y:i}',
      '/',
    ],
    ...[
      '<',
      '>',
      '&',
      '&amp;',
      '&lt;',
      '<script>',
      '</p>',
      '<br/>',
      ']]>',
      '<!--',
      '<i',
      '"',
      "'",
      "'=",
      '=',
      '-',
      ',',
      ';',
    ],
    ...[
      'Dialogue: ',
      '[Events]',
      '[br',
      '[00:01.00]',
      '<00:01.00>',
      '0:00:01.000,0:00:02.000',
      '{1}{2}',
      '\u200b',
      '\u00a0',
    ],
    ...['\u0645\u0631\u062d\u0628\u0627', '\u4f60\u597d', '\u{1f600}', 'e\u0301'],
  ),
);
const plain = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const look = fc.record({
  italic: fc.boolean(),
  bold: fc.boolean(),
  underline: fc.boolean(),
  strike: fc.constant(false),
  color: fc.constant(null),
});
/** A cue's text with properly nested looks. */
const styled = fc
  .array(fc.tuple(plain, look), { maxLength: 4 })
  .map((runs) => cueTextOfRuns(styledRuns(cueTextOfRuns(runs.map(([text, looks]) => ({ text, ...looks }))))));

/** Times on a grid that the format can write, in order. */
const track = (text: fc.Arbitrary<string>, gridMs: number): fc.Arbitrary<readonly Cue[]> =>
  fc
    .array(fc.tuple(fc.nat(3000), fc.integer({ min: 1, max: 3000 }), text), { minLength: 1, maxLength: 5 })
    .map((parts) => {
      let at = 0;
      return parts.map(([gap, length, value]) => {
        const startMs = at + gap * gridMs;
        at = startMs + length * gridMs;
        return { startMs, endMs: at, text: value };
      });
    });

const runs = { numRuns: 700 };

describe('what we wrote is read back the same', () => {
  it('as ASS, to the hundredth of a second', () => {
    fc.assert(
      fc.property(track(styled, 10), (cues) => {
        expect(parseAss(writeAss({ cues })).cues).toEqual(cues);
      }),
      runs,
    );
  });

  it('as TTML', () => {
    fc.assert(
      fc.property(
        track(
          styled.filter((text) => text !== ''),
          1,
        ),
        (cues) => {
          const read = parseTtml(writeTtml({ cues, language: 'en' }));
          expect(read).toEqual({ cues, problems: [], language: 'en' });
        },
      ),
      runs,
    );
  });

  it('as CSV, tags and all', () => {
    fc.assert(
      fc.property(
        track(fc.oneof(plain, styled), 1),
        fc.constantFrom('Ann', '=x', "'+y", 'A, "B"'),
        (given, speaker) => {
          const cues = given.map((cue) => ({ ...cue, speaker }));
          expect(parseCsv(writeCsv(cues)).cues).toEqual(cues);
        },
      ),
      runs,
    );
  });

  it('as SBV, what is seen', () => {
    fc.assert(
      fc.property(
        track(
          plain.filter((text) => !/\[br\]/i.test(text)),
          1,
        ),
        (given) => {
          const cues = given.map((cue) => ({ ...cue, text: literalText(cue.text) }));
          expect(parseSbv(writeSbv(cues)).cues).toEqual(
            cues.map((cue) => ({ ...cue, text: literalText(visibleText(cue.text)) })),
          );
        },
      ),
      runs,
    );
  });

  it('as LRC, one line to the hundredth of a second', () => {
    const line = plain
      .map((text) => literalText(text.replace(/[\s\u200b]+/g, ' ').trim()))
      .filter((text) => text !== '' && text !== 'x');
    fc.assert(
      fc.property(track(line, 10), (cues) => {
        expect(parseLrc(writeLrc(cues)).cues).toEqual(cues);
      }),
      runs,
    );
  });

  it('as MicroDVD, to the frame', () => {
    const rate = frameRate(24000, 1001);
    const text = plain.map((value) => literalText(value.replaceAll('|', '')));
    fc.assert(
      fc.property(track(text, 1), fc.boolean(), (given, isItalic) => {
        const cues = given.map((cue) => ({
          startMs: frameToMs(cue.startMs, rate),
          endMs: frameToMs(cue.endMs, rate),
          text: isItalic && cue.text.trim() !== '' ? `<i>${cue.text}</i>` : cue.text,
        }));
        const first = { startMs: 0, endMs: 0, text: 'first' };
        const read = parseMicroDvd(writeMicroDvd([first, ...cues], { frameRate: rate }));
        expect(read.cues.slice(1)).toEqual(cues);
      }),
      runs,
    );
  });
});
