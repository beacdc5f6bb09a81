import { describe, expect, it } from 'vitest';
import { fileCue } from '../edit/testing/context.ts';
import { withKnownIds } from './track-changes.ts';

describe('cues that are built anew', () => {
  it('keep the ids of those that they were, also behind one that was split', () => {
    const before = [fileCue('t-0', 0, 900, 'one two'), fileCue('t-1', 1000, 1900, 'three')];
    const after = [
      fileCue('t-0', 0, 500, 'one'),
      fileCue('t-1', 500, 900, 'two'),
      fileCue('t-2', 1000, 1900, 'three'),
    ];
    const ids = withKnownIds(before, after).map(({ id, text }) => [id, text]);
    expect(ids).toEqual([
      ['t-0', 'one'],
      ['t-2', 'two'],
      ['t-1', 'three'],
    ]);
  });
});
