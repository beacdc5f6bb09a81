import { describe, expect, it } from 'vitest';
import { readGaps } from './gap-evidence.ts';

const sentences = Array.from({ length: 20 }, (_, at) => ({
  ...{ startMs: at * 5000, endMs: at * 5000 + 4900, text: `Point ${at} of the talk.`, language: 'en' },
  speaker: at < 12 ? 'A' : 'B',
}));
const text = { sentences, durationMs: 100_000 };
const evidenceAt = (at: number, more: Partial<Parameters<typeof readGaps>[0]>) =>
  readGaps({ ...text, ...more })[at]!.evidence - readGaps(text)[at]!.evidence;

describe('what speaks for a boundary before a sentence', () => {
  it('is nothing before the first', () => {
    expect(readGaps(text)[0]).toMatchObject({ evidence: 0, pauseMs: 0, newSpeaker: false });
  });

  it('is another speaker', () => {
    const gaps = readGaps(text);
    expect(gaps[12]!.newSpeaker).toBe(true);
    expect(gaps[12]!.evidence).toBeGreaterThan(gaps[11]!.evidence);
  });

  it.each([
    ['a cut', { cutsMs: [24_800] }, { cutMs: 24_800 }],
    ['another window', { windowsMs: [22_000] }, { windowMs: 22_000 }],
    ['a silence', { silences: [{ startMs: 23_000, endMs: 25_000 }] }, { pauseMs: 2000 }],
  ])('is %s', (_what, more, gap) => {
    expect(evidenceAt(5, more)).toBeGreaterThan(0);
    expect(readGaps({ ...text, ...more })[5]).toMatchObject(gap);
  });

  it('tells the more the rarer it is', () => {
    const cutsMs = sentences.map(({ startMs }) => startMs);
    expect(evidenceAt(5, { cutsMs })).toBeLessThan(evidenceAt(5, { cutsMs: [25_000] }));
  });

  it('is a pause after all that was said, not after one of two voices', () => {
    const long = sentences.with(3, { ...sentences[3]!, endMs: 24_900 });
    const late = long.with(4, { ...long[4]!, endMs: 21_000 });
    expect(readGaps({ ...text, sentences: late })[5]!.pauseMs).toBe(100);
  });
});
