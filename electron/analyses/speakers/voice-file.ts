import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Stretch } from '../../../core/speakers/stretch.ts';
import type { VoiceTrack } from '../../../core/speakers/voice-track.ts';
import { explainWriteFailure } from '../../services/files/write-whole-file.ts';

/** Before its vector a row has when it was said: two Int32. */
const timeBytes = 8;

/**
 * [Note: Voices in parts]
 * Ten hours of talk are 120,000 windows: their vectors go to a file as they are made, so that memory stays flat and a run
 * that was killed goes on behind the last whole row. A row that is another window than the one that is to be made (other
 * speech was found since) is cut off with all behind it. The file goes when the speakers are found.
 */
export class VoiceFile implements AsyncDisposable {
  readonly path: string;
  readonly dimensions: number;
  readonly #file: FileHandle;
  /** Rows of an earlier run that are still to be met. */
  #known: number;
  #rows = 0;

  private constructor(path: string, file: FileHandle, dimensions: number, known: number) {
    this.path = path;
    this.dimensions = dimensions;
    this.#file = file;
    this.#known = known;
  }

  static async open(path: string, dimensions: number): Promise<VoiceFile> {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a+').catch((error: unknown) => {
      throw explainWriteFailure(error, path);
    });
    const { size } = await file.stat();
    const known = Math.floor(size / rowBytes(dimensions));
    await file.truncate(known * rowBytes(dimensions));
    return new VoiceFile(path, file, dimensions, known);
  }

  /** Of windows that come in order: those of which an earlier run has no vector. */
  async missing(windows: readonly Stretch[]): Promise<readonly Stretch[]> {
    for (const [i, window] of windows.entries()) {
      if (this.#rows >= this.#known) return windows.slice(i);
      if (!(await this.#isAt(this.#rows, window))) {
        this.#known = this.#rows;
        await this.#file.truncate(this.#rows * rowBytes(this.dimensions));
        return windows.slice(i);
      }
      this.#rows += 1;
    }
    return [];
  }

  /** `vectors`: a row for each window. */
  async append(windows: readonly Stretch[], vectors: Float32Array): Promise<void> {
    const bytes = new Uint8Array(windows.length * rowBytes(this.dimensions));
    for (const [i, { startMs, endMs }] of windows.entries()) {
      const offset = i * rowBytes(this.dimensions);
      new Int32Array(bytes.buffer, offset, 2).set([startMs, endMs]);
      const vector = vectors.subarray(i * this.dimensions, (i + 1) * this.dimensions);
      new Float32Array(bytes.buffer, offset + timeBytes, this.dimensions).set(vector);
    }
    await this.#file.appendFile(bytes).catch((error: unknown) => {
      throw explainWriteFailure(error, this.path);
    });
    this.#rows += windows.length;
  }

  /** What an earlier run found behind the last window is no longer there. */
  async finish(): Promise<void> {
    await this.#file.truncate(this.#rows * rowBytes(this.dimensions));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }

  async #isAt(row: number, { startMs, endMs }: Stretch): Promise<boolean> {
    const times = new Int32Array(2);
    await this.#file.read(times, 0, timeBytes, row * rowBytes(this.dimensions));
    return times[0] === startMs && times[1] === endMs;
  }
}

/** Rows in one reading. */
const rowsAtOnce = 4096;

export async function readVoices(path: string, dimensions: number): Promise<VoiceTrack> {
  await using file = await open(path, 'r');
  const count = Math.floor((await file.stat()).size / rowBytes(dimensions));
  const windows: Stretch[] = [];
  const vectors = new Float32Array(count * dimensions);
  const bytes = new Uint8Array(rowsAtOnce * rowBytes(dimensions));
  for (let from = 0; from < count; from += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, count - from);
    await file.read(bytes, 0, rows * rowBytes(dimensions), from * rowBytes(dimensions));
    for (let row = 0; row < rows; row++) {
      const offset = row * rowBytes(dimensions);
      const [startMs, endMs] = new Int32Array(bytes.buffer, offset, 2);
      windows.push({ startMs: startMs!, endMs: endMs! });
      const vector = new Float32Array(bytes.buffer, offset + timeBytes, dimensions);
      vectors.set(vector, (from + row) * dimensions);
    }
  }
  return { windows, vectors, dimensions };
}

function rowBytes(dimensions: number): number {
  return timeBytes + dimensions * 4;
}

/** Files of runs that nobody went on with. */
export async function forgetVoiceFiles(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const info = await stat(path).catch(() => undefined);
    if (info !== undefined && info.mtime < before) await rm(path, { force: true });
  }
}
