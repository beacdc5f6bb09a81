import { describe, expect, it } from 'vitest';
import { valuesOfNumberWords } from './number-words.ts';
import { numbersIn } from './spoken-numbers.ts';

const inText = (text: string, language: string, lenient = false) =>
  [...numbersIn(text, language, { lenient })].sort();

describe('numbers of a text', () => {
  it.each([
    ['It took twenty minutes.', 'en', ['20']],
    ['It took 20 minutes.', 'en', ['20']],
    ['Nineteen ninety-five was the year.', 'en', ['1995']],
    ['Two hundred and five people, 1,500 chairs.', 'en', ['1500', '205']],
    ['One of them is the second.', 'en', []],
    ['It costs 2 million, or three point five.', 'en', ['2000000', '3.5']],
    ['On the 21st at 10:30.', 'en', ['10', '21', '30']],
    ['Es dauerte einundzwanzig Minuten und 1.500 Euro.', 'de', ['1500', '21']],
    ['Zweitausendvierundzwanzig waren es dreiundzwanzig.', 'de', ['2024', '23']],
    ['Cela a pris vingt-quatre minutes et 1,5 litre.', 'fr', ['1.5', '24']],
    ['Fueron treinta y dos personas.', 'es', ['32']],
    ['Erano quarantotto persone.', 'it', ['48']],
    ['花了二十三分钟，二〇二四年，三万五千人。', 'zh', ['2024', '23', '35000']],
    ['二十三分かかりました。', 'ja', ['23']],
    ['十分重要，一个三明治。', 'zh', []],
    ['全角２５と25。', 'ja', ['25']],
  ])('%s', (text, language, numbers) => {
    expect(inText(text, language)).toEqual(numbers.toSorted());
  });

  it('reads more where it searches', () => {
    expect(inText('买了三个。', 'zh', true)).toEqual(['3']);
    expect(inText('Rooms 3 500', 'en', true)).toEqual(['3', '3500', '500']);
  });

  it('knows number words of languages that n2words writes, and none of others', () => {
    expect(valuesOfNumberWords('de').get('einundzwanzig')).toBe(21);
    expect(valuesOfNumberWords('fr-CA').get('quatre vingt dix neuf')).toBe(99);
    expect(valuesOfNumberWords('xx').size).toBe(0);
  });
});
