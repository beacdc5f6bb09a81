import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { indexCues } from '../../player/cue-index.ts';
import { cueAtX, cuesBetween, hitTest } from './hit-test.ts';
import { laneOfKind, layOutLanes } from './layout.ts';

const cue = (id: string, startMs: number, endMs: number): TrackCue => ({
  id,
  startMs,
  endMs,
  text: id,
  origin: 'machine',
});
const view = { startMs: 0, msPerPixel: 10 };
const cues = [cue('a', 1000, 2000), cue('b', 2000, 3000), cue('c', 4000, 4040), cue('d', 6000, 7000)];
const index = indexCues(cues);

function at(x: number, current: string | null = null) {
  const found = cueAtX(index, view, x, current);
  return found === null ? null : `${found.cue.id}:${found.part}`;
}

describe('what lies under the pointer', () => {
  it('has generous edges and always a body', () => {
    expect(at(96)).toBe('a:start');
    expect(at(107)).toBe('a:start');
    expect(at(150)).toBe('a:body');
    expect(at(195)).toBe('a:end');
    expect(at(80)).toBeNull();
  });

  it('gives each side of a shared edge to its own cue', () => {
    expect(at(197)).toBe('a:end');
    expect(at(203)).toBe('b:start');
  });

  it('prefers the current cue where two can be meant', () => {
    expect(at(203, 'a')).toBe('a:end');
    expect(at(197, 'b')).toBe('b:start');
  });

  it('lets a cue of a few pixels be moved and trimmed', () => {
    expect(at(402)).toBe('c:body');
    expect(at(396)).toBe('c:start');
    expect(at(408)).toBe('c:end');
  });

  it('finds a long cue under many later ones', () => {
    const long = [
      cue('sign', 0, 60_000),
      ...Array.from({ length: 50 }, (_, i) => cue(`x${i}`, 1000 * i + 10, 1000 * i + 500)),
    ];
    expect(cueAtX(indexCues(long), { startMs: 40_000, msPerPixel: 10 }, 70, null)?.cue.id).toBe('sign');
  });

  it('selects by marquee in both directions whatever is touched', () => {
    expect(cuesBetween(index, 1500, 2500).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(cuesBetween(index, 6500, 4020).map(({ id }) => id)).toEqual(['c', 'd']);
    expect(cuesBetween(index, 3100, 3200)).toEqual([]);
  });
});

describe('the lanes under the pointer', () => {
  const layout = layOutLanes(
    { hasVideo: true, hasAudio: true, hasShots: false, trackIds: ['t', 'u'], activeTrackId: 't' },
    400,
  );
  const scene = {
    view,
    layout,
    indexOf: () => index,
    chapters: [{ id: 'ch', startMs: 3000, title: 'One' }],
    activeTrackId: 't',
    currentCue: cues[0]!,
  };
  const middle = (kind: 'waveform' | 'chapters' | 'ruler'): number => {
    const lane = laneOfKind(layout, kind)!;
    return lane.top + lane.height / 2;
  };

  it('lets the edges of the current cue be taken in the waveform', () => {
    expect(hitTest(scene, 101, middle('waveform'))).toMatchObject({ on: 'cue', part: 'start' });
    expect(hitTest(scene, 201, middle('waveform'))).toMatchObject({ on: 'cue', part: 'end' });
    expect(hitTest(scene, 150, middle('waveform'))).toEqual({ on: 'waveform' });
    expect(hitTest({ ...scene, currentCue: null }, 101, middle('waveform'))).toEqual({ on: 'waveform' });
  });

  it('has no edges in tracks that are not edited', () => {
    const other = layout.lanes.find(({ trackId }) => trackId === 'u')!;
    expect(hitTest(scene, 101, other.top + 5)).toMatchObject({ on: 'cue', trackId: 'u', part: 'body' });
  });

  it('finds a chapter by its flag and its title', () => {
    expect(hitTest(scene, 297, middle('chapters'))).toMatchObject({ on: 'chapter' });
    expect(hitTest(scene, 380, middle('chapters'))).toMatchObject({ on: 'chapter' });
    expect(hitTest(scene, 100, middle('chapters'))).toEqual({ on: 'chapters' });
    expect(hitTest(scene, 100, middle('ruler'))).toEqual({ on: 'ruler' });
  });
});
