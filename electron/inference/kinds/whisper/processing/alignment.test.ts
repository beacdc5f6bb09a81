import { describe, expect, it } from 'vitest';
import { alignTokens, averageHeads } from './alignment.ts';
import reference from './testing/reference-token-times.json' with { type: 'json' };

describe('alignTokens', () => {
  it.each(reference)('finds the frames of the reference ($heads heads, $frames frames)', (expected) => {
    const rows = expected.rows.map((row) => Float32Array.from(row));
    const starts = alignTokens({ heads: expected.heads, frames: expected.frames, rows }, 7);
    expect([...starts]).toEqual(expected.starts);
  });

  it.each([1, 3, 7, 9])('smooths each head as sorting every stretch of %i frames would', (width) => {
    for (const frames of [1, 3, 4, 5, 40]) {
      const rows = Array.from({ length: 6 }, (_, token) =>
        Float32Array.from({ length: 2 * frames }, (_, at) => ((at * 31 + token * 17 + at * token) % 13) / 13),
      );
      expect(averageHeads({ heads: 2, frames, rows }, width)).toEqual(plainAverage(rows, frames, width));
    }
  });

  it('survives attention that says nothing', () => {
    const rows = [0, 1, 2].map(() => new Float32Array(20).fill(0.05));
    const starts = [...alignTokens({ heads: 1, frames: 20, rows }, 7)];
    expect(starts).toHaveLength(3);
    expect(starts.every((start) => start >= 0 && start < 20)).toBe(true);
  });
});

/** Two heads, every step of the definition on its own. */
function plainAverage(rows: readonly Float32Array[], frames: number, width: number): Float32Array {
  const pad = Math.floor(width / 2);
  const average = new Float32Array(rows.length * frames);
  for (const head of [0, 1]) {
    const columns = Array.from({ length: frames }, (_, frame) =>
      rows.map((row) => row[head * frames + frame]!),
    );
    const normal = columns.map((column) => {
      const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
      const deviation = Math.sqrt(
        column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length,
      );
      return column.map((value) => (value - mean) * (deviation > 0 ? 1 / deviation : 0));
    });
    rows.forEach((_, token) => {
      for (let frame = 0; frame < frames; frame++) {
        const at = (place: number) =>
          normal[Math.min(Math.abs(place), 2 * (frames - 1) - Math.abs(place))]![token]!;
        const stretch = Array.from({ length: width }, (_, n) => (frames > pad ? at(frame - pad + n) : 0));
        const median = frames > pad ? stretch.sort((a, b) => a - b)[pad]! : normal[frame]![token]!;
        average[token * frames + frame]! += median / 2;
      }
    });
  }
  return average;
}
