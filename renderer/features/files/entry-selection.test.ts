import { describe, expect, it } from 'vitest';
import { entryByTyping, nothingSelected, selectEntry } from './entry-selection.ts';

const ids = ['a', 'b', 'c', 'd'];

describe('selecting entries', () => {
  it('extends from where the range began', () => {
    const first = selectEntry(nothingSelected, ids, 1, 'only');
    const down = selectEntry(first, ids, 3, 'range');
    expect([...down.selected]).toEqual(['b', 'c', 'd']);
    expect([...selectEntry(down, ids, 0, 'range').selected]).toEqual(['a', 'b']);
  });

  it('adds and takes away single entries', () => {
    const two = selectEntry(selectEntry(nothingSelected, ids, 0, 'only'), ids, 2, 'toggle');
    expect([...two.selected]).toEqual(['a', 'c']);
    expect([...selectEntry(two, ids, 0, 'toggle').selected]).toEqual(['c']);
  });

  it('stays inside the list, and in an empty one selects nothing', () => {
    expect(selectEntry(nothingSelected, ids, 9, 'only').active).toBe(3);
    expect(selectEntry(nothingSelected, [], 0, 'only')).toEqual(nothingSelected);
  });
});

describe('finding an entry by typing', () => {
  const names = ['apple', 'Banana', 'blue', 'cherry'];

  it('goes on to the next one with the same letter', () => {
    expect(entryByTyping(names, 'b', 0)).toBe(1);
    expect(entryByTyping(names, 'b', 1)).toBe(2);
    expect(entryByTyping(names, 'b', 2)).toBe(1);
  });

  it('takes a word as it grows', () => {
    expect(entryByTyping(names, 'bl', 1)).toBe(2);
    expect(entryByTyping(names, 'x', 0)).toBe(-1);
  });
});
