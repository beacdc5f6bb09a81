import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import { reviewTrack } from '../../../core/review/review-track.ts';
import { reviewSteps } from './review-steps.ts';

const options = {
  profile: resolveProfile('netflix', { language: 'en' }),
  frameRate: { numerator: 25, denominator: 1 },
  durationMs: 3_000_000,
  shotChanges: [10_000, 40_000],
  speech: null,
};

/** New objects each time: nothing is remembered of them. */
function someCues(count: number): readonly TrackCue[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `c${i}`,
    startMs: i * 2000,
    endMs: i * 2000 + (i % 7 === 0 ? 2100 : i % 5 === 0 ? 300 : 1900),
    text: i % 11 === 0 ? 'The same again and again' : `Cue ${i} ${'word '.repeat(i % 13)}`,
    origin: 'machine' as const,
    confidence: i % 9 === 0 ? 0.3 : 0.9,
  }));
}

function runAll<Result>(steps: Generator<void, Result>): { readonly result: Result; readonly steps: number } {
  for (let count = 1; ; count += 1) {
    const step = steps.next();
    if (step.done === true) return { result: step.value, steps: count };
  }
}

describe('a review in steps', () => {
  it('finds what a review at once finds', () => {
    const { result, steps } = runAll(reviewSteps(someCues(1000), [], options));
    expect(steps).toBeGreaterThan(2);
    expect(result).toEqual(reviewTrack(someCues(1000), options));
    expect(result.length).toBeGreaterThan(100);
  });

  it('takes one step after an edit of one cue, and finds what changed', () => {
    const cues = someCues(1000);
    runAll(reviewSteps(cues, [], options));
    const edited = cues.with(500, { ...cues[500]!, text: 'x'.repeat(60) });
    const { result, steps } = runAll(reviewSteps(edited, cues, options));
    expect(steps).toBe(1);
    expect(result).toContainEqual(expect.objectContaining({ cueId: 'c500', code: 'chars-per-line' }));
  });

  it('finds the same after cues were deleted, inserted and moved', () => {
    const cues = someCues(400);
    runAll(reviewSteps(cues, [], options));
    const moved = cues.map((cue, i) =>
      i < 200 ? cue : { ...cue, startMs: cue.startMs + 50, endMs: cue.endMs + 50 },
    );
    const changed = [...moved.slice(0, 90), ...moved.slice(93)];
    const { result } = runAll(reviewSteps(changed, cues, options));
    expect(result).toEqual(
      reviewTrack(
        changed.map((cue) => ({ ...cue })),
        options,
      ),
    );
  });
});
