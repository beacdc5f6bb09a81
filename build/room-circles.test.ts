import { describe, expect, it } from 'vitest';
import { findRoomCircles } from './room-circles.ts';

const roomsOf = (...imports: readonly (readonly [string, string])[]) =>
  findRoomCircles(imports.map(([from, to]) => ({ from, to }))).map(({ folder, rooms }) => [folder, rooms]);

describe('circles of rooms', () => {
  it('are none where arrows go one way', () => {
    expect(roomsOf(['a/b/one.ts', 'a/c/two.ts'], ['a/c/two.ts', 'a/d.ts'], ['a/b/x.ts', 'a/d.ts'])).toEqual(
      [],
    );
  });

  it('are found although they go in and out at different files and sub-folders', () => {
    const found = roomsOf(
      ['a/b/in/one.ts', 'a/c/two.ts'],
      ['a/c/deep/three.ts', 'a/d/four.ts'],
      ['a/d/five.ts', 'a/b/six.ts'],
    );
    expect(found).toEqual([['a', ['b', 'c', 'd']]]);
  });

  it('count a file beside the folders as a room', () => {
    expect(roomsOf(['a/b.ts', 'a/b/one.ts'], ['a/b/two.ts', 'a/b.ts'])).toEqual([['a', ['b.ts', 'b']]]);
  });

  it('name an import for each arrow', () => {
    const imports = [
      { from: 'a/one.ts', to: 'b/two.ts' },
      { from: 'b/three.ts', to: 'a/four.ts' },
    ];
    expect(findRoomCircles(imports)).toEqual([{ folder: '', rooms: ['a', 'b'], arrows: imports }]);
  });
});
