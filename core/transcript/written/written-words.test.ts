import { describe, expect, it } from 'vitest';
import type { Word } from '../../cues/cue.ts';
import { loadConversion } from '../../language/chinese-script.ts';
import type { Writing } from './written-words.ts';
import { writtenWords } from './written-words.ts';

/** `|` parts what a recogniser gives as several words. */
function said(text: string, language?: string): readonly Word[] {
  return (text.match(/\s*[^\s|]+/gu) ?? []).map((part, i) => ({
    ...{ startMs: i * 300, endMs: i * 300 + 300, text: part },
    ...(language === undefined ? {} : { language }),
  }));
}

function written(text: string, language: string, more: Partial<Writing> & { next?: string } = {}): string {
  const { next, ...writing } = more;
  const after = next === undefined ? undefined : { startMs: 0, endMs: 0, text: next };
  return writtenWords(said(text), { before: undefined, after }, { language, ...writing })
    .map((word) => word.text)
    .join('');
}

describe('written words', () => {
  it.each([
    ['en', 'Well... I do not know.', 'Well… I do not know.'],
    ['de', 'Also ... gut.', 'Also … gut.'],
    ['zh', '我不知道...', '我不知道……'],
    ['zh', '今天天气怎么样?我们走吧, 好!', '今天天气怎么样？我们走吧，好！'],
    ['zh', '今天|天|气|怎么样?', '今天天气怎么样？'],
    ['ja', 'そうですね, はい. 行きます!', 'そうですね、はい。行きます！'],
    ['en', 'to thy sweet self. to cruel.', 'to thy sweet self to cruel.'],
    ['de', 'Wir gingen. nach Hause.', 'Wir gingen nach Hause.'],
  ])('have the marks of their language, in %s: %s', (language, text, expected) => {
    expect(written(text, language)).toBe(expected);
  });

  it.each([
    ['en', 'The U.S. troops, e.g. those, etc. and Mr. smith with 3. of May left it. iPhone is 3.5 big.'],
    ['zh', '现在是3:30，看www.example.com。'],
    ['de', 'Am 3. oktober ca. fünf.'],
    ['en', 'He said 你好, and left.'],
    ['en', '"Stop!" he said. What? no'],
  ])('are left where a mark may be right, in %s: %s', (language, text) => {
    expect(written(text, language)).toBe(text);
  });

  it('lose a false stop also where the next stretch goes on', () => {
    expect(written('We went home.', 'en', { next: ' and slept' })).toBe('We went home');
    expect(written('We went home.', 'en', { next: ' And' })).toBe('We went home.');
  });

  it.each([
    ['en', '5 people came. 3|,000 more did.', 'Five people came. Three thousand more did.'],
    ['en-GB', '184 people came.', 'One hundred and eighty-four people came.'],
    ['de', '12 Leute kamen.', 'Zwölf Leute kamen.'],
    ['es', '15 personas vinieron.', 'Quince personas vinieron.'],
    ['fr', '20 personnes sont venues.', 'Vingt personnes sont venues.'],
  ])(
    'begin a sentence with a word for a number where the guideline says so, in %s',
    (language, text, expected) => {
      expect(written(text, language, { writesOutFirstNumber: true })).toBe(expected);
      expect(written(text, language)).toBe(text.replaceAll('|', ''));
    },
  );

  it.each([
    ['en', '1. First of all'],
    ['en', '1987 was a good year. 5 km is far. 10:30 is late. 3.5 is more. 5% of it.'],
    ['en', '3.125 inches is less.'],
    ['de', '3,125 Millimeter sind weniger.'],
    ['de', '21 Frauen kamen.'],
    ['es', '200 personas vinieron.'],
    ['fi', '5 ihmistä.'],
    ['en', 'There are 5 of them.'],
  ])('keep the digits of other numbers, in %s: %s', (language, text) => {
    expect(written(text, language, { writesOutFirstNumber: true })).toBe(text);
  });

  it('are of one Chinese script', async () => {
    const hans = (await loadConversion('zh-Hans'))!;
    const hant = (await loadConversion('zh-Hant'))!;
    expect(written('請|問|那個|車|站|怎麼|走?', 'zh-Hans', { convertChinese: hans })).toBe(
      '请问那个车站怎么走？',
    );
    expect(written('今天天氣怎么样,头|发', 'zh-Hant', { convertChinese: hant })).toBe('今天天氣怎麼樣，頭髮');
    expect(await loadConversion('zh')).toBeUndefined();
    expect(await loadConversion('ja-Hans')).toBeUndefined();
  });

  it('are converted where they are Chinese, in whatever track', async () => {
    const convertChinese = (await loadConversion('zh-Hans'))!;
    const words = [...said(' How do I go?', 'en'), ...said('請問', 'zh'), ...said(' 車です', 'ja')];
    const texts = writtenWords(
      words,
      { before: undefined, after: undefined },
      { language: 'en', convertChinese },
    );
    expect(texts.map(({ text }) => text).join('')).toBe(' How do I go?请问 車です');
  });

  it('lose their fillers only when asked to, and keep their times', () => {
    expect(written('So, uh, we went.', 'en')).toBe('So, uh, we went.');
    const words = writtenWords(
      said('So, uh, we, um, went.'),
      { before: undefined, after: undefined },
      { language: 'en', leavesOutFillers: true },
    );
    expect(words.map(({ text }) => text)).toEqual(['So', ' we', ' went.']);
    expect(words.map(({ startMs }) => startMs)).toEqual([0, 600, 1200]);
  });
});
