import { expect, it } from 'vitest';
import { box, editList } from '../testing/edit-lists.ts';
import type { Edit } from '../testing/edit-lists.ts';
import { findEditGaps } from './edit-gaps.ts';

const header = (scale: number): Buffer => {
  const bytes = Buffer.alloc(100);
  bytes.writeUInt32BE(scale, 12);
  return box('mvhd', bytes);
};
const track = (handler: string, edits: readonly Edit[], version: 0 | 1 = 0): Buffer =>
  box(
    'trak',
    box('edts', editList(edits, version)),
    box(
      'mdia',
      box('mdhd', Buffer.alloc(24)),
      box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(12)),
    ),
  );
const find = (file: Buffer) =>
  findEditGaps(file.length, (at, length) => Promise.resolve(file.subarray(at, at + length)));

it('finds what is empty in the middle and at the end, not at the start', async () => {
  const file = Buffer.concat([
    box('ftyp', Buffer.alloc(8)),
    box('mdat', Buffer.alloc(100)),
    box(
      'moov',
      header(600),
      track('vide', [
        [300, -1],
        [600, 0],
      ]),
      track(
        'soun',
        [
          [300, -1],
          [600, 0],
          [150, -1],
          [600, 500],
          [60, -1],
        ],
        1,
      ),
      box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from('text')))),
    ),
  ]);
  expect(await find(file)).toEqual([
    { handler: 'vide', gaps: [] },
    {
      handler: 'soun',
      gaps: [
        { startMs: 1500, endMs: 1750 },
        { startMs: 2750, endMs: 2850 },
      ],
    },
    { handler: 'text', gaps: [] },
  ]);
});

it('finds nothing in what is no movie, breaks off, or counts more than it has', async () => {
  const movie = box(
    'moov',
    header(1000),
    track('soun', [
      [1, 0],
      [1, -1],
    ]),
  );
  expect(await find(Buffer.alloc(0))).toEqual([]);
  expect(await find(Buffer.from('not a movie at all, but a text of some length'))).toEqual([]);
  expect(await find(box('moov', track('soun', [[1, 0]])))).toEqual([]);
  for (let length = 0; length < movie.length; length += 7) await find(movie.subarray(0, length));
  const boastful = Buffer.from(movie);
  boastful.writeUInt32BE(0xffffffff, boastful.indexOf('elst') + 8);
  expect((await find(boastful))[0]!.gaps).toEqual([{ startMs: 1, endMs: 2 }]);
  // A box without an end of its own, and one that is too short to be one.
  const endless = Buffer.from(movie);
  endless.writeUInt32BE(0, 0);
  expect(await find(endless)).toHaveLength(1);
  endless.writeUInt32BE(7, 0);
  expect(await find(endless)).toEqual([]);
});
