import { describe, expect, it } from 'vitest';
import { resolveProfile } from '../../core/profiles/profiles.ts';
import { lineFills, readingPace } from './reading-pace.ts';

const english = resolveProfile('netflix', { language: 'en' });
const bbc = resolveProfile('bbc', { language: 'en' });

describe('the reading speed of a cue', () => {
  it('counts characters a second, a line break as a space and no tags', () => {
    const pace = readingPace({ startMs: 0, endMs: 1000, text: '<i>0123456789</i>\n0123456789' }, english);
    expect(pace).toEqual({ value: 21, unit: 'characters/s', limit: 20, level: 'too-fast' });
    expect(readingPace({ startMs: 0, endMs: 1000, text: 'x'.repeat(21) }, english)?.level).toBe('too-fast');
  });

  it('counts words where the profile does, and tells advice from limit', () => {
    const text = 'one two three four five six';
    expect(readingPace({ startMs: 0, endMs: 2000, text }, bbc)).toMatchObject({
      value: 180,
      unit: 'words/min',
      level: 'fine',
    });
    expect(readingPace({ startMs: 0, endMs: 1900, text }, bbc)?.level).toBe('fast');
    expect(readingPace({ startMs: 0, endMs: 1700, text }, bbc)?.level).toBe('too-fast');
  });

  it('is not there for a cue without a duration', () => {
    expect(readingPace({ startMs: 5, endMs: 5, text: 'x' }, english)).toBeNull();
  });
});

describe('the characters of each line', () => {
  it('mark a line that is too long and lines that are too many', () => {
    const fills = lineFills(`${'x'.repeat(43)}\nfine\nthird`, english);
    expect(fills.map(({ over }) => over)).toEqual([true, false, true]);
    expect(fills[0]).toEqual({ length: 43, limit: 42, over: true });
  });
});
