/** Samples a millisecond at 16 kHz. */
export const samplesPerMs = 16;

/**
 * The stretch of the recording that windows may still need. Times are milliseconds of the recording; what
 * lies before the first needed moment is dropped, so the buffer does not grow with the recording.
 */
export class SampleBuffer {
  #chunks: { readonly startSample: number; readonly samples: Float32Array }[] = [];
  #endSample: number;

  /** `startMs`: recording time of the first sample that will be appended. */
  constructor(startMs: number) {
    this.#endSample = startMs * samplesPerMs;
  }

  get endMs(): number {
    return this.#endSample / samplesPerMs;
  }

  append(samples: Float32Array): void {
    this.#chunks.push({ startSample: this.#endSample, samples });
    this.#endSample += samples.length;
  }

  dropBefore(ms: number): void {
    const sample = ms * samplesPerMs;
    const kept = this.#chunks.findIndex((chunk) => chunk.startSample + chunk.samples.length > sample);
    this.#chunks.splice(0, kept === -1 ? this.#chunks.length : kept);
  }

  /** Copies `[startMs, endMs)` into `target` from `targetOffset` on; what is not there stays as it is. */
  copyTo(target: Float32Array, targetOffset: number, startMs: number, endMs: number): void {
    const from = Math.round(startMs * samplesPerMs);
    const to = Math.round(endMs * samplesPerMs);
    for (const { startSample, samples } of this.#chunks) {
      const begin = Math.max(from, startSample);
      const end = Math.min(to, startSample + samples.length);
      if (begin >= end) continue;
      target.set(samples.subarray(begin - startSample, end - startSample), targetOffset + begin - from);
    }
  }
}
