import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marks, markOf, marksIn, putBack } from './parts.ts';
import type { Part } from './parts.ts';
import { brokenMarks, cutAtMarks, fromModelText, toModelText } from './placeholders.ts';
import { protect } from './protect.ts';
import { placeTags, takeTags } from './tags.ts';
import { assembleText, planText } from './text-plan.ts';

function kept(text: string, protection: 'all' | 'links' = 'all'): readonly string[] {
  const parts: Part[] = [];
  protect(text, protection, parts);
  return parts.map((part) => part.text);
}

const pieces = fc.constantFrom(
  'the cat',
  'und dann',
  '我有一只狗',
  '12',
  '1,250.50',
  '12:30',
  '50 %',
  '2026-11-28',
  '“Anna Bell”',
  '„Tom“',
  '«là»',
  '「花」',
  '"Bob"',
  '<i>',
  '</i>',
  String.raw`{\an8}`,
  '♪',
  'https://a.bc/d?e=1',
  'a.b@c.de',
  '#cats',
  '@anna',
  '.',
  '?',
  '…',
  ' ',
  ', ',
  '\n',
  '\n- ',
  'ANNA: ',
  '\ue000',
  '\ue123',
);
const texts = fc.array(pieces, { maxLength: 14 }).map((all) => all.join(''));

describe('protected parts', () => {
  it.each([
    ['I paid 1,250.50 at 12:30, 50% on 2026-11-28.', ['1,250.50', '12:30', '50%', '2026-11-28']],
    ['It costs $5 or 5 €, +3 and −4, 1 000 000.', ['$5', '5 €', '+3', '−4', '1 000 000']],
    ['我有3个苹果和20％', ['3', '20']],
    ['Il a 50 % de 3,5.', ['50 %', '3,5']],
    ['A 3D film, the 2nd of 10km in MP3', []],
    ['He read “War and Peace” and «Là», „Ja“ to "Bob".', ['“War and Peace”', '«Là»', '„Ja“', '"Bob"']],
    ['他读了「花」和“红楼梦”', ['「花」', '“红楼梦”']],
    ['She said “I have 5 dogs.” and left', ['5']],
    ["It's Bob's and the dogs' 5", ['5']],
    ['an <i>old</i> {\\an8}house <00:01.500>', ['<i>', '</i>', '{\\an8}', '<00:01.500>']],
    ['1 < 2 and 3 > 2', ['1', '2', '3', '2']],
    ['See https://a.bc/d?e=1, www.x.org. Or mail a.b@c.de!', ['https://a.bc/d?e=1', 'www.x.org', 'a.b@c.de']],
    ['Follow @anna.b and #cats_2 on example.com.', ['@anna.b', '#cats_2', 'example.com']],
    ['la ♪ la', ['♪']],
  ])('are found in %j', (text, expected) => {
    expect(kept(text)).toEqual(expected);
  });

  it('are only tags and links for a model without placeholders', () => {
    expect(kept('At 12:30 “Anna” saw <b>a.bc/d</b> and www.x.org', 'links')).toEqual([
      '<b>',
      '</b>',
      'www.x.org',
    ]);
  });

  it('come back as they were, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.oneof(texts, fc.string({ unit: 'grapheme' })),
        fc.constantFrom('all' as const, 'links' as const),
        (text, protection) => {
          const parts: Part[] = [];
          const masked = protect(text, protection, parts);
          expect(putBack(masked, parts)).toBe(text);
          expect(marksIn(masked)).toEqual(parts.map((_, index) => markOf(index)));
        },
      ),
    );
  });

  it('become placeholders in their order and again parts', () => {
    const parts: Part[] = [];
    const masked = protect('At 12:30 I saw “Anna” 3 times.', 'all', parts);
    const names = ['<x1>', '<x2>', '<x3>', '<x11>'];
    expect(toModelText(masked, names, parts)).toBe('At <x1> I saw <x2> <x3> times.');
    const back = fromModelText('<x2> <x11>sah ich um <x1> <x3>mal.', masked, names, parts);
    expect(putBack(back, parts)).toBe('“Anna” sah ich um 12:30 3mal.');
    expect(brokenMarks(masked, back, parts)).toEqual([]);
    const doubled = fromModelText('<x2> <x2> um <x1>', masked, names, parts);
    expect(brokenMarks(masked, doubled, parts)).toEqual([markOf(1), markOf(2)]);
  });

  it('that are links are found again without placeholders', () => {
    const parts: Part[] = [];
    const masked = protect('See www.x.org now', 'links', parts);
    expect(toModelText(masked, [], parts)).toBe('See www.x.org now');
    expect(brokenMarks(masked, fromModelText('Jetzt www.x.org sehen', masked, [], parts), parts)).toEqual([]);
    expect(brokenMarks(masked, fromModelText('Jetzt www.x.com sehen', masked, [], parts), parts)).toEqual([
      markOf(0),
    ]);
  });

  it('that are a pair of tags must stay one', () => {
    const parts: Part[] = [];
    const masked = protect('a <i>red</i> cat', 'all', parts);
    const [open, close] = [markOf(0), markOf(1)];
    expect(brokenMarks(masked, `${open}rote${close} Katze`, parts)).toEqual([]);
    expect(brokenMarks(masked, `${close}rote${open} Katze`, parts)).toEqual([open, close]);
    expect(brokenMarks(masked, `${open} ${close}rote Katze`, parts)).toEqual([open, close]);
  });

  it('are cut out of a text without a loss', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const masked = protect(text, 'all', []);
        const cuts = marksIn(masked).filter((_, index) => index % 2 === 0);
        expect(cutAtMarks(masked, cuts).join('')).toBe(masked);
      }),
    );
  });
});

