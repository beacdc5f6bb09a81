/** Passages in another language than the track's. */
import { describe, expect, it } from 'vitest';
import { changeCase } from './change-case.ts';
import { setLanguage } from './confirm.ts';
import { mergeCues } from './merge.ts';
import { splitCue } from './split.ts';
import { after, contextOf, fileCue, spokenCue } from './testing/context.ts';

const chinese = '我们今天一起去学校的图书馆看一看那本很有意思的书吧好不好';

describe('passages in another language', () => {
  it('break their lines by the limits of their own when they are merged and split', () => {
    const own = { language: 'zh' };
    const c = contextOf([
      { ...fileCue('a', 0, 2000, chinese.slice(0, 14)), ...own },
      { ...fileCue('b', 2000, 4000, chinese.slice(14)), ...own },
    ]);
    const [merged] = after(c, mergeCues(c, ['a', 'b']));
    expect(merged?.language).toBe('zh');
    expect(merged?.text.split('\n').map((line) => line.length <= 16)).toEqual([true, true]);
    const long = contextOf([{ ...fileCue('a', 0, 6000, chinese + chinese), ...own }]);
    for (const part of after(long, splitCue(long, 'a', 3000))) {
      expect(part.language).toBe('zh');
      expect(part.text.split('\n').every((line) => line.length <= 16)).toBe(true);
    }
  });

  it('that are merged with others leave their language to their words', () => {
    const c = contextOf([
      spokenCue('a', 0, 1000, 'He says'),
      spokenCue('b', 1000, 2000, 'hasta luego', { language: 'es' }),
    ]);
    const [merged] = after(c, mergeCues(c, ['a', 'b']));
    expect(merged?.language).toBeUndefined();
    expect(merged?.words?.map(({ language }) => language)).toEqual([undefined, undefined, 'es', 'es']);
  });

  it('change case as their language does', () => {
    const c = contextOf([
      { ...fileCue('a', 0, 1000, 'istanbul'), language: 'tr' },
      fileCue('b', 2000, 3000, 'istanbul'),
    ]);
    expect(after(c, changeCase(c, null, 'upper')).map(({ text }) => text)).toEqual(['İSTANBUL', 'ISTANBUL']);
  });

  it('are set by a person, and taken back with the track’s language or none', () => {
    const c = contextOf([spokenCue('a', 0, 1000, 'Hola'), fileCue('b', 2000, 3000, 'Adiós')]);
    const set = after(c, setLanguage(c, ['a', 'b'], 'es'));
    expect(set.map(({ language }) => language)).toEqual(['es', 'es']);
    const again = contextOf(set);
    for (const usual of [null, 'en']) {
      expect(after(again, setLanguage(again, ['a'], usual))[0]).not.toHaveProperty('language');
    }
    expect(setLanguage(again, ['a'], 'es')).toBeNull();
  });
});
