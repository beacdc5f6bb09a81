import { describe, expect, it } from 'vitest';
import { MatroskaBlockReader } from './matroska-blocks.ts';

const element = (id: string, data: Buffer | string): Buffer => {
  const content = typeof data === 'string' ? Buffer.from(data, 'hex') : data;
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(content.length) | 0x0100000000000000n);
  return Buffer.concat([Buffer.from(id, 'hex'), size, content]);
};
const block = (relativeMs: number, text: string): Buffer => {
  const header = Buffer.from([0x81, 0, 0, 0x80]);
  header.writeInt16BE(relativeMs, 1);
  return Buffer.concat([header, Buffer.from(text)]);
};
/** An element of unknown size, as on a pipe: what it holds follows. */
const open = (id: string): Buffer => Buffer.from(`${id}01ffffffffffffff`, 'hex');

const stream = Buffer.concat([
  element('1a45dfa3', '4286810142f78101'),
  open('18538067'),
  // Void: skipped.
  element('ec', Buffer.alloc(300)),
  element('1654ae6b', element('ae', element('e1', element('9f', '03')))),
  open('1f43b675'),
  element('e7', '2710'),
  element('a3', block(0, 'first')),
  element('a3', block(40, 'second')),
  open('1f43b675'),
  element('e7', '3a98'),
  element('a3', block(-20, 'third')),
  element('a0', Buffer.concat([element('a1', block(15, 'fourth')), element('9b', '28')])),
]);

const frames = [
  [10_000, 'first'],
  [10_040, 'second'],
  [14_980, 'third'],
  [15_015, 'fourth'],
];

describe('MatroskaBlockReader', () => {
  it.each([1, 2, 7, 64, stream.length])('reads the same frames in pieces of %d bytes', (size) => {
    const reader = new MatroskaBlockReader();
    const read: unknown[] = [];
    for (let at = 0; at < stream.length; at += size) {
      for (const frame of reader.push(Buffer.from(stream.subarray(at, at + size)))) {
        read.push([frame.timeMs, frame.data.toString()]);
      }
    }
    expect(read).toEqual(frames);
  });

  it('keeps back a frame that was cut short', () => {
    expect(new MatroskaBlockReader().push(stream.subarray(0, -12))).toHaveLength(3);
  });

  it('refuses bytes that are no Matroska', () => {
    expect(() => new MatroskaBlockReader().push(Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0, 0]))).toThrow(
      RangeError,
    );
  });
});
