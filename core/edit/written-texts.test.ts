import { describe, expect, it } from 'vitest';
import { loadConversion } from '../language/chinese-script.ts';
import { convertChinese } from './convert-chinese.ts';
import { leaveOutFillers } from './leave-out-fillers.ts';
import { after, contextOf, fileCue, spokenCue } from './testing/context.ts';

describe('leaving out fillers', () => {
  it('mends what is left, keeps lines and times, and takes cues that have nothing else', () => {
    const c = contextOf([
      fileCue('a', 0, 2000, 'Uh, we went to\num, the shop.'),
      fileCue('b', 2000, 3000, 'Um.'),
      fileCue('c', 3000, 4000, '- Uh, yes.\n- Erm.'),
      fileCue('d', 4000, 5000, 'I never said that.'),
    ]);
    const edit = leaveOutFillers(c, null)!;
    expect(after(c, edit).map(({ id, text }) => [id, text])).toEqual([
      ['a', 'We went to\nthe shop.'],
      ['c', '- Yes.'],
      ['d', 'I never said that.'],
    ]);
    expect(edit.name).toEqual({ key: 'edit.leaveOutFillers', values: { count: 3 } });
    expect(leaveOutFillers(c, ['d'])).toBeNull();
  });

  it('leaves the words that stay at their times', () => {
    const spoken = spokenCue('a', 0, 3000, 'So, uh, we went.');
    const c = contextOf([spoken]);
    const [cue] = after(c, leaveOutFillers(c, null));
    const timesOf = (text: string) =>
      [spoken, cue!].map(({ words }) => words!.find((word) => word.text.trim().startsWith(text))!.startMs);
    for (const word of ['So', 'we', 'went']) expect(timesOf(word)[0]).toBe(timesOf(word)[1]);
  });

  it('follows the language of each cue', () => {
    const c = contextOf([
      { ...fileCue('a', 0, 2000, 'Um das Haus.'), language: 'de' },
      { ...fileCue('b', 2000, 4000, '呃，我们走吧。'), language: 'zh' },
    ]);
    expect(after(c, leaveOutFillers(c, null)).map(({ text }) => text)).toEqual([
      'Um das Haus.',
      '我们走吧。',
    ]);
  });
});

describe('one Chinese script', () => {
  it('is that of the whole track, whose language says so', async () => {
    const convert = (await loadConversion('zh-Hant'))!;
    const given = contextOf([fileCue('a', 0, 2000, '<i>请问</i>那個车站'), fileCue('b', 2000, 3000, 'OK')]);
    const c = { ...given, track: { ...given.track, language: 'zh' } };
    const edit = convertChinese(c, null, 'hant', convert)!;
    expect(after(c, edit).map(({ text }) => text)).toEqual(['<i>請問</i>那個車站', 'OK']);
    expect(edit.changes.find(({ kind }) => kind === 'track')).toMatchObject({
      after: { language: 'zh-Hant' },
    });
    const some = convertChinese(c, ['a'], 'hant', convert)!;
    expect(some.changes.map(({ kind }) => kind)).toEqual(['cue']);
  });

  it('is the same in the words of a cue as in its text', async () => {
    const convert = (await loadConversion('zh-Hant'))!;
    const words = Array.from('头发发光', (text, i) => ({ startMs: i * 500, endMs: (i + 1) * 500, text }));
    const given = contextOf([{ ...fileCue('a', 0, 2000, '头发发光'), words }]);
    const c = { ...given, track: { ...given.track, language: 'zh' } };
    const [cue] = after(c, convertChinese(c, null, 'hant', convert));
    expect(cue!.text).toBe('頭髮發光');
    expect(cue!.words!.map(({ text }) => text).join('')).toBe(cue!.text);
  });

  it('leaves other languages alone', async () => {
    const convert = (await loadConversion('zh-Hans'))!;
    const given = contextOf([fileCue('a', 0, 2000, '東京へ行く')]);
    const c = { ...given, track: { ...given.track, language: 'ja' } };
    expect(convertChinese(c, null, 'hans', convert)).toBeNull();
  });
});
