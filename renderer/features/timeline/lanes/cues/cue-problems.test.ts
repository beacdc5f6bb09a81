import { describe, expect, it } from 'vitest';
import { resolveProfile } from '../../../../../core/profiles/profiles.ts';
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import { frameRate } from '../../../../../core/time/frame-rate.ts';
import { indexCues } from '../../../../player/cue-index.ts';
import {
  gapTooSmall,
  overlap,
  problemsOf,
  problemsOfTrack,
  readingSpeed,
  tooFast,
  tooLong,
  tooShort,
} from './cue-problems.ts';

const limits = { profile: resolveProfile('netflix', { language: 'en' }), frameRate: frameRate(25) };
const cue = (id: string, startMs: number, endMs: number, text = 'Short text'): TrackCue => ({
  id,
  startMs,
  endMs,
  text,
  origin: 'machine',
});
const alone = -Infinity;

describe('problems that colour a block', () => {
  it('are none where the guideline is kept', () => {
    expect(problemsOf('Short text', 1000, 2500, 900, limits)).toBe(0);
  });

  it('are found for times that are only proposed', () => {
    const text = 'x'.repeat(60);
    expect(problemsOf(text, 0, 2000, alone, limits)).toBe(tooFast);
    expect(problemsOf(text, 0, 3000, alone, limits)).toBe(0);
    expect(problemsOf('Hm', 0, 300, alone, limits)).toBe(tooShort);
    expect(problemsOf('Hm', 0, 9000, alone, limits)).toBe(tooLong);
    expect(problemsOf('Hm', 1000, 2000, 1200, limits)).toBe(overlap);
    expect(problemsOf('Hm', 1000, 2000, 960, limits)).toBe(gapTooSmall);
  });

  it('see the overlap with a long cue that is not the one before', () => {
    const cues = [cue('sign', 0, 6000), cue('b', 1000, 2000), cue('c', 4000, 5000)];
    expect(problemsOfTrack(indexCues(cues), limits).at(2) & overlap).toBe(overlap);
  });

  it('are measured a few at a time when thousands are seen at once', () => {
    const cues = Array.from({ length: 100 }, (_, i) => cue(`${i}`, i * 1000, i * 1000 + 200));
    const problems = problemsOfTrack(indexCues(cues), limits);
    problems.startFrame(60);
    const first = cues.map((_, i) => problems.at(i));
    expect(first.filter((found) => found !== 0)).toHaveLength(60);
    expect(problems.ranOut).toBe(true);
    problems.startFrame(60);
    expect(cues.every((_, i) => problems.at(i) === (tooShort | tooFast))).toBe(true);
    expect(problems.ranOut).toBe(false);
  });

  it('tell the reading speed without tags', () => {
    expect(readingSpeed(cue('a', 0, 1, '<i>1234567890</i>'), 2000, limits.profile)).toBe(5);
    expect(readingSpeed(cue('a', 0, 1, ''), 2000, limits.profile)).toBeNull();
  });
});
