import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { GraphError } from './graph-error.ts';

/** Random access to a file of any size; only what is asked for is read, so weights stay on disk. */
export interface ByteSource extends Disposable {
  readonly size: number;
  byteAt(position: number): number;
  /** A copy of `[start, end)`. */
  slice(start: number, end: number): Uint8Array;
}

const pageBytes = 64 * 1024;
/** A page begins so much before what it is read for: whoever reads steps back a little at times. */
const bytesBefore = 8 * 1024;
/** Names and numbers, of which a graph has tens of thousands, are taken from the page. */
const smallBytes = 1024;

export function openByteSource(path: string): ByteSource {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  const page = new Uint8Array(pageBytes);
  let pageStart = 0;
  let pageEnd = 0;

  function read(target: Uint8Array, position: number): number {
    let done = 0;
    while (done < target.length) {
      const count = readSync(file, target, done, target.length - done, position + done);
      if (count === 0) break;
      done += count;
    }
    return done;
  }

  function turnTo(position: number): void {
    pageStart = Math.max(0, position - bytesBefore);
    pageEnd = pageStart + read(page, pageStart);
  }

  return {
    size,
    byteAt(position) {
      if (position < pageStart || position >= pageEnd) turnTo(position);
      const byte = position < pageEnd ? page[position - pageStart] : undefined;
      if (byte === undefined) throw new GraphError('the file ends too early');
      return byte;
    },
    slice(start, end) {
      // Before the memory is asked for: a file may claim weights of any size.
      if (end > size) throw new GraphError('the file ends too early');
      if (end - start <= smallBytes) {
        if (start < pageStart || end > pageEnd) turnTo(start);
        if (end > pageEnd) throw new GraphError('the file ends too early');
        return page.slice(start - pageStart, end - pageStart);
      }
      const bytes = new Uint8Array(end - start);
      if (read(bytes, start) < bytes.length) throw new GraphError('the file ends too early');
      return bytes;
    },
    [Symbol.dispose]() {
      closeSync(file);
    },
  };
}
