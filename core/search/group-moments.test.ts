import { describe, expect, it } from 'vitest';
import type { FusedRow } from './fuse-legs.ts';
import { groupMoments } from './group-moments.ts';

function fused(mediaId: string, startS: number, score: number, certainty = 1, seconds = 15): FusedRow {
  const startMs = startS * 1000;
  const row = {
    key: `${mediaId}@${startS}`,
    mediaId,
    startMs,
    endMs: startMs + seconds * 1000,
    score,
    certainty,
  };
  return { row, score, certainty, reasons: [{ leg: 'said', row, share: score }] };
}

const different = { isSame: () => false, limit: 10 };
const ranges = (rows: readonly FusedRow[], options = different) =>
  groupMoments(rows, options).map(({ mediaId, startMs, endMs }) => [mediaId, startMs / 1000, endMs / 1000]);

describe('moments', () => {
  it('are made of the rows of one stretch, and grow only by those that are about as good', () => {
    expect(
      ranges([fused('a', 0, 0.9), fused('a', 7, 0.85), fused('a', 14, 0.3), fused('b', 0, 0.2)]),
    ).toEqual([
      ['a', 0, 22],
      ['b', 0, 15],
    ]);
  });

  it('are none where the best row does not answer the question for sure', () => {
    expect(ranges([fused('a', 0, 0.9, 0.97), fused('b', 0, 0.8, 0.7)])).toEqual([]);
  });

  it('end at the line: what is not sure enough is not listed, whatever its score', () => {
    expect(ranges([fused('a', 0, 0.9, 0.3), fused('b', 0, 0.8, 1.2), fused('c', 0, 0.7, 0.8)])).toEqual([
      ['b', 0, 15],
      ['c', 0, 15],
    ]);
  });

  it('that say the same are folded under the first', () => {
    const [moment, ...others] = groupMoments([fused('a', 0, 0.9), fused('b', 40, 0.8)], {
      ...different,
      isSame: (a, b) => a.mediaId !== b.mediaId,
    });
    expect(others).toEqual([]);
    expect(moment!.folded).toEqual([{ mediaId: 'b', startMs: 40_000, endMs: 55_000 }]);
  });

  it('of a whole video begin with it and are short', () => {
    expect(ranges([fused('a', 0, 0.9, 1, 600)])).toEqual([['a', 0, 15]]);
  });
});
