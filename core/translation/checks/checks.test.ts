import { describe, expect, it } from 'vitest';
import { loadConversion } from '../../language/chinese-script.ts';
import { checkLine } from './check-line.ts';
import { lostNames } from './lost-names.ts';
import { lostNumbers } from './lost-numbers.ts';
import { slippedLines } from './slips.ts';
import { isUntranslated } from './untranslated.ts';
import { isInWrongScript } from './written-script.ts';

const conversions = new Map<string, ReturnType<typeof loadConversion>>();

/** Its tables take a while. */
function conversionTo(language: string): ReturnType<typeof loadConversion> {
  const conversion = conversions.get(language) ?? loadConversion(language);
  conversions.set(language, conversion);
  return conversion;
}

describe('a number', () => {
  it.each([
    ['en', 'We saw 12 bees.', 'es', 'Vimos doce abejas.'],
    ['en', 'It was 1,250.50 euros.', 'de', 'Es waren 1.250,50 Euro.'],
    ['en', '1,500 people', 'fr', '1 500 personnes'],
    ['en', 'in 1984', 'ar', 'في عام ١٩٨٤'],
    ['en', '30,000 bees', 'ja', '3万匹のミツバチ'],
    ['en', '2 million', 'zh-Hant', '200萬'],
    ['en', '25 bees', 'zh-Hans', '二十五只蜜蜂'],
    ['en', 'at 3 p.m.', 'de', 'um 15 Uhr'],
    ['de', 'um 22:35 Uhr', 'en', 'at 10:35 pm'],
    ['en', 'the 1990s', 'de', 'die 90er'],
    ['en', 'the 21st century', 'es', 'el siglo XXI'],
    ['en', 'twenty-five bees', 'es', 'veinticinco abejas'],
    ['en', 'Give me 5.', 'ru', 'Дай пять.'],
    ['zh', '11 月 16 日', 'en', 'November 16'],
    ['en', '3.5 meters', 'es', '3,5 metros'],
  ])('is kept: %s %j, %s %j', (from, source, to, translation) => {
    expect(lostNumbers(source, from, translation, to)).toEqual([]);
  });

  it.each([
    ['en', 'We saw 12 bees.', 'es', 'Vimos abejas.', '12'],
    ['en', 'In 1984 and 1985', 'de', '1984', '1985'],
    ['en', 'It costs 1,500 euros.', 'fr', 'Il coûte 15 euros.', '1,500'],
    ['en', 'twenty-five bees', 'es', 'muchas abejas', '25'],
    ['en', '42 of them', 'ar', 'بعضهم', '42'],
    ['ar', '٤٢ نحلة', 'en', 'some bees', '٤٢'],
  ])('is lost: %s %j, %s %j', (from, source, to, translation, lost) => {
    expect(lostNumbers(source, from, translation, to)).toEqual([lost]);
  });
});

describe('a name', () => {
  it.each([
    ['Yesterday Anna went to London.', 'es', 'Ayer Anna fue a Londres.'],
    ['We love Kolmogorov.', 'fr', 'On aime Kolmogoroff.'],
    ['It is from Germany.', 'es', 'Es de Alemania.'],
    ['On Monday in July', 'es', 'el lunes en julio'],
    ['I met Anna.', 'ja', '私はアンナに会いました。'],
    ['THIS IS ANNA.', 'es', 'Es ella.'],
  ])('is kept, or has another form: %j, %s %j', (source, to, translation) => {
    expect(lostNames(source, 'en', translation, to)).toEqual([]);
  });

  it.each([
    ['Yesterday I met Sidecarver.', 'es', 'Ayer lo conocí.', 'Sidecarver'],
    ['Look at your iPhone.', 'ja', '電話を見て。', 'iPhone'],
  ])('is lost: %j, %s %j', (source, to, translation, lost) => {
    expect(lostNames(source, 'en', translation, to)).toEqual([lost]);
  });
});

it.each([
  ['en', 'Thank you very much.', 'es', 'Thank you very much.', true],
  ['en', 'The bees go home in the evening.', 'de', 'The bees fly back home in the evening.', true],
  ['en', 'Good night, everybody.', 'ja', 'Good night, everybody.', true],
  ['ja', 'おはようございます。', 'en', 'おはようございます。', true],
  ['en', 'Taxi!', 'es', '¡Taxi!', false],
  ['en', 'Madrid, Barcelona, Paris.', 'es', 'Madrid, Barcelona, París.', false],
  ['en', 'No, no.', 'es', 'No, no.', false],
  ['en', 'Good evening.', 'de', 'Guten Abend.', false],
])('%s %j in %s as %j: untranslated is %s', (from, source, to, translation, is) => {
  expect(isUntranslated(source, from, translation, to)).toBe(is);
});

