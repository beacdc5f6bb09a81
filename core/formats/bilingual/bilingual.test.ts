import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../../cues/cue.ts';
import { visibleText } from '../../cues/markup.ts';
import { formatById } from '../registry.ts';
import type { SecondLanguage } from '../subtitle-document.ts';
import { bilingualCues } from './bilingual-cues.ts';
import { pairCues } from './pair-cues.ts';

const cue = (startMs: number, endMs: number, text: string, more: Partial<Cue> = {}): Cue => ({
  ...{ startMs, endMs, text },
  ...more,
});
const both = (main: readonly Cue[], other: readonly Cue[], otherFirst = false): readonly string[] =>
  bilingualCues({ cues: main }, { cues: other }, { otherFirst, marksLanguages: false }).map(
    ({ startMs, endMs, text }) => `${startMs}-${endMs} ${text}`,
  );
const write = (
  format: string,
  main: readonly Cue[],
  second: Partial<SecondLanguage> & Pick<SecondLanguage, 'cues'>,
): string =>
  formatById(format)!.write({
    ...{ cues: main, language: 'es' },
    second: { isFirst: false, language: 'en', ...second },
  });

describe('two languages in one cue', () => {
  const spanish = [cue(1000, 3000, 'Hola.'), cue(3100, 5000, '- ¿Quién?\n- <i>Yo.</i>')];
  const english = [cue(1000, 3000, 'Hello.'), cue(3100, 5000, '- Who?\n- <i>Me.</i>')];

  it('at equal times: as many cues, each language with its lines, dashes and tags, in the order that is asked for', () => {
    expect(both(spanish, english)).toEqual([
      '1000-3000 Hola.\nHello.',
      '3100-5000 - ¿Quién?\n- <i>Yo.</i>\n- Who?\n- <i>Me.</i>',
    ]);
    expect(both(spanish, english, true)[0]).toBe('1000-3000 Hello.\nHola.');
  });

  it('a tag that is never closed, and a look that is switched on, stay in their language', () => {
    expect(both([cue(0, 1000, '<i>Hola')], [cue(0, 1000, 'Hello')])).toEqual(['0-1000 <i>Hola</i>\nHello']);
    expect(both([cue(0, 1000, '{\\i1}Hola')], [cue(0, 1000, 'Hello')])).toEqual([
      '0-1000 {\\i1}Hola\n{\\r}Hello',
    ]);
  });

  it('a place that one of them says holds for both; two that stand at different edges stay apart', () => {
    expect(both([cue(0, 1000, '{\\an8}Hola')], [cue(0, 1000, '{\\an8}Hello')], true)).toEqual([
      '0-1000 {\\an8}Hello\nHola',
    ]);
    expect(both([cue(0, 1000, 'Hola')], [cue(0, 1000, '{\\an8}SIGN')])).toEqual([
      '0-1000 {\\an8}SIGN',
      '0-1000 Hola',
    ]);
  });

  it('links go before times', () => {
    const links = new Map([[0, 1]]);
    const [pair] = pairCues([cue(0, 900, 'a')], [cue(0, 900, 'x'), cue(5000, 6000, 'y')], links);
    expect(pair?.other.map(({ text }) => text)).toEqual(['y']);
  });
});

