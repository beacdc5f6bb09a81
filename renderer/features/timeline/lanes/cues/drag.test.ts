import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import { resolveProfile } from '../../../../../core/profiles/profiles.ts';
import { frameRate } from '../../../../../core/time/frame-rate.ts';
import { indexCues } from '../../../../player/cue-index.ts';
import { dragCreate, dragMove, dragTrim, gapAround, roomToMove, roomToTrim, minCueMs } from './drag.ts';
import type { DragModifiers } from '../../snapping.ts';
import type { SnapScene } from '../../snap-points.ts';
import { snapPointsNear } from '../../snap-points.ts';

const cue = (id: string, startMs: number, endMs: number): TrackCue => ({
  id,
  startMs,
  endMs,
  text: id,
  origin: 'machine',
});
const cues = [cue('a', 1000, 2000), cue('b', 2500, 3500), cue('c', 3500, 4500), cue('d', 9000, 9500)];
const [a, b, c] = [cues[0]!, cues[1]!, cues[2]!];
const free: DragModifiers = { snapPoints: [], toleranceMs: 0, allowOverlap: false, rules: null };
const filmMs = 10_000;

describe('moving cues', () => {
  it('stops at the neighbours', () => {
    const rooms = roomToMove(cues, new Set(['b']), filmMs);
    expect(dragMove(b, [b], rooms, -5000, free).deltaMs).toBe(-500);
    expect(dragMove(b, [b], rooms, 5000, free).deltaMs).toBe(0);
  });

  it('takes all selected cues along and stops where the first of them would collide', () => {
    const moved = [b, c];
    const rooms = roomToMove(cues, new Set(['b', 'c']), filmMs);
    const { deltaMs, proposed } = dragMove(b, moved, rooms, 9999, free);
    expect(deltaMs).toBe(4500);
    expect(proposed.get('c')).toMatchObject({ startMs: 8000, endMs: 9000 });
  });

  it('runs over neighbours only when asked to, and never out of the film', () => {
    const rooms = roomToMove(cues, new Set(['b']), filmMs);
    expect(dragMove(b, [b], rooms, 1200, { ...free, allowOverlap: true }).deltaMs).toBe(1200);
    expect(dragMove(b, [b], rooms, 99_999, { ...free, allowOverlap: true }).deltaMs).toBe(6500);
    expect(dragMove(b, [b], rooms, -99_999, { ...free, allowOverlap: true }).deltaMs).toBe(-2500);
  });

  it('lets cues that overlap already stay as they are', () => {
    const overlapping = [cue('x', 0, 2000), cue('y', 1500, 3000)];
    const { free: room } = roomToMove(overlapping, new Set(['y']), filmMs);
    expect(room.min).toBe(0);
    expect(room.max).toBe(7000);
  });

  it('snaps the start or the end, whichever is nearer, and says to what', () => {
    const rooms = roomToMove(cues, new Set(['d']), filmMs);
    const snapPoints = [{ timeMs: 7000, kind: 'shot' as const }];
    const modifiers = { ...free, snapPoints, toleranceMs: 50 };
    const d = cues[3]!;
    expect(dragMove(d, [d], rooms, -1980, modifiers)).toMatchObject({
      deltaMs: -2000,
      snap: { kind: 'shot' },
    });
    expect(dragMove(d, [d], rooms, -2470, modifiers)).toMatchObject({
      deltaMs: -2500,
      snap: { kind: 'shot' },
    });
    expect(dragMove(d, [d], rooms, -2200, modifiers).snap).toBeNull();
  });

  it('never makes cues overlap that did not, whatever is dragged', () => {
    const gaps = fc.array(fc.record({ gap: fc.nat(800), length: fc.integer({ min: 50, max: 900 }) }), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        gaps,
        fc.infiniteStream(fc.boolean()),
        fc.integer({ min: -20_000, max: 20_000 }),
        (list, picks, delta) => {
          let atMs = 0;
          const made = list.map(({ gap, length }, i) => cue(`${i}`, (atMs += gap), (atMs += length)));
          const moved = made.filter(() => picks.next().value === true);
          const grabbed = moved[0];
          if (grabbed === undefined) return;
          const rooms = roomToMove(made, new Set(moved.map(({ id }) => id)), atMs + 500);
          const { proposed } = dragMove(grabbed, moved, rooms, delta, free);
          const after = made
            .map((each) => proposed.get(each.id) ?? each)
            .toSorted((x, y) => x.startMs - y.startMs);
          for (const [i, each] of after.slice(1).entries())
            expect(each.startMs).toBeGreaterThanOrEqual(after[i]!.endMs);
          expect(after[0]!.startMs).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('trimming a cue', () => {
  it('stops at the neighbour and at the other edge', () => {
    const start = roomToTrim(cues, b, 'start', filmMs);
    expect(dragTrim(b, 'start', start, 0, free).toMs).toBe(2000);
    expect(dragTrim(b, 'start', start, 9999, free).toMs).toBe(3500 - minCueMs);
    const end = roomToTrim(cues, a, 'end', filmMs);
    expect(dragTrim(a, 'end', end, 9999, free).toMs).toBe(2500);
    expect(dragTrim(a, 'end', end, 0, free).toMs).toBe(1000 + minCueMs);
  });

  it('may overlap when asked to', () => {
    const end = roomToTrim(cues, a, 'end', filmMs);
    expect(dragTrim(a, 'end', end, 3000, { ...free, allowOverlap: true }).toMs).toBe(3000);
  });

  it('pushes what follows when rippling', () => {
    const end = roomToTrim(cues, b, 'end', filmMs);
    const { proposed } = dragTrim(b, 'end', end, 4100, free, [c]);
    expect(proposed.get('c')).toMatchObject({ startMs: 4100, endMs: 5100 });
  });
});

describe('with frames and a gap to keep', () => {
  const rules = { profile: resolveProfile('netflix', { language: 'en' }), frameRate: frameRate(25) };
  const kept: DragModifiers = { ...free, rules };

  it('a move rests on a frame and two frames from its neighbours', () => {
    const rooms = roomToMove(cues, new Set(['a']), filmMs, rules);
    expect(dragMove(a, [a], rooms, 133, kept).proposed.get('a')).toMatchObject({
      startMs: 1120,
      endMs: 2120,
    });
    expect(dragMove(a, [a], rooms, 5000, kept).proposed.get('a')).toMatchObject({ endMs: 2420 });
    const snapPoints = [{ timeMs: 1133, kind: 'speech' as const }];
    expect(dragMove(a, [a], rooms, 130, { ...kept, snapPoints, toleranceMs: 50 })).toMatchObject({
      deltaMs: 120,
      snap: { kind: 'speech' },
    });
  });

  it('an edge does, too, and one that stands nearer may stay', () => {
    const end = roomToTrim(cues, a, 'end', filmMs, rules);
    expect(dragTrim(a, 'end', end, 9999, kept).toMs).toBe(2420);
    expect(dragTrim(a, 'end', end, 1771, kept).toMs).toBe(1760);
    const touching = roomToTrim(cues, b, 'end', filmMs, rules);
    expect(dragTrim(b, 'end', touching, 9999, kept).toMs).toBe(3500);
    const start = roomToTrim(cues, b, 'start', filmMs, rules);
    expect(dragTrim(b, 'start', start, 0, kept).toMs).toBe(2080);
    expect(dragTrim(a, 'end', end, 3011, { ...kept, allowOverlap: true }).toMs).toBe(3000);
  });

  it('and a new cue', () => {
    const gap = gapAround(indexCues(cues), 5000, filmMs, rules)!;
    expect(dragCreate(gap, 5013, 20_000, kept)).toMatchObject({ startMs: 5000, endMs: 8920 });
    expect(gapAround(indexCues(cues), 3500, filmMs, rules)).toBeNull();
  });
});

describe('drawing a new cue', () => {
  it('stays between its neighbours in both directions', () => {
    const gap = gapAround(indexCues(cues), 5000, filmMs)!;
    expect(gap).toEqual({ startMs: 4500, endMs: 9000 });
    expect(dragCreate(gap, 5000, 20_000, free)).toMatchObject({ startMs: 5000, endMs: 9000 });
    expect(dragCreate(gap, 5000, 0, free)).toMatchObject({ startMs: 4500, endMs: 5000 });
  });

  it('is not possible inside a cue', () => {
    expect(gapAround(indexCues(cues), 1500, filmMs)).toBeNull();
  });
});

describe('snap points', () => {
  const scene: SnapScene = {
    playheadMs: 5000,
    active: indexCues(cues),
    others: [indexCues([cue('z', 5020, 5400)])],
    shotChanges: [4990, 8000],
    speech: [{ startMs: 4995, endMs: 6000 }],
    gapMs: 80,
    rules: null,
  };
  const kinds = (times: number[], moving: string[] = []) =>
    snapPointsNear(scene, times, 30, new Set(moving)).map(({ timeMs, kind }) => `${kind} ${timeMs}`);

  it('are all kinds within reach, sorted', () => {
    expect(kinds([5000])).toEqual(['shot 4990', 'speech 4995', 'playhead 5000', 'cue 5020']);
  });

  it('include the smallest gap behind a neighbour', () => {
    expect(kinds([4570])).toEqual(['cue 4580']);
  });

  it('leave out what is dragged', () => {
    expect(kinds([9000], ['d'])).toEqual([]);
    expect(kinds([9000])).toEqual(['cue 9000']);
  });
});
