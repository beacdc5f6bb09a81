import { afterEach, describe, expect, it } from 'vitest';
import { playhead } from '../player/playhead.ts';
import { openProject, selectCue, selectCues } from '../project/project-store.ts';
import { openTestProject, testTrack } from '../project/testing/test-project.ts';
import { followPlayback } from './follow-playback.ts';
import { followingStore } from './following.ts';

const cue = (id: string, startMs: number) =>
  ({ id, startMs, endMs: startMs + 900, text: id, origin: 'machine' }) as const;
const current = () => openProject()!.currentCueId;
let stop = (): void => undefined;
afterEach(() => {
  stop();
  followingStore.set(true);
  playhead.update({ timeMs: 0, playing: false });
});

function open(): void {
  openTestProject([[testTrack('one'), [cue('a', 0), cue('b', 1000), cue('c', 2000)]]]);
  selectCue('a');
  stop = followPlayback();
}

describe('the selection while the video plays', () => {
  it('is the cue that is heard, and stays where it is when playing stops', () => {
    open();
    playhead.update({ timeMs: 1200, playing: true });
    expect(current()).toBe('b');
    playhead.update({ timeMs: 1950 });
    expect(current()).toBe('b');
    playhead.update({ timeMs: 2100 });
    playhead.update({ playing: false });
    playhead.update({ timeMs: 100 });
    expect(current()).toBe('c');
  });

  it('stays when following is turned off, or several cues are selected', () => {
    open();
    followingStore.set(false);
    playhead.update({ timeMs: 1200, playing: true });
    expect(current()).toBe('a');
    followingStore.set(true);
    selectCues(['a', 'b'], 'a');
    playhead.update({ timeMs: 2200 });
    expect(openProject()!.selection.size).toBe(2);
  });
});
