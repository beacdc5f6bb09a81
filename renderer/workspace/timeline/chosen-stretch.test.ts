import { beforeEach, describe, expect, it } from 'vitest';
import { changeProject, selectCue, selectCues } from '../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { chooseStretch, chosenStretchStore, dropStretch, moveStretchEdge } from './chosen-stretch.ts';

/** Of a film of ten minutes. */
beforeEach(() => {
  openTestProject([[testTrack('one'), testCues(['one', 'two', 'three'])]]);
  dropStretch();
});

describe('the stretch of time that is chosen', () => {
  it('lies within the film, in whole milliseconds, and is none where nothing is left', () => {
    expect(chooseStretch({ startMs: -20, endMs: 1000.4 })).toEqual({ startMs: 0, endMs: 1000 });
    expect(chooseStretch({ startMs: 599_000, endMs: 700_000 })).toEqual({ startMs: 599_000, endMs: 600_000 });
    expect(chooseStretch({ startMs: 610_000, endMs: 700_000 })).toBeNull();
  });

  it('is set edge by edge: one alone reaches to the end, one beyond the other takes it along', () => {
    expect(moveStretchEdge('start', 2000)).toEqual({ startMs: 2000, endMs: 600_000 });
    expect(moveStretchEdge('end', 5000)).toEqual({ startMs: 2000, endMs: 5000 });
    expect(moveStretchEdge('start', 9000)).toEqual({ startMs: 9000, endMs: 600_000 });
    dropStretch();
    expect(moveStretchEdge('end', 4000)).toEqual({ startMs: 0, endMs: 4000 });
  });

  it('goes when a person selects cues, not when cues that were selected are gone', () => {
    selectCues(['one-0', 'one-1']);
    chooseStretch({ startMs: 1000, endMs: 2000 });
    changeProject((project) => ({
      ...project,
      cues: new Map([['one', testCues(['one'])]]),
      selection: new Set(['one-0']),
    }));
    expect(chosenStretchStore.get()).not.toBeNull();
    selectCue('one-0');
    expect(chosenStretchStore.get()).toBeNull();
  });

  it('goes with its film', () => {
    chooseStretch({ startMs: 1000, endMs: 2000 });
    changeProject((project) => ({ ...project, media: { ...project.media, id: 'another' } }));
    expect(chosenStretchStore.get()).toBeNull();
  });
});
