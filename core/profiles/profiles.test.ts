import { describe, expect, it } from 'vitest';
import { profileIds, profileInLanguage, profileOfCue, resolveProfile } from './profiles.ts';

describe('profiles', () => {
  it.each([
    [undefined, 42, 17],
    ['de', 42, 17],
    ['en-GB', 42, 20],
    ['ar', 42, 20],
    ['hi', 42, 22],
    ['ja', 23, 4],
    ['ko', 16, 12],
    ['zh-Hans', 16, 9],
    ['zh_TW', 16, 9],
    ['yue', 16, 9],
    ['th', 35, 17],
  ])('netflix in %s: %d characters a line, %d a second', (language, line, speed) => {
    const profile = resolveProfile('netflix', language === undefined ? {} : { language });
    expect([profile.maxCharsPerLine, profile.maxCharsPerSecond]).toEqual([line, speed]);
  });

  it('of another language keep what they were chosen for', () => {
    const options = { children: true, vertical: true };
    for (const id of profileIds) {
      const english = resolveProfile(id, { language: 'en', ...options });
      expect(profileInLanguage(english, 'zh')).toEqual(resolveProfile(id, { language: 'zh', ...options }));
      expect(profileInLanguage(profileInLanguage(english, 'zh'), 'en')).toEqual(english);
      expect(profileOfCue({}, english)).toBe(english);
      // Compared value by value in core/review/same-options.ts.
      expect(Object.values(english).every((value) => typeof value !== 'object' || value === null)).toBe(true);
    }
  });

  it.each([
    ['de', 13],
    ['en', 17],
    ['ko', 12],
    ['ja', 4],
  ])('netflix for children in %s: %d characters a second', (language, speed) => {
    expect(resolveProfile('netflix', { language, children: true }).maxCharsPerSecond).toBe(speed);
  });

  it('bbc counts words and has three shorter lines on vertical video', () => {
    expect(resolveProfile('bbc')).toMatchObject({ maxCharsPerLine: 37, maxLines: 2, minMsPerWord: 300 });
    expect(resolveProfile('bbc')).toMatchObject({ maxCharsPerSecond: null, maxWordsPerMinute: 180 });
    expect(resolveProfile('bbc', { vertical: true })).toMatchObject({ maxCharsPerLine: 25, maxLines: 3 });
  });

  it('amazon and shorts have the numbers of the table', () => {
    expect(resolveProfile('amazon')).toMatchObject({ maxCharsPerLine: 42, maxCharsPerSecond: 17 });
    expect(resolveProfile('amazon')).toMatchObject({ minDurationMs: 1000, minGapFrames: 2 });
    expect(resolveProfile('shorts')).toMatchObject({ maxCharsPerLine: 24, maxCharsPerSecond: 25 });
    expect(resolveProfile('shorts')).toMatchObject({
      minDurationMs: 700,
      maxDurationMs: 5000,
      minGapFrames: 2,
    });
  });

  it('halves the line for full-width scripts where the guideline is silent', () => {
    expect(resolveProfile('amazon', { language: 'ja' }).maxCharsPerLine).toBe(21);
    expect(resolveProfile('shorts', { language: 'zh' })).toMatchObject({
      maxCharsPerLine: 12,
      characterMeasure: 'full-width',
      maxCharsPerSecond: 9,
    });
  });

  it('knows its ids', () => {
    for (const id of profileIds) expect(resolveProfile(id).id).toBe(id);
  });
});
