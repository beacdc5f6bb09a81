import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { chosenStretchStore, dropStretch } from '../../workspace/timeline/chosen-stretch.ts';
import type { GestureFeedback, PointerPlace } from '../../workspace/timeline/gesture.ts';
import { choose } from './choose.ts';

const feedback: GestureFeedback = { show: vi.fn(), showMarquee: vi.fn(), hide: vi.fn() };
const at = (timeMs: number): PointerPlace => ({ x: timeMs / 10, y: 5, timeMs, shift: true, mod: false });

beforeEach(() => {
  openTestProject([[testTrack('one'), testCues(['One'])]]);
  dropStretch();
});

describe('drawing a stretch of time', () => {
  it('goes in both directions and ends at the end of the film', () => {
    const back = choose(at(5000), feedback);
    back.move(at(2000));
    back.end(at(2000), true);
    expect(chosenStretchStore.get()).toEqual({ startMs: 2000, endMs: 5000 });
    choose(at(590_000), feedback).move(at(700_000));
    expect(chosenStretchStore.get()).toEqual({ startMs: 590_000, endMs: 600_000 });
  });

  it('leaves what was there when it is given up, and drops it with a mere click', () => {
    choose(at(1000), feedback).move(at(3000));
    const second = choose(at(7000), feedback);
    second.move(at(9000));
    second.cancel();
    expect(chosenStretchStore.get()).toEqual({ startMs: 1000, endMs: 3000 });
    choose(at(7000), feedback).end(at(7000), false);
    expect(chosenStretchStore.get()).toBeNull();
  });
});
