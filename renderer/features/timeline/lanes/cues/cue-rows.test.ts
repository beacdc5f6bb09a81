import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import { compareCues } from '../../../../../core/project/track-cue.ts';
import { indexCues } from '../../../../player/cue-index.ts';
import { cueRowsOf, isInRow, placeOfRow } from './cue-rows.ts';

const cue = (id: string, startMs: number, endMs: number): TrackCue => ({
  id,
  startMs,
  endMs,
  text: id,
  origin: 'file',
});
const rowsOf = (cues: readonly TrackCue[]): readonly string[] => {
  const { rows, counts } = cueRowsOf(indexCues(cues));
  return cues.map(({ id }, i) => `${id} ${rows[i]!}/${counts[i]!}`);
};

describe('the rows of cues that are shown at once', () => {
  it('are one for each of them, and only where they overlap', () => {
    expect(
      rowsOf([
        cue('sign', 1000, 9000),
        cue('speech', 3000, 8000),
        cue('third', 4000, 5000),
        cue('after', 9000, 9500),
      ]),
    ).toEqual(['sign 0/3', 'speech 1/3', 'third 2/3', 'after 0/1']);
  });

  it('are used again once they are free', () => {
    expect(
      rowsOf([cue('long', 0, 9000), cue('a', 1000, 2000), cue('b', 2000, 3000), cue('c', 2500, 4000)]),
    ).toEqual(['long 0/3', 'a 1/3', 'b 1/3', 'c 2/3']);
  });

  it('keep cues of one moment apart', () => {
    const spec = fc.record({ startMs: fc.nat(2000), lengthMs: fc.integer({ min: 1, max: 900 }) });
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 30 }), (specs) => {
        const cues = specs
          .map(({ startMs, lengthMs }, i) => cue(`${i}`, startMs, startMs + lengthMs))
          .toSorted(compareCues);
        const { rows, counts } = cueRowsOf(indexCues(cues));
        for (const [i, a] of cues.entries()) {
          expect(rows[i]!).toBeLessThan(counts[i]!);
          for (const [j, b] of cues.entries()) {
            if (i < j && b.startMs < a.endMs) {
              expect(rows[i]).not.toBe(rows[j]);
              expect(counts[i]).toBe(counts[j]);
            }
          }
        }
      }),
    );
  });

  it('share the height of the lane, each with room to be taken', () => {
    const lane = { top: 100, height: 60 };
    expect([0, 1, 2].map((row) => placeOfRow(lane, row, 3))).toEqual([
      { top: 100, height: 20 },
      { top: 120, height: 20 },
      { top: 140, height: 20 },
    ]);
    expect(placeOfRow({ top: 0, height: 24 }, 9, 10)).toEqual({ top: 16, height: 8 });
    expect(isInRow(lane, 1, 3, 125)).toBe(true);
    expect(isInRow(lane, 1, 3, 141)).toBe(false);
    expect(isInRow(lane, 0, 1, 159)).toBe(true);
  });
});
