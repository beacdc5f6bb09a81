import { describe, expect, it } from 'vitest';
import { openProject, selectCues } from '../../project/project-store.ts';
import { openTestProject, testTrack } from '../../project/testing/test-project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import { goToProblem } from '../review/index.ts';
import { selectHeard } from '../../project/project-store.ts';
import { chooseStretch } from '../../workspace/timeline/chosen-stretch.ts';
import { askedStretch } from './asked-stretch.ts';
import { currentStretch } from './current-stretch.ts';
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
    expect(currentStretch()).toBeNull();
    selectCues(['a', 'c'], 'c');
    expect(currentStretch()?.replaced.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    goToProblem(gap);
    expect(currentStretch()).toMatchObject({ startMs: 9000, endMs: 28_000, replaced: [] });
  });

  it('is what was chosen last: a later selection of cues, also of the one that the finding stands with', () => {
    openTestProject([[testTrack('one'), cues]]);
    goToProblem(gap);
    selectCues(['c'], 'c');
    expect(currentStretch()).toMatchObject({ startMs: 6000, endMs: 8000 });
    goToProblem(gap);
    selectCues(['c', 'd'], 'c');
    expect(currentStretch()).toMatchObject({ startMs: 6000, endMs: 32_000 });
    chooseStretch({ startMs: 10_000, endMs: 12_000 });
    expect(currentStretch()).toMatchObject({ startMs: 10_000, endMs: 12_000, replaced: [] });
  });

  it('stays what it is while it is listened to, although playing selects the cue that is heard', () => {
    openTestProject([[testTrack('one'), cues]]);
    goToProblem(gap);
    selectHeard('d');
    expect(currentStretch()).toMatchObject({ startMs: 9000, endMs: 28_000 });
  });

  it('holds the whole of each cue that it replaces, and no more than half of another', () => {
    openTestProject([[testTrack('one'), cues]]);
    const stretch = askedStretch(openProject()!, { startMs: 3800, endMs: 6500 });
    expect(stretch).toMatchObject({ startMs: 3000, endMs: 6500 });
    expect(stretch?.replaced.map(({ id }) => id)).toEqual(['b']);
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
