import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { buildRows } from './row-model.ts';

const cue = (id: string, startMs: number, endMs: number): TrackCue => ({
  id,
  startMs,
  endMs,
  text: id,
  origin: 'person',
});
const shape = (rows: ReturnType<typeof buildRows>) =>
  rows.map(({ cue: own, others }) => `${own?.id ?? '-'}:${others.map(({ id }) => id).join('+')}`);

describe('the rows of two tracks', () => {
  const first = [cue('a', 0, 1000), cue('b', 1000, 3000), cue('c', 5000, 6000)];

  it('are the cues when there is no second track', () => {
    expect(shape(buildRows(first, null))).toEqual(['a:', 'b:', 'c:']);
  });

  it('put each cue of the second track once, beside the cue it overlaps longest', () => {
    const second = [cue('x', 100, 900), cue('y', 900, 2000), cue('z', 2000, 5100)];
    expect(shape(buildRows(first, second))).toEqual(['a:x', 'b:y+z', 'c:']);
  });

  it('give a cue that overlaps nothing a row of its own, in its place', () => {
    const second = [cue('x', 3500, 4000), cue('y', 7000, 8000)];
    expect(shape(buildRows(first, second))).toEqual(['a:', 'b:', '-:x', 'c:', '-:y']);
  });

  it('lose no cue of twenty thousand on either side', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => cue(`a${i}`, i * 1000, i * 1000 + 900));
    const others = Array.from({ length: 15_000 }, (_, i) => cue(`b${i}`, i * 1370 + 30, i * 1370 + 1200));
    const rows = buildRows(many, others);
    expect(rows.filter((row) => row.cue !== null)).toHaveLength(20_000);
    expect(new Set(rows.flatMap((row) => row.others.map(({ id }) => id))).size).toBe(15_000);
  });
});
