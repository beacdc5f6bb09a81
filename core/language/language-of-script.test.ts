import { describe, expect, it } from 'vitest';
import { languageOfScript } from './language-of-script.ts';

describe('the language that a script tells', () => {
  it.each([
    ['我们昨天在公园里见面了', 'zh'],
    ['彼は昨日、公園で友達に会った。', 'ja'],
    ['コンピューターとテレビ', 'ja'],
    ['어제 공원에서 만났어요', 'ko'],
    ['เมื่อวานเราไปสวน', 'th'],
    ['שלום עולם', 'he'],
    ['Καλημέρα κόσμε', 'el'],
    ['新しい iPhone を New York で買いました', 'ja'],
  ])('%s', (text, language) => expect(languageOfScript(text)).toBe(language));

  it.each(['Hello there, 王 said.', 'Добрый день', 'صباح الخير', '12:30', ''])(
    'is not told by "%s"',
    (text) => expect(languageOfScript(text)).toBeUndefined(),
  );
});