describe('tags beside the model', () => {
  function replaced(text: string, translation: string, target = 'de'): string {
    const parts: Part[] = [];
    const { text: plain, tags } = takeTags(protect(text, 'links', parts), parts, 'en');
    expect(plain).not.toMatch(marks);
    return putBack(placeTags(translation, tags, parts, target), parts);
  }

  it('stand where the same share of the words is behind them', () => {
    expect(replaced('I see a <i>red</i> cat', 'ich sehe eine rote Katze')).toBe(
      'ich sehe eine <i>rote</i> Katze',
    );
    expect(replaced('I <b>see a red</b> cat', '我看见一只红猫', 'zh')).toMatch(/^我<b>.+<\/b>.+$/u);
    expect(replaced('one<br>two', 'eins zwei')).toBe('eins <br>zwei');
  });

  it('never vanish and never close before they open', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.constantFrom('ja', 'und', '好', ' ', '12')), (text, words) => {
        const parts: Part[] = [];
        const masked = protect(text, 'all', parts);
        const { tags } = takeTags(masked, parts, 'en');
        const translation = words.join('');
        const placed = placeTags(translation, tags, parts, 'de');
        expect(marksIn(placed)).toEqual(tags.map(({ mark }) => mark));
        expect(placed.replace(marks, '')).toBe(translation);
      }),
    );
  });
});

describe('lines of a text', () => {
  const masked = (text: string) => planText(text, 'all').lines.map((line) => line.masked);

  it.each([
    ['a sentence over\ntwo lines', ['a sentence over two lines']],
    ['我有一只\n红猫', ['我有一只红猫']],
    ['- Yes.\n- No, I do\nnot.', ['Yes.', 'No, I do not.']],
    ['<i>- Yes.</i>\r\n<i>- No.</i>', ['Yes.', 'No.']],
    ['ANNA: Yes.\nMAN 2: No.', ['Yes.', 'No.']],
    ['♪ la la\n♪ le le ♪', ['la la', 'le le']],
    ['one\n\ntwo', ['one', 'two']],
    ['{\\an8}<i>“Go home now.”</i>', ['Go home now.']],
    ['- 5 degrees\n-5 degrees', [`\ue000 degrees \ue001 degrees`]],
  ])('of %j are translated as %j', (text, expected) => {
    expect(masked(text)).toEqual(expected);
  });

  it('keep their breaks, dashes and tags', () => {
    const text = '<i>- Yes.</i>\r\n<i>- No.</i>';
    expect(assembleText(planText(text, 'all'), ['Ja.', 'Nein.'])).toBe('<i>- Ja.</i>\r\n<i>- Nein.</i>');
  });

  it('lose nothing but breaks inside sentences', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const plan = planText(text, 'all');
        const whole = assembleText(
          plan,
          plan.lines.map((line) => line.masked),
        );
        expect(whole.replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
      }),
    );
  });
});
