import { describe, expect, it } from 'vitest';
import { rankCommand } from './rank-command.ts';

describe('the rank of a command', () => {
  it('is higher the nearer the words are to the beginning of its name', () => {
    const split = rankCommand('cue.split', 'split', 'Split at the playhead', 'Cue');
    const word = rankCommand('cue.other', 'split', 'Undo split', 'Cue');
    const resplit = rankCommand('bulk.resplit', 'split', 'Resplit to the profile', 'Batch');
    const byId = rankCommand('cue.split', 'cue split', 'Cut here', 'Cue');
    expect([split, word, resplit, byId]).toEqual([1, 0.8, 0.6, 0.3]);
  });

  it('is nothing where a word is missing', () => {
    expect(rankCommand('cues.follow', 'split', 'Follow the playhead in the list', 'Cue')).toBe(0);
  });
});
