import { describe, expect, it } from 'vitest';
import { openProject, selectCues } from '../../project/project-store.ts';
import { openTestProject, testTrack } from '../../project/testing/test-project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import { askedStretch } from './asked-stretch.ts';
import { takeStretch } from './take-stretch.ts';

const cue = (id: string, startMs: number, endMs: number): TrackCue => ({
  ...{ id, startMs, endMs, text: id },
  origin: 'machine',
});
const cues = [cue('a', 0, 2000), cue('b', 3000, 5000), cue('c', 6000, 8000), cue('d', 30_000, 32_000)];
const gap: ReviewProblem = {
  ...{ id: 'speech-without-text:9000', cueId: 'c', code: 'speech-without-text', severity: 'warning' },
  ...{ measured: 19_000, limit: 1500, unit: 'ms', fixable: false, span: { startMs: 9000, endMs: 28_000 } },
};

describe('a stretch that is heard again', () => {
  it('is the selection with what lies between, or the speech that the review has come to', () => {
    openTestProject([[testTrack('one'), cues]]);
    expect(askedStretch(openProject()!, null)).toBeNull();
    selectCues(['a', 'c'], 'c');
    const ids = (problem: ReviewProblem | null) =>
      askedStretch(openProject()!, problem)?.replaced.map(({ id }) => id);
    expect(ids(null)).toEqual(['a', 'b', 'c']);
    expect(askedStretch(openProject()!, gap)).toMatchObject({ startMs: 9000, endMs: 28_000, replaced: [] });
  });

  it('is taken in one step: what stood there goes, what was heard comes', () => {
    openTestProject([[testTrack('one'), cues]]);
    selectCues(['b', 'c'], 'c');
    const stretch = askedStretch(openProject()!, null)!;
    takeStretch(stretch, [cue('new', 3100, 7900)]);
    expect(
      openProject()!
        .cues.get('one')!
        .map(({ id }) => id),
    ).toEqual(['a', 'new', 'd']);
    expect(openProject()!.currentCueId).toBe('new');
  });
});
