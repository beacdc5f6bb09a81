import { statSync } from 'node:fs';
import { openByteSource } from '../graph/byte-source.ts';
import type { ByteSource } from '../graph/byte-source.ts';
import { SidecutError } from '../../../core/errors.ts';
import { damagedWeights } from './damaged-weights.ts';

/** Headers are small and far apart: one page of a disk is read at a time. */
const pageBytes = 4096;

/** Reads little-endian numbers and names one after the other; nothing beyond the file's end, however large a count claims to be. */
export class HeaderReader implements Disposable {
  readonly path: string;
  readonly size: number;
  position = 0;
  readonly #source: ByteSource;
  #page: DataView = new DataView(new ArrayBuffer(0));
  #pageStart = 0;

  constructor(path: string) {
    this.path = path;
    this.#source = openWeights(path);
    this.size = this.#source.size;
  }

  uint8(): number {
    return this.#take(1).getUint8(0);
  }

  uint16(): number {
    return this.#take(2).getUint16(0, true);
  }

  uint32(): number {
    return this.#take(4).getUint32(0, true);
  }

  int32(): number {
    return this.#take(4).getInt32(0, true);
  }

  /** Larger ones than 2^53 are larger than any file and fail where they are used. */
  uint64(): number {
    return Number(this.#take(8).getBigUint64(0, true));
  }

  bytes(length: number): Uint8Array {
    const view = this.#take(length);
    return new Uint8Array(view.buffer, view.byteOffset, length).slice();
  }

  text(length: number): string {
    return new TextDecoder().decode(this.bytes(length));
  }

  skip(length: number): void {
    this.#requireInside(length);
    this.position += length;
  }

  [Symbol.dispose](): void {
    this.#source[Symbol.dispose]();
  }

  #take(length: number): DataView {
    this.#requireInside(length);
    let from = this.position - this.#pageStart;
    if (from < 0 || from + length > this.#page.byteLength) {
      const end = Math.min(this.size, this.position + Math.max(length, pageBytes));
      const page = this.#readPage(end);
      this.#page = new DataView(page.buffer);
      this.#pageStart = this.position;
      from = 0;
    }
    this.position += length;
    return new DataView(this.#page.buffer, from, length);
  }

  #readPage(end: number): Uint8Array {
    try {
      return this.#source.slice(this.position, end);
    } catch (cause) {
      throw new SidecutError('file-unreadable', { reason: 'model-file', path: this.path }, { cause });
    }
  }

  #requireInside(length: number): void {
    if (length < 0 || this.position + length > this.size) throw damagedWeights(this.path, 'too-short');
  }
}

function openWeights(path: string): ByteSource {
  try {
    // To open a pipe waits for somebody who writes into it.
    if (!statSync(path).isFile()) throw new Error('not a file');
    return openByteSource(path);
  } catch (cause) {
    throw new SidecutError('file-unreadable', { reason: 'model-file', path }, { cause });
  }
}
