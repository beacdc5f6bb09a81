import type { SpeechWindow } from './pack-windows.ts';

/** Samples a millisecond at 16 kHz. */
export const samplesPerMs = 16;
/** So much behind what was read last is kept: a window may begin before the end of the one before it. */
const keptSamples = 10_000 * samplesPerMs;

interface Chunk {
  /** Of the recording, where the chunk begins. */
  readonly position: number;
  readonly samples: Float32Array;
}

/** Takes the pieces of windows out of a stream, in order; what lies more than 10 s before them is let go. */
export class PieceReader implements AsyncDisposable {
  readonly #audio: AsyncIterator<Float32Array>;
  #chunks: readonly Chunk[] = [];
  /** Of the recording, behind the last chunk. */
  #position = 0;

  /** `audio`: from the start of the recording. */
  constructor(audio: AsyncIterable<Float32Array>) {
    this.#audio = audio[Symbol.asyncIterator]();
  }

  /** The samples of a window; silence where the recording has ended. */
  async read({ lengthMs, pieces }: SpeechWindow): Promise<Float32Array> {
    const samples = new Float32Array(Math.round(lengthMs * samplesPerMs));
    for (const { startMs, endMs, offsetMs } of pieces) {
      await this.#copy(samples, Math.round(offsetMs * samplesPerMs), toSample(startMs), toSample(endMs));
    }
    return samples;
  }

  async #copy(target: Float32Array, offset: number, from: number, to: number): Promise<void> {
    for (const chunk of this.#chunks) copyPart(chunk, target, offset, from, to);
    while (this.#position < to) {
      const next = await this.#audio.next();
      if (next.done) return;
      const chunk: Chunk = { position: this.#position, samples: next.value };
      this.#position += chunk.samples.length;
      const keptFrom = Math.min(from, this.#position) - keptSamples;
      this.#chunks = [...this.#chunks, chunk].filter(
        ({ position, samples }) => position + samples.length > keptFrom,
      );
      copyPart(chunk, target, offset, from, to);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#audio.return?.();
  }
}

/** What a chunk holds of the samples `from` to `to` of the recording, to where they belong behind `offset`. */
function copyPart(
  { position, samples }: Chunk,
  target: Float32Array,
  offset: number,
  from: number,
  to: number,
): void {
  const begin = Math.max(from, position);
  const end = Math.min(to, position + samples.length);
  if (begin >= end) return;
  const room = target.length - offset - (begin - from);
  target.set(samples.subarray(begin - position, end - position).subarray(0, room), offset + begin - from);
}

function toSample(ms: number): number {
  return Math.round(ms * samplesPerMs);
}
