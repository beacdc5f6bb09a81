/**
 * [Note: Gaps of edit lists] An edit list of MP4 and QuickTime may say that a track has nothing for a while in the middle
 * (ISO/IEC 14496-12, 8.6.6: a media time of -1). ffmpeg knows that at the start only; later it shows and plays the
 * track's beginning once more. So the lists are read here: sound is silent there, and it is said.
 */
import { open } from 'node:fs/promises';
import type { TrackGap } from '../../../../core/media/media-info.ts';
import type { ReadAt } from './survey-clock.ts';

export interface TrackGaps {
  /** `soun`, `vide` and others. */
  readonly handler: string;
  /** In the time of the movie, from its 0 on. */
  readonly gaps: readonly TrackGap[];
}

/** One for each track, in the order of the file; none where the file is no movie. */
export async function readEditGaps(path: string): Promise<readonly TrackGaps[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await findEditGaps(size, async (position, length) => {
      const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    });
  } finally {
    await file.close();
  }
}

/** More boxes or edits than these has no file that anybody made. */
const maxBoxes = 5000;
const maxEdits = 10_000;

interface Box {
  readonly type: string;
  /** Of what is in it. */
  readonly from: number;
  readonly to: number;
}

export async function findEditGaps(size: number, read: ReadAt): Promise<readonly TrackGaps[]> {
  const boxes = new Boxes(read);
  const movie = (await boxes.list(0, size)).find(({ type }) => type === 'moov');
  if (movie === undefined) return [];
  const parts = await boxes.list(movie.from, movie.to);
  const header = parts.find(({ type }) => type === 'mvhd');
  const scale = header === undefined ? 0 : await readScale(header, read);
  if (scale === 0) return [];
  const found: TrackGaps[] = [];
  for (const track of parts.filter(({ type }) => type === 'trak')) {
    const handler = await boxes.find(track, ['mdia', 'hdlr']);
    const edits = await boxes.find(track, ['edts', 'elst']);
    found.push({
      handler: handler === undefined ? '' : letters(await read(handler.from + 8, 4), 0),
      gaps: edits === undefined ? [] : gapsOf(await read(edits.from, editBytes(edits)), scale),
    });
  }
  return found;
}

class Boxes {
  readonly #read: ReadAt;
  #count = 0;

  constructor(read: ReadAt) {
    this.#read = read;
  }

  /** Those between two places; ends where bytes are none. */
  async list(from: number, to: number): Promise<readonly Box[]> {
    const found: Box[] = [];
    for (let at = from; at + 8 <= to && this.#count < maxBoxes; this.#count++) {
      const head = await this.#read(at, 16);
      if (head.length < 8) break;
      const view = viewOf(head);
      const short = view.getUint32(0);
      const isLong = short === 1 && head.length === 16;
      const length = isLong ? Number(view.getBigUint64(8)) : short === 0 ? to - at : short;
      if (length < (isLong ? 16 : 8)) break;
      found.push({ type: letters(head, 4), from: at + (isLong ? 16 : 8), to: Math.min(at + length, to) });
      at += length;
    }
    return found;
  }

  async find(inside: Box, [type, ...more]: readonly string[]): Promise<Box | undefined> {
    const box = (await this.list(inside.from, inside.to)).find((each) => each.type === type);
    return box === undefined || more.length === 0 ? box : this.find(box, more);
  }
}

/** Units of a second. */
async function readScale({ from }: Box, read: ReadAt): Promise<number> {
  const bytes = await read(from, 24);
  if (bytes.length < 24) return 0;
  return viewOf(bytes).getUint32(bytes[0] === 1 ? 20 : 12);
}

function editBytes({ from, to }: Box): number {
  return Math.max(0, Math.min(to - from, 8 + maxEdits * 20));
}

/** Times without anything behind a time with something. */
function gapsOf(list: Uint8Array, scale: number): readonly TrackGap[] {
  if (list.length < 8) return [];
  const view = viewOf(list);
  const isLong = list[0] === 1;
  const entryBytes = isLong ? 20 : 12;
  const count = Math.min(view.getUint32(4), Math.floor((list.length - 8) / entryBytes));
  const gaps: TrackGap[] = [];
  let units = 0;
  let hasBegun = false;
  for (let i = 0; i < count; i++) {
    const at = 8 + i * entryBytes;
    const length = isLong ? Number(view.getBigUint64(at)) : view.getUint32(at);
    const isEmpty = (isLong ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4)) === -1;
    const [startMs, endMs] = [units, units + length].map((time) => (time * 1000) / scale) as [number, number];
    if (isEmpty && hasBegun && length > 0) gaps.push({ startMs, endMs });
    hasBegun ||= !isEmpty;
    units += length;
  }
  return gaps;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function letters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
