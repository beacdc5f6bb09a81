import type { SpeechWindow } from './pack-windows.ts';

/** Samples a millisecond at 16 kHz. */
export const samplesPerMs = 16;

/** Takes the pieces of windows out of a stream, in order; what lies before them is let go. */
export class PieceReader implements AsyncDisposable {
  readonly #audio: AsyncIterator<Float32Array>;
  #chunk: Float32Array = new Float32Array(0);
  /** Of the recording, where the chunk begins. */
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
    while (true) {
      const begin = Math.max(from, this.#position);
      const end = Math.min(to, this.#position + this.#chunk.length);
      if (begin < end) {
        const piece = this.#chunk.subarray(begin - this.#position, end - this.#position);
        target.set(piece.subarray(0, target.length - offset - (begin - from)), offset + begin - from);
      }
      // The rest of the chunk may hold the next piece.
      if (this.#position + this.#chunk.length >= to) return;
      const next = await this.#audio.next();
      if (next.done) return;
      this.#position += this.#chunk.length;
      this.#chunk = next.value;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#audio.return?.();
  }
}

function toSample(ms: number): number {
  return Math.round(ms * samplesPerMs);
}