it.each([
  ['zh-TW', '这是蜜蜂的家。', true],
  ['zh-TW', '謝謝你，這裡面有很多蜜蜂。', false],
  ['zh-HK', '他在台上唱了很多次。', false],
  ['zh-Hans', '這是蜜蜂的家。', true],
  ['zh-Hans', '乾隆皇帝来了。', false],
  ['zh', 'これは蜂の家です。', true],
  ['ja', '这是我们的蜜蜂和它们的家我们都爱', true],
  ['ja', '東京都庁。', false],
  ['ru', 'Pchely letyat domoy.', true],
  ['ru', 'Это Sidecut для macOS.', false],
  ['es', 'Пчёлы летят домой.', true],
  ['sr-Latn', 'Pčele lete kući.', false],
  ['ar', 'النحل يعود', false],
])('%s: %j is in the wrong script: %s', async (to, translation, is) => {
  const convert = await conversionTo(to);
  expect(isInWrongScript(translation, 'The bees of Sidecut.', to, convert)).toBe(is);
});

it('what stays as it is on purpose is not untranslated, and a term that is lost is told with what it should be', () => {
  const line = { from: 'en', to: 'es', convert: undefined };
  const kept = { text: 'Bee Free Or Die', wanted: 'Bee Free Or Die' };
  expect(checkLine('Bee Free Or Die', { ...line, source: 'Bee Free Or Die', terms: [kept] })).toEqual([]);
  const term = { text: 'queen', wanted: 'reina' };
  expect(checkLine('La abeja vuelve.', { ...line, source: 'The queen is back.', terms: [term] })).toEqual([
    { kind: 'lost-term', ...term },
  ]);
  const loop = 'Ven, ven, ven, ven, ven, ven, ven, ven.';
  expect(checkLine(loop, { ...line, source: 'Come to me now, will you?', terms: [] })).toEqual([
    { kind: 'repeated' },
  ]);
  const half = 'Sí.';
  const long = 'Well, when I think of it, I have never been to the sea before.';
  expect(checkLine(half, { ...line, source: long, terms: [] })).toEqual([{ kind: 'odd-length' }]);
});

describe('answers that slip', () => {
  const pairs = [
    ['Where have you been?', '¿Dónde has estado?'],
    [
      'I was at the market, and then I met Anna and we talked for two hours.',
      'Estuve en el mercado y luego me encontré con Anna y hablamos dos horas.',
    ],
    ['Really?', '¿De verdad?'],
    ['Yes.', 'Sí.'],
    [
      'She told me that the bees have come back to the old house near the river.',
      'Me contó que las abejas han vuelto a la vieja casa cerca del río.',
    ],
    ['All 40 hives?', '¿Las 40 colmenas?'],
    ['No, only a few of them.', 'No, solo unas pocas.'],
    ['And what does your grandfather say about that?', '¿Y qué dice tu abuelo de eso?'],
  ] as const;
  const lines = (answers: readonly (string | undefined)[]) =>
    pairs.map(([source], i) => ({ source, answer: answers[i] }));
  const right = pairs.map(([, answer]) => answer);

  it('are found by their lengths, numbers and names', () => {
    expect(slippedLines(lines(right)).size).toBe(0);
    const shifted = [...right.slice(0, 2), ...right.slice(3), undefined];
    expect([...slippedLines(lines(shifted))].toSorted()).toEqual([2, 3, 4, 5, 6, 7]);
    const joined = [right[0], `${right[1]} ${right[2]}`, ...right.slice(3), undefined];
    expect(slippedLines(lines(joined)).size).toBeGreaterThanOrEqual(5);
  });

  it('and one that is left out makes nobody else slip', () => {
    expect(slippedLines(lines(right.map((text, i) => (i === 3 ? undefined : text)))).size).toBe(0);
  });

  it('are found by the words that the engine says back', () => {
    const heads = lines(right).map((line, i) => ({ ...line, head: pairs[Math.min(7, i === 4 ? 5 : i)]![0] }));
    expect([...slippedLines(heads)]).toEqual([4]);
  });
});