describe('two tracks that were timed apart', () => {
  it('take the times of the first, and the end of the second where nothing comes before', () => {
    expect(
      both([cue(1000, 2000, 'a'), cue(4000, 5000, 'b')], [cue(800, 2700, 'A'), cue(4100, 4900, 'B')]),
    ).toEqual(['1000-2700 a\nA', '4000-5000 b\nB']);
  });

  it('one with two: the one stays while the other changes, without a flicker', () => {
    expect(both([cue(0, 6000, 'long')], [cue(0, 2950, 'A'), cue(3050, 5900, 'B')])).toEqual([
      '0-2950 long\nA',
      '2950-6000 long\nB',
    ]);
    expect(both([cue(0, 2900, 'a'), cue(3000, 6000, 'b')], [cue(100, 6200, 'LONG')])).toEqual([
      '0-2900 a\nLONG',
      '3000-6000 b\nLONG',
    ]);
  });

  it('what has no partner stands alone and covers nobody', () => {
    expect(both([cue(0, 2000, 'a')], [cue(1900, 4000, 'B'), cue(9000, 9500, 'C')])).toEqual([
      '0-2000 a',
      '2000-4000 B',
      '9000-9500 C',
    ]);
  });

  it('lose no text and show nothing before or after both, whatever their times', () => {
    const track = (prefix: string) =>
      fc
        .array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 5000 })), {
          maxLength: 12,
        })
        .map((parts) => {
          let at = 0;
          return parts.map(([gap, length], index) => {
            const startMs = at + gap - 500 < 0 ? 0 : at + gap - 500;
            at = startMs + length;
            return cue(startMs, at, `${prefix}${index};`);
          });
        });
    fc.assert(
      fc.property(track('m'), track('o'), (main, other) => {
        const pairs = bilingualCues(
          { cues: main },
          { cues: other },
          { otherFirst: false, marksLanguages: false },
        );
        const said = pairs
          .map(({ text }) => visibleText(text))
          .join('\n')
          .split('\n');
        for (const { text } of [...main, ...other]) expect(said).toContain(text);
        const starts = [...main, ...other].map(({ startMs }) => startMs);
        const ends = [...main, ...other].map(({ endMs }) => endMs);
        for (const { startMs, endMs } of pairs) {
          expect(endMs).toBeGreaterThanOrEqual(startMs);
          expect(startMs).toBeGreaterThanOrEqual(Math.min(...starts));
          expect(endMs).toBeLessThanOrEqual(Math.max(...ends));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of equal times give as many cues, whatever they say', () => {
    const text = fc.constantFrom('a', 'b\nc', '<i>d</i>', '- e\n- f', '♪ g ♪', '{\\an8}h', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (texts) => {
        const at = (index: number, value: string): Cue => cue(index * 1000, index * 1000 + 900, value);
        const main = texts.map(([value], index) => at(index, value.replace('{\\an8}', '')));
        const other = texts.map(([, value], index) => at(index, value.replace('{\\an8}', '')));
        const pairs = pairCues(main, other);
        expect(pairs).toHaveLength(texts.length);
        expect(pairs.map((pair) => [pair.startMs, pair.endMs])).toEqual(
          main.map(({ startMs, endMs }) => [startMs, endMs]),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('twenty thousand cues take no second', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => cue(index * 1000, index * 1000 + 950, 'x'));
    const started = performance.now();
    expect(
      pairCues(
        many,
        many.map((each) => ({ ...each, startMs: each.startMs + 40 })),
      ),
    ).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe('the formats of two languages', () => {
  const main = [cue(1000, 3000, 'Hola & adiós.', { speaker: 'Ana' })];
  const second = { cues: [cue(1000, 3000, 'Hello & <b>bye</b>.')] };

  it('SubRip has both texts', () => {
    expect(write('srt', main, second)).toBe(
      '1\n00:00:01,000 --> 00:00:03,000\nHola & adiós.\nHello & <b>bye</b>.\n\n',
    );
  });

  it('WebVTT tells the language of the other, and who speaks both', () => {
    expect(write('vtt', main, second)).toContain(
      '\n<v Ana>Hola &amp; adiós.\n<lang en>Hello &amp; <b>bye</b>.</lang>\n',
    );
  });

  it('ASS has a smaller style for the other, below or above', () => {
    const written = write('ass', main, second);
    expect(written).toMatch(/^Style: Default,Arial,66\.35,/m);
    expect(written).toMatch(/^Style: Second,Arial,49\.7\d,/m);
    expect(written).toContain(',Default,Ana,0,0,0,,Hola & adiós.\\N{\\rSecond}Hello & {\\b1}bye{\\b0}.\n');
    expect(write('ass', main, { ...second, isFirst: true })).toContain(
      ',,{\\rSecond}Hello & {\\b1}bye{\\b0}.\\N{\\r}Hola & adiós.\n',
    );
  });

  it('a file of ASS keeps its styles', () => {
    const styles = [
      'Style: Default,Georgia,40,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,2,0,2,10,10,10,1',
    ];
    const ass = { scriptInfo: ['PlayResX: 1280', 'PlayResY: 720'], styles, events: [], sections: [] };
    const written = formatById('ass')!.write({ cues: main, ass, second: { ...second, isFirst: false } });
    expect(written).toMatch(/^Style: Default,Georgia,40,/m);
    expect(written).toMatch(/^Style: Second,/m);
    expect(written).toContain('\\N{\\rSecond}Hello');
  });
});
