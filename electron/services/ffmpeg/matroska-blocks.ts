import { readEbmlNumber } from './ebml-number.ts';

/** One frame of raw sound or picture. */
export interface TimedFrame {
  readonly timeMs: number;
  /** Of sound, as many as its head says; 1 for pictures. */
  readonly channels: number;
  /** A view into what was read: copy it to keep it. */
  readonly data: Buffer;
}

/** Element identifiers (RFC 9559, "Matroska Element Identifiers"). */
const segment = 0x18538067;
const cluster = 0x1f43b675;
const tracks = 0x1654ae6b;
const trackEntry = 0xae;
const audio = 0xe1;
const channels = 0x9f;
const clusterTimestamp = 0xe7;
const blockGroup = 0xa0;
const block = 0xa1;
const simpleBlock = 0xa3;

/** What is stepped into: what holds others that are wanted. */
const holders: ReadonlySet<number> = new Set([segment, cluster, blockGroup, tracks, trackEntry, audio]);
const wanted: ReadonlySet<number> = new Set([clusterTimestamp, simpleBlock, block, channels]);

/** Larger than any raw frame that we ask for. */
const maxBlockBytes = 16 * 1024 * 1024;

/**
 * Takes the frames out of Matroska as ffmpeg writes it to a pipe: one track, no lacing, times in milliseconds
 * (RFC 9559; a block is a track number, a signed 16-bit time relative to its cluster, flags and the frame).
 *
 * Matroska carries each raw frame together with its own time through one pipe, in a form that has not changed in
 * a decade. Raw output has no times; the filters that print them (`ashowinfo`) cost more than decoding does.
 */
export class MatroskaBlockReader {
  #rest: Buffer = Buffer.alloc(0);
  #skipBytes = 0;
  #clusterMs = 0;
  #channels = 1;

  /** The frames that are whole now that `chunk` has come. */
  push(chunk: Buffer): TimedFrame[] {
    const skipped = Math.min(this.#skipBytes, chunk.length);
    this.#skipBytes -= skipped;
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const frames: TimedFrame[] = [];
    let at = this.#rest.length === 0 ? skipped : 0;
    while (this.#skipBytes === 0) {
      const next = this.#readElement(data, at, frames);
      if (next === null) break;
      at = next;
    }
    this.#rest = data.subarray(Math.min(at, data.length));
    return frames;
  }

  /** Where the next element begins; null when this one is not whole yet. */
  #readElement(data: Buffer, at: number, frames: TimedFrame[]): number | null {
    const id = readEbmlNumber(data, at, false);
    const size = id === null ? null : readEbmlNumber(data, id.next, true);
    if (id === null || size === null) return null;
    const start = size.next;
    // The size of a holder, often unknown on a pipe, does not matter.
    if (holders.has(id.value)) return start;
    const end = start + size.value;
    if (!wanted.has(id.value)) {
      this.#skipBytes = Math.max(0, end - data.length);
      return Math.min(end, data.length);
    }
    if (size.value > maxBlockBytes) throw new RangeError(`a Matroska block of ${size.value} bytes`);
    if (end > data.length) return null;
    if (id.value === clusterTimestamp) this.#clusterMs = data.readUIntBE(start, size.value);
    else if (id.value === channels) this.#channels = data.readUIntBE(start, size.value);
    else {
      // The first byte is the track number, the fourth the flags.
      frames.push({
        timeMs: this.#clusterMs + data.readInt16BE(start + 1),
        channels: this.#channels,
        data: data.subarray(start + 4, end),
      });
    }
    return end;
  }
}
