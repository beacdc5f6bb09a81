/** The outline of a waveform in several resolutions, finest first. */
export interface WaveformPeaks {
  /** Samples in a second. */
  readonly sampleRate: number;
  /** Samples that the peaks stand for. */
  readonly sampleCount: number;
  readonly levels: readonly PeakLevel[];
}

export interface PeakLevel {
  readonly samplesPerBucket: number;
  /**
   * `[bucket, 2]`: the smallest and the largest sample of each bucket, -32768 to 32767 for -1 to 1. The last
   * bucket may stand for fewer samples.
   */
  readonly extremes: Int16Array;
}

/** Finest level: 16 ms a bucket, about one pixel when a second fills a narrow timeline. */
const finestBucketSamples = 256;
/** Each level has a quarter of the buckets of the one before, so all coarser ones together add a third. */
const levelFactor = 4;
/** A level with no more buckets than this is the last: a screen is wider. */
const minBuckets = 512;

/**
 * Reads a whole sample stream (mono, -1 to 1) once. Memory is that of the result: 900 KB for an hour at 16 kHz
 * for the finest level, a third more for the others.
 */
export async function computePeaks(
  samples: AsyncIterable<Float32Array>,
  sampleRate: number,
): Promise<WaveformPeaks> {
  const builder = new PeakBuilder();
  for await (const chunk of samples) builder.push(chunk);
  return builder.finish(sampleRate);
}

class PeakBuilder {
  #extremes = new Int16Array(2 * 4096);
  #length = 0;
  #sampleCount = 0;
  #inBucket = 0;
  #low = 1;
  #high = -1;

  push(chunk: Float32Array): void {
    for (const sample of chunk) {
      if (sample < this.#low) this.#low = sample;
      if (sample > this.#high) this.#high = sample;
      if (++this.#inBucket === finestBucketSamples) this.#endBucket();
    }
    this.#sampleCount += chunk.length;
  }

  finish(sampleRate: number): WaveformPeaks {
    if (this.#inBucket > 0) this.#endBucket();
    const finest = {
      samplesPerBucket: finestBucketSamples,
      extremes: this.#extremes.slice(0, this.#length),
    };
    const levels: PeakLevel[] = [finest];
    while (levels.at(-1)!.extremes.length / 2 > minBuckets) levels.push(coarsen(levels.at(-1)!));
    return { sampleRate, sampleCount: this.#sampleCount, levels };
  }

  #endBucket(): void {
    if (this.#length === this.#extremes.length) {
      const larger = new Int16Array(this.#extremes.length * 2);
      larger.set(this.#extremes);
      this.#extremes = larger;
    }
    this.#extremes[this.#length++] = toInt16(this.#low);
    this.#extremes[this.#length++] = toInt16(this.#high);
    this.#inBucket = 0;
    this.#low = 1;
    this.#high = -1;
  }
}

function coarsen({ samplesPerBucket, extremes }: PeakLevel): PeakLevel {
  const buckets = extremes.length / 2;
  const coarse = new Int16Array(2 * Math.ceil(buckets / levelFactor));
  for (let i = 0; i < coarse.length / 2; i++) {
    const end = Math.min(buckets, (i + 1) * levelFactor);
    writeExtremes(extremes, i * levelFactor, end, coarse, i);
  }
  return { samplesPerBucket: samplesPerBucket * levelFactor, extremes: coarse };
}

/**
 * What to draw for a range of the timeline in `columns` columns: `[column, 2]` as in `PeakLevel`, 0 where there
 * is no sound. Taken from the coarsest level that still has a bucket for each column, so that it costs the same
 * at every zoom; closer than the finest level neighbouring columns repeat.
 */
export function peaksInRange(
  peaks: WaveformPeaks,
  range: { readonly startMs: number; readonly endMs: number },
  columns: number,
): Int16Array {
  if (!(range.endMs > range.startMs) || !Number.isInteger(columns) || columns < 1) {
    throw new RangeError(
      `endMs must be after startMs and columns a positive integer, not ${range.startMs}, ${range.endMs}, ${columns}`,
    );
  }
  const drawn = new Int16Array(columns * 2);
  const samplesPerColumn = ((range.endMs - range.startMs) * peaks.sampleRate) / 1000 / columns;
  const level = peaks.levels.findLast((each) => each.samplesPerBucket <= samplesPerColumn) ?? peaks.levels[0];
  if (level === undefined) return drawn;
  const buckets = level.extremes.length / 2;
  const bucketAt = (column: number): number =>
    ((range.startMs * peaks.sampleRate) / 1000 + column * samplesPerColumn) / level.samplesPerBucket;
  for (let column = 0; column < columns; column++) {
    const first = Math.max(0, Math.floor(bucketAt(column)));
    const end = Math.min(buckets, Math.max(first + 1, Math.floor(bucketAt(column + 1))));
    if (first < end && bucketAt(column + 1) > 0) writeExtremes(level.extremes, first, end, drawn, column);
  }
  return drawn;
}

/** The extremes of the buckets from `first` to before `end`, written as bucket `at` of `into`. */
function writeExtremes(from: Int16Array, first: number, end: number, into: Int16Array, at: number): void {
  let low = from[first * 2]!;
  let high = from[first * 2 + 1]!;
  for (let i = first + 1; i < end; i++) {
    low = Math.min(low, from[i * 2]!);
    high = Math.max(high, from[i * 2 + 1]!);
  }
  into[at * 2] = low;
  into[at * 2 + 1] = high;
}

function toInt16(sample: number): number {
  return Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
}
