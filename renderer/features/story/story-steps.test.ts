import { describe, expect, it } from 'vitest';
import { testCues } from '../../project/testing/test-project.ts';
import { buildRows } from './rows.ts';
import { nextPlace, nextProposal } from './story-steps.ts';

const proposal = (startMs: number) => ({
  ...{ startMs, endMs: startMs + 1, title: null, reasons: [], beginsPart: false },
});
const rows = buildRows({
  cues: testCues(['A', 'B', 'C', 'D']),
  chapters: [{ id: 'c', startMs: 6000, title: 'C' }],
  proposals: [proposal(0), proposal(9000)],
  durationMs: 12_000,
});

describe('the arrow keys in the story', () => {
  it('go through proposals, cues and chapters and back', () => {
    const keys: string[] = [];
    let here: Parameters<typeof nextPlace>[1] = { cueId: null };
    for (let place = nextPlace(rows, here, 1); place !== null; place = nextPlace(rows, here, 1)) {
      here = place.kind === 'head' ? { head: place.key } : { cueId: place.cueId };
      keys.push(place.kind === 'head' ? place.key : place.cueId);
    }
    expect(keys).toEqual([
      ...['proposal 0', 'one-0', 'one-1', 'chapter c', 'one-2', 'proposal 9000', 'one-3'],
    ]);
    expect(nextPlace(rows, { head: 'chapter c' }, -1)).toMatchObject({ kind: 'cue', cueId: 'one-1' });
    expect(nextPlace(rows, { head: 'proposal 0' }, -1)).toBeNull();
  });

  it('begin at the first from a place that is gone', () => {
    expect(nextPlace(rows, { cueId: 'gone' }, 1)).toMatchObject({ key: 'proposal 0', row: 0 });
    expect(nextPlace([], { cueId: null }, 1)).toBeNull();
  });

  it('go on from a proposal that is settled with the next one, or with the last', () => {
    expect(nextProposal(rows, 'proposal 0')?.key).toBe('proposal 9000');
    expect(nextProposal(rows, 'proposal 9000')?.key).toBe('proposal 0');
    expect(nextProposal(rows.slice(0, 2), 'proposal 0')).toBeNull();
  });
});
