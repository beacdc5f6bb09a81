import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import type { UserFile } from '../../../system/user-files.ts';

const readBytes = 256 * 1024;

/** Spare ones, for the next request: a player asks for many parts, and each buffer is collected with all others. */
const spare: Buffer[] = [];
const maxSpare = 8;

/**
 * The bytes of an open file from `start` to `end`, both inclusive, which it closes. As a stream each piece is memory of
 * its own; `writeTo` needs one buffer for all.
 */
export class FilePart extends Readable {
  readonly #file: UserFile;
  readonly #end: number;
  #position: number;

  constructor(file: UserFile, start: number, end: number) {
    super({ highWaterMark: readBytes });
    this.#file = file;
    this.#position = start;
    this.#end = end;
  }

  override _read(): void {
    const piece = Buffer.allocUnsafe(Math.min(readBytes, this.#left));
    this.#readInto(piece).then(
      (count) => this.push(count === 0 ? null : piece.subarray(0, count)),
      (error: unknown) => this.destroy(error as Error),
    );
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#file.close().then(() => done(error), done);
  }

  /** Ends the response when all is written; rejects when the file breaks off or the reader goes away. */
  async writeTo(response: Writable): Promise<void> {
    const buffer = spare.pop() ?? Buffer.allocUnsafeSlow(readBytes);
    try {
      while (this.#left > 0) {
        const count = await this.#readInto(buffer);
        if (count === 0) throw new Error('the file became shorter while it was read');
        await written(response, buffer.subarray(0, count));
      }
      response.end();
    } finally {
      // What is on its way to a reader that went away is read by nobody.
      if (spare.length < maxSpare) spare.push(buffer);
      this.destroy();
    }
  }

  get #left(): number {
    return this.#end + 1 - this.#position;
  }

  async #readInto(buffer: Buffer): Promise<number> {
    if (this.#left === 0) return 0;
    const length = Math.min(buffer.length, this.#left);
    const count = await this.#file.read(buffer, 0, length, this.#position);
    this.#position += count;
    return count;
  }
}

/** Settles when the bytes have left the process, so that their memory may be used again. */
function written(response: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(Object.assign(new Error('gone'), { code: 'ERR_STREAM_PREMATURE_CLOSE' }));
    if (response.destroyed) {
      gone();
      return;
    }
    response.once('close', gone);
    response.write(bytes, (error) => {
      response.off('close', gone);
      if (error) reject(error);
      else resolve();
    });
  });
}
