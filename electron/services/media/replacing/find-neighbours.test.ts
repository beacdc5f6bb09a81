import { expect, it } from 'vitest';
import { sep } from 'node:path';
import { changedFolders } from './find-neighbours.ts';

const place = (path: string): string => path.replaceAll('/', sep);
const folders = (from: string, to: string): readonly string[] =>
  changedFolders({ from: place(from), to: place(to) }).map((move) =>
    `${move.from} > ${move.to}`.replaceAll(sep, '/'),
  );

it('a tree that was moved has another beginning, and all below it is the same', () => {
  expect(folders('/a/films/day 1/x.mp4', '/media/drive/films/day 1/x.mp4')).toEqual([
    '/a > /media/drive',
    '/a/films/day 1 > /media/drive/films/day 1',
  ]);
});

it('another name of the file itself says nothing of its folders', () => {
  expect(folders('/a/day 1/x.mp4', '/b/day 1/scene 1.mp4')).toEqual(['/a > /b', '/a/day 1 > /b/day 1']);
  expect(folders('/a/x.mp4', '/a/y.mp4')).toEqual([]);
});
