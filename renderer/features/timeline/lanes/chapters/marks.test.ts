import { describe, expect, it } from 'vitest';
import type { ProposedChapter } from '../../../../../core/chapters/proposals.ts';
import { markAtX, marksOf, proposalFrom, proposalNear } from './marks.ts';

const view = { startMs: 0, msPerPixel: 10 };
const one = { id: 'one', startMs: 3000, title: 'One' };
const two = { id: 'two', startMs: 3500, title: 'Two', beginsPart: true as const };
const proposal = (startMs: number): ProposedChapter => ({
  ...{ startMs, endMs: startMs + 1000, title: null, reasons: [], beginsPart: false },
});

describe('what stands on the lane', () => {
  it('is numbered by time, whoever it is of', () => {
    const marks = marksOf([one, two], [proposal(0), proposal(3200)]);
    expect(marks.map(({ kind, number, startMs }) => [kind, number, startMs])).toEqual([
      ['proposal', 1, 0],
      ['chapter', 2, 3000],
      ['proposal', 3, 3200],
      ['chapter', 4, 3500],
    ]);
    expect(marks.map(({ beginsPart }) => beginsPart)).toEqual([false, false, false, true]);
  });

  it('is found by its flag and its title', () => {
    const marks = marksOf([one], []);
    expect(markAtX(marks, view, 297)).toBe(marks[0]);
    expect(markAtX(marks, view, 380)).toBe(marks[0]);
    expect(markAtX(marks, view, 100)).toBeNull();
    expect(markAtX(marks, view, 420)).toBeNull();
  });

  it('gives way to what comes next', () => {
    const marks = marksOf([one], [proposal(3500)]);
    expect(markAtX(marks, view, 340)).toBe(marks[0]);
    expect(markAtX(marks, view, 346)).toBe(marks[1]);
  });
});

describe('going through proposals', () => {
  const list = [proposal(0), proposal(5000), proposal(9000)];

  it('goes on with the one behind what was settled, and back at the end', () => {
    expect(proposalNear(list, 1000)).toBe(list[1]);
    expect(proposalNear(list, 9500)).toBe(list[2]);
    expect(proposalNear([], 0)).toBeNull();
  });

  it('takes steps both ways and stops at the ends', () => {
    expect(proposalFrom(list, 5000, 1)).toBe(list[2]);
    expect(proposalFrom(list, 5000, -1)).toBe(list[0]);
    expect(proposalFrom(list, 9000, 1)).toBeNull();
    expect(proposalFrom(list, 0, -1)).toBeNull();
  });
});
