import { describe, expect, it } from 'vitest';
import { offsetAfterChange } from './use-cue-field.ts';

describe('the caret in a text that a command changes', () => {
  it.each([
    ['stays before what changed', 'One', 'One two', 2, 2],
    ['stays at the end that was continued', 'One', 'One two', 3, 3],
    ['goes back with what undo takes', 'One two', 'One', 7, 3],
    ['stays beside the letters behind what changed', 'a b c', 'a bbb c', 4, 6],
    ['goes behind what came in place of its letters', 'one big cat', 'one small cat', 6, 9],
  ])('%s', (_, before, after, offset, expected) => {
    expect(offsetAfterChange(before, after, offset)).toBe(expected);
  });
});
