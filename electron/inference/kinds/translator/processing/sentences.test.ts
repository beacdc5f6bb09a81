import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryEnding } from './ending.ts';
import { joinPieces } from './join-pieces.ts';
import { lostNumbers } from './lost-numbers.ts';
import { halve } from './split-text.ts';

describe('the end of a sentence', () => {
  it.each([
    ['It is red.', 'Es ist rot', 'de', 'Es ist rot.'],
    ['It is red', 'Es ist rot.', 'de', 'Es ist rot'],
    ['Is it red?', 'Ist es rot.', 'de', 'Ist es rot?'],
    ['It is red!', '它是红色的。', 'zh', '它是红色的！'],
    ['It is…', '它是', 'zh', '它是……'],
    ['It is...', 'Es ist.', 'de', 'Es ist...'],
    ['What?!', 'Was?', 'de', 'Was?!'],
    ['它是红色的？', 'Is it red.', 'en', 'Is it red?'],
    ['它是红色的', 'It is red.', 'en', 'It is red.'],
    ['It is red.', 'それは赤い', 'ja', 'それは赤い。'],
    ['Is it red?', 'هل هو أحمر', 'ar', 'هل هو أحمر؟'],
    ['Is it red?', 'Είναι κόκκινο;', 'el', 'Είναι κόκκινο;'],
    ['It is red.', 'มันเป็นสีแดง', 'th', 'มันเป็นสีแดง'],
    ['He said “no”.', 'Er sagte «nein»', 'de', 'Er sagte «nein».'],
    ['He said “no.”', 'Er sagte «nein»', 'de', 'Er sagte «nein.»'],
    ['It is red.', 'Es ist rot.', 'de', 'Es ist rot.'],
    ['Cats etc', 'Katzen usw. u.a.', 'de', 'Katzen usw. u.a.'],
    ['a', 'a.”.', 'en', 'a.”.'],
  ])('%s → %s (%s)', (source, translated, target, expected) => {
    expect(carryEnding(source, translated, target)).toBe(expected);
  });

  it('is settled after one go', () => {
    const text = fc
      .array(fc.constantFrom('a', ' ', '.', '?', '!', '…', '。', '？', '”', '好'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('en', 'zh', 'ja', 'es', 'ar', 'el', 'th'),
        (source, translated, target) => {
          const once = carryEnding(source, translated, target);
          expect(carryEnding(source, once, target)).toBe(once);
        },
      ),
    );
  });
});

describe('a text in pieces', () => {
  it('is cut between sentences, not behind a title', () => {
    expect(halve('We met Mr. Bell today. We did.', 'en')).toEqual(['We met Mr. Bell today. ', 'We did.']);
    expect(halve('He is here. She is not here. We are.', 'en')).toEqual([
      'He is here. ',
      'She is not here. We are.',
    ]);
    expect(halve('he is here, she is not', 'en')).toEqual(['he is here, ', 'she is not']);
    expect(halve('one two', 'en')).toEqual(['one ', 'two']);
  });

  it('is whole again, and each piece smaller', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 4 }),
        fc.constantFrom('en', 'zh', 'th'),
        (text, language) => {
          const [first, second] = halve(text, language);
          expect(first + second).toBe(text);
          expect(first.length).toBeLessThan(text.length);
          expect(second.length).toBeLessThan(text.length);
        },
      ),
    );
  });

  it('is joined as the scripts want it', () => {
    const parts = [{ kind: 'name', text: '12' }] as const;
    const joined = (...pieces: readonly (readonly [string, string])[]) =>
      joinPieces(
        pieces.map(([source, text]) => ({ source, text })),
        parts,
      );
    expect(joined(['I see ', 'ich sehe'], ['\ue000', '\ue000'], [' cats.', 'Katzen.'])).toBe(
      'ich sehe \ue000 Katzen.',
    );
    expect(joined(['I see ', '我看见'], ['\ue000', '\ue000'], [' cats.', '猫。'])).toBe('我看见\ue000猫。');
    expect(joined(['我看见', 'I see'], ['\ue000', '\ue000'], ['猫。', 'cats.'])).toBe('I see \ue000 cats.');
    expect(joined(['It is ', 'Es ist'], ['\ue000', '\ue000'], ['.', '.'])).toBe('Es ist \ue000.');
  });
});

describe('numbers that a translation lost', () => {
  it.each([
    ['I have 12 cats', 'Ich habe 12 Katzen', []],
    ['It costs 1,250.50', 'Es kostet 1.250,50', []],
    ['1 000 000 people', '1,000,000 Leute', []],
    ['at 12:30 on 5', 'um 12.30 Uhr', ['5']],
    ['2 and 2', 'zwei und 2', ['2']],
    ['٣ cats', '3 Katzen', []],
    ['a 3D film', 'ein Film', []],
  ])('%s → %s', (source, translated, expected) => {
    expect(lostNumbers(source, translated)).toEqual(expected);
  });
});
