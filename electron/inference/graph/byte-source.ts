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

  return {
    size,
    byteAt(position) {
      if (position < pageStart || position >= pageEnd) {
        pageStart = position;
        pageEnd = position + read(page, position);
      }
      const byte = position < pageEnd ? page[position - pageStart] : undefined;
      if (byte === undefined) throw new GraphError('the file ends too early');
      return byte;
    },
    slice(start, end) {
      // Before the memory is asked for: a file may claim weights of any size.
      if (end > size) throw new GraphError('the file ends too early');
      const bytes = new Uint8Array(end - start);
      if (read(bytes, start) < bytes.length) throw new GraphError('the file ends too early');
      return bytes;
    },
    [Symbol.dispose]() {
      closeSync(file);
    },
  };
}
