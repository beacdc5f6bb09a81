// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import { spokenOf } from '../../../../editing/speakers.ts';
import { registerPlayer } from '../../../../player/playhead.ts';
import { playerControls } from '../../../../player/playhead.ts';
import { openProject } from '../../../../project/project-store.ts';
import { openTestProject, testTrack } from '../../../../project/testing/test-project.ts';
import { chosenStretchStore } from '../../../../workspace/timeline/chosen-stretch.ts';
import type { GestureFeedback, PointerPlace } from '../../../../workspace/timeline/gesture.ts';
import {
  laneKindsStore,
  layOutProject,
  type LaneHit,
  type Scene,
} from '../../../../workspace/timeline/lane.ts';
import type { Palette } from '../../../../workspace/timeline/palette.ts';
import { changeTimeline } from '../../../../workspace/timeline/timeline-store.ts';
import './lane.ts';
import { moveNearestChangeHere } from './turn-actions.ts';
import { renamedTurnStore, turnMenuStore } from './turn-stores.ts';

const view = { startMs: 0, msPerPixel: 10 };
const feedback: GestureFeedback = { show: vi.fn(), showMarquee: vi.fn(), hide: vi.fn() };
const place = (timeMs: number, shift = false): PointerPlace => ({
  ...{ timeMs, x: timeMs / view.msPerPixel, y: 10, shift, mod: false },
});

/** Words of half a second: Anna from the beginning, Ben from two seconds on. */
const cue: TrackCue = {
  ...{ id: 'a', startMs: 0, endMs: 4000, text: 'a b c d e f g h', origin: 'machine' },
  words: 'abcdefgh'.split('').map((text, i) => ({
    ...{ startMs: i * 500, endMs: i * 500 + 480, text: i === 0 ? text : ` ${text}` },
    speaker: i < 4 ? 'Anna' : 'Ben',
  })),
};
const said = () =>
  openProject()!
    .cues.get('one')![0]!
    .words!.map(({ speaker }) => speaker?.[0] ?? '-')
    .join('');

function hitAt(timeMs: number): LaneHit {
  const project = openProject()!;
  const layout = layOutProject(project, 400, 1);
  const scene: Scene = {
    ...{ project, layout, view, widthPx: 1000, density: 1, hovered: null, palette: {} as Palette },
    frameRate: { numerator: 25, denominator: 1 },
  };
  const lane = layout.lanes.find(({ kind }) => kind === 'speakers')!;
  const { start } = laneKindsStore.get().find(({ id }) => id === 'speakers')!;
  const { hitTest } = start({ invalidate: () => undefined, layOut: () => undefined });
  return hitTest!(scene, lane, timeMs / view.msPerPixel, lane.top + 8)!;
}

function drag(from: number, to: number, shift = false): void {
  const gesture = hitAt(from).begin(place(from), feedback)!;
  gesture.move(place(to, shift));
  gesture.end(place(to, shift), true);
}

beforeEach(() => {
  openTestProject([[testTrack('one'), [cue]]]);
  changeTimeline({ view, viewport: { widthPx: 1000, durationMs: 10_000 } });
  chosenStretchStore.set(null);
});

it('is there once somebody is named', () => {
  expect(layOutProject(openProject()!, 400, 1).lanes.map(({ kind }) => kind)).toContain('speakers');
  openTestProject([[testTrack('two'), []]]);
  expect(layOutProject(openProject()!, 400, 1).lanes.map(({ kind }) => kind)).not.toContain('speakers');
});

it('a change is dragged to where a word begins, Shift to any time', () => {
  expect(said()).toBe('AAAABBBB');
  expect(hitAt(2010).cursor).toBe('ew-resize');
  drag(2010, 3040);
  expect(said()).toBe('AAAAAABB');
  drag(3000, 960);
  expect(said()).toBe('AABBBBBB');
  // The middle of the word at one second lies behind it.
  drag(1000, 1200, true);
  expect(said()).toBe('AABBBBBB');
  drag(1000, 1300, true);
  expect(said()).toBe('AAABBBBB');
});

it('a change goes no farther than the two turns, and not at all when it is cancelled', () => {
  const gesture = hitAt(2010).begin(place(2010), feedback)!;
  gesture.move(place(3500));
  gesture.cancel();
  expect(said()).toBe('AAAABBBB');
  drag(2010, 90_000);
  expect(said()).toBe('AAAAAAAA');
  expect(spokenOf(openProject()!).speakers).toHaveLength(1);
});

it('a turn is renamed by a double click and has a menu; with Shift a stretch is drawn', () => {
  hitAt(3000).doubleClick!(place(3000));
  expect(renamedTurnStore.get()?.speaker).toBe('Ben');
  hitAt(1000).menu!(place(1000), { x: 1, y: 2 });
  expect(turnMenuStore.get()).toMatchObject({ at: { x: 1, y: 2 }, timeMs: 1000, turn: { speaker: 'Anna' } });
  const gesture = hitAt(500).begin(place(500, true), feedback)!;
  gesture.move(place(1500, true));
  gesture.end(place(1500, true), true);
  expect(chosenStretchStore.get()).toEqual({ startMs: 500, endMs: 1500 });
});

it('a press goes to where the turn begins, and by key the change comes to the playhead', () => {
  const seek = vi.fn();
  const stop = registerPlayer({ ...playerControls(), seek });
  expect(hitAt(3000).begin(place(3000), feedback)).toBeNull();
  expect(seek).toHaveBeenLastCalledWith(2000);
  moveNearestChangeHere();
  expect(said()).toBe('BBBBBBBB');
  stop();
});
