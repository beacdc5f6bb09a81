import { describe, expect, it } from 'vitest';
import { alignTokens } from './alignment.ts';
import reference from './testing/reference-token-times.json' with { type: 'json' };

describe('alignTokens', () => {
  it.each(reference)('finds the frames of the reference ($heads heads, $frames frames)', (expected) => {
    const rows = expected.rows.map((row) => Float32Array.from(row));
    const starts = alignTokens({ heads: expected.heads, frames: expected.frames, rows }, 7);
    expect([...starts]).toEqual(expected.starts);
  });

  it('survives attention that says nothing', () => {
    const rows = [0, 1, 2].map(() => new Float32Array(20).fill(0.05));
    const starts = [...alignTokens({ heads: 1, frames: 20, rows }, 7)];
    expect(starts).toHaveLength(3);
    expect(starts.every((start) => start >= 0 && start < 20)).toBe(true);
  });
});
