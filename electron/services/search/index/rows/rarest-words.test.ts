import { describe, expect, it } from 'vitest';
import { passage, testIndex } from '../testing/sample-index.ts';
import { rarestWords } from './rarest-words.ts';

describe('words of a large library', () => {
  it('that are frequent are left out beside rarer ones, as long as those are in enough passages', () => {
    const index = testIndex();
    const often = Array.from({ length: 60 }, (_, i) =>
      passage(`often ${i % 6 === 0 ? 'seldom' : ''} word${i}`),
    );
    index.putPassages('talk', '1', often);
    index.db.exec('DROP TABLE temp.passageVocabulary');
    const { of } = rarestWords(index.db, 40, 5);
    expect(of('(words : "often" OR words : "seldom" OR words : "never")')).toBe(
      '(words : "never" OR words : "seldom")',
    );
    expect(of('(words : "often" OR words : "word7")')).toBe('(words : "word7" OR words : "often")');
    expect(of('(words : "often")')).toBe('(words : "often")');
    for (const strict of [
      'words : "a b" AND (words : "often" OR words : "seldom")',
      '(words : "often") NOT (words : "seldom")',
    ]) {
      expect(of(strict)).toBe(strict);
    }
  });
});
