import { describe, expect, it } from 'vitest';
import { closeHoles, keepPlaces } from './close-holes.ts';

describe('rows that go on', () => {
  it('stay where they are, but for those that fill a hole', () => {
    expect(closeHoles([true, true, true])).toEqual([0, 1, 2]);
    expect(closeHoles([false, true, true, true])).toEqual([3, 1, 2]);
    expect(closeHoles([true, false, false, true])).toEqual([0, 3]);
    expect(closeHoles([false, false])).toEqual([]);
  });
});

describe('beams that go on', () => {
  it('stay in the rows of their parents, whatever their rank has become', () => {
    expect(keepPlaces([2, 0, 1])).toEqual([2, 0, 1]);
    expect(keepPlaces([1, 1, 0])).toEqual([1, 2, 0]);
    expect(keepPlaces([2, 2, 2])).toEqual([2, 0, 1]);
    expect(keepPlaces([0, 0])).toEqual([0, 1]);
  });

  it('come to the front when there are fewer of them', () => {
    expect(keepPlaces([4, 1])).toEqual([0, 1]);
    expect(keepPlaces([])).toEqual([]);
  });
});
