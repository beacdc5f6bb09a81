import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SnapPoint } from './snap.ts';
import { compareSnapPoints, snapPointsOf, snapRange, snapTime } from './snap.ts';

const points: readonly SnapPoint[] = [
  { timeMs: 1000, kind: 'cue' },
  { timeMs: 1100, kind: 'shot' },
  { timeMs: 1200, kind: 'speech' },
];

describe('snapping', () => {
  it('takes the nearest point within the tolerance, else the time itself', () => {
    expect(snapTime(1040, points, 50)).toEqual({ timeMs: 1000, point: points[0] });
    expect(snapTime(1300, points, 50)).toEqual({ timeMs: 1300, point: null });
    expect(snapTime(0, [], 50)).toEqual({ timeMs: 0, point: null });
  });

  it('prefers a shot, then the playhead, then cues, then speech at equal distance', () => {
    expect(snapTime(1050, points, 60).point?.kind).toBe('shot');
    expect(snapTime(1150, points, 60).point?.kind).toBe('shot');
    const kinds = ['speech', 'cue', 'playhead', 'shot'] as const;
    const same = kinds.map((kind) => ({ timeMs: 500, kind })).sort(compareSnapPoints);
    expect(snapTime(510, same, 20).point?.kind).toBe('shot');
    expect(snapTime(490, same, 20).point?.kind).toBe('shot');
  });

  it('finds what looking at every point finds', () => {
    const anyPoint = fc.record({
      timeMs: fc.integer({ min: 0, max: 300 }),
      kind: fc.constantFrom('playhead', 'cue', 'shot', 'speech'),
    });
    fc.assert(
      fc.property(
        fc.array(anyPoint),
        fc.integer({ min: 0, max: 300 }),
        fc.nat(40),
        (all, timeMs, tolerance) => {
          const sorted = all.toSorted(compareSnapPoints);
          const nearest = Math.min(...all.map((point) => Math.abs(point.timeMs - timeMs)));
          const { point } = snapTime(timeMs, sorted, tolerance);
          if (nearest > tolerance) expect(point).toBeNull();
          else expect(Math.abs(point!.timeMs - timeMs)).toBe(nearest);
        },
      ),
    );
  });

  it('snaps a moving cue by the edge that is nearer to something', () => {
    expect(snapRange({ startMs: 0, endMs: 90 }, 1020, points, 60)).toEqual({
      deltaMs: 1010,
      point: points[1],
    });
    expect(snapRange({ startMs: 0, endMs: 500 }, 990, points, 60)).toEqual({
      deltaMs: 1000,
      point: points[0],
    });
    expect(snapRange({ startMs: 0, endMs: 500 }, 5000, points, 60)).toEqual({ deltaMs: 5000, point: null });
  });

  it('collects points without the edges of the cues that are dragged', () => {
    const found = snapPointsOf({
      playheadMs: 70.4,
      cues: [
        { id: 'a', startMs: 10, endMs: 20 },
        { id: 'b', startMs: 30, endMs: 40 },
      ],
      except: new Set(['a']),
      shotChanges: [35],
      speech: [{ startMs: 5, endMs: 50 }],
    });
    expect(found.map(({ timeMs, kind }) => `${kind} ${timeMs}`)).toEqual([
      'speech 5',
      'cue 30',
      'shot 35',
      'cue 40',
      'speech 50',
      'playhead 70',
    ]);
  });
});
