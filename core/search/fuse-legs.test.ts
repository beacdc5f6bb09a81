import { describe, expect, it } from 'vitest';
import { fuseLegs } from './fuse-legs.ts';
import type { LegRow, LegRows } from './fuse-legs.ts';

/** `v1@10`: a row of ten seconds of video v1 from second 10. */
function row(place: string, score: number, seconds = 10): LegRow {
  const [mediaId, start] = place.split('@') as [string, string];
  const startMs = Number(start) * 1000;
  return {
    key: `${place}+${seconds}`,
    mediaId,
    startMs,
    endMs: startMs + seconds * 1000,
    score,
    certainty: 1,
  };
}

const said = (...rows: LegRow[]): LegRows => ({ leg: 'said', rows, zero: 0 });
const meant = (...rows: LegRow[]): LegRows => ({ leg: 'meant', rows, zero: null });
const seen = (...rows: LegRow[]): LegRows => ({ leg: 'seen', rows, zero: null });

const order = (legs: readonly LegRows[]) => fuseLegs(legs).map(({ row: { key } }) => key);

describe('what legs found, fused', () => {
  it('puts what two legs find before what is first of one', () => {
    const legs = [
      said(row('a@0', 9), row('b@0', 8), row('c@0', 1)),
      meant(row('d@0', 0.9), row('b@0', 0.88), row('e@0', 0.5)),
    ];
    expect(order(legs)[0]).toBe('b@0+10');
    expect(fuseLegs(legs)[0]!.reasons.map(({ leg }) => leg)).toEqual(['meant', 'said']);
  });

  it('keeps how far apart the rows of a leg are', () => {
    const legs = [
      said(row('a@0', 20), row('b@0', 2)),
      meant(row('b@0', 0.9), row('a@0', 0.89), row('c@0', 0.1)),
    ];
    expect(order(legs)[0]).toBe('a@0+10');
  });

  it('takes a picture within a passage for a reason of both', () => {
    const [first] = fuseLegs([
      said(row('a@0', 5), row('b@0', 4.9)),
      seen(row('b@3', 0.3, 2), row('c@0', 0.1, 2)),
    ]);
    expect(first!.row.mediaId).toBe('b');
    expect(first!.reasons.map(({ leg }) => leg).toSorted()).toEqual(['said', 'seen']);
  });

  it('takes a long row for what the rows within it are about, and for an answer only where there is no other', () => {
    const name = row('a@0', 5, 600);
    expect(order([said(name, row('b@5', 2), row('a@5', 2))])).toEqual(['a@5+10', 'b@5+10']);
    expect(order([said(name)])).toEqual(['a@0+600']);
  });

  it('trusts a leg less that answers nothing for sure', () => {
    const unsure = { ...row('p@0', 0.2), certainty: 0.2 };
    expect(order([meant(row('a@0', 0.9), row('b@0', 0.8), row('c@0', 0.1)), seen(unsure)])[0]).toBe('a@0+10');
  });

  it('gives scores from 1 down to 0, and nothing for nothing', () => {
    const scores = fuseLegs([said(row('a@0', 3), row('a@10', 2), row('b@0', 1))]).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    expect(Math.min(...scores)).toBeGreaterThan(0);
    expect(fuseLegs([said(), meant()])).toEqual([]);
  });
});
