/** Samples in a second: everything that listens (speech detection, Whisper, peaks) works on 16 kHz. */
export const sampleRate = 16_000;

/** Where a decoded frame goes: silence before it, samples left out at its start. One of the two is 0. */
export interface Placement {
  readonly silence: number;
  readonly skip: number;
}

/** A difference of more than this is a gap or an overlap, not a container's rounding: corrected at once. */
const jumpSamples = 0.04 * sampleRate;
/** A smaller one is corrected when it has lasted for this long, so that trembling timestamps do no harm. */
const patienceSamples = 0.5 * sampleRate;
/** Less than this is within the rounding of Matroska's and FLV's milliseconds. */
const toleranceSamples = 0.002 * sampleRate;
/** An overlap longer than this is a clock that was set back, not sound that was written twice. */
const maxOverlapSamples = 10 * sampleRate;

/**
 * Lays decoded frames on the timeline by their timestamps: fills gaps, drops overlaps, follows a drifting clock.
 * ffmpeg's own `aresample=async=1` does the same but leaves differences below 100 ms, and builds the silence of
 * a gap in memory before it goes on (700 MB for an hour).
 */
export class SamplePlacer {
  readonly #maxSamples: number;
  #position = 0;
  /** Added to all timestamps after a jump that can't be true. */
  #shift = 0;
  #isSkipping = false;
  #isFirst = true;
  #driftSign = 0;
  #driftLeast = 0;
  #driftLasted = 0;
  #jumpsIgnored = 0;

  /** `maxSamples`: where the sound must have ended; a gap that leads beyond it is not filled. */
  constructor(maxSamples: number) {
    this.#maxSamples = maxSamples;
  }

  /** Samples placed so far, silence included. */
  get position(): number {
    return this.#position;
  }

  get jumpsIgnored(): number {
    return this.#jumpsIgnored;
  }

  /** `start`: the frame's own time in samples since time 0. */
  place(start: number, sampleCount: number): Placement {
    const placement = this.#compare(start, sampleCount);
    this.#position += placement.silence + sampleCount - placement.skip;
    return placement;
  }

  #compare(start: number, sampleCount: number): Placement {
    let deviation = start + this.#shift - this.#position;
    const isImpossible =
      deviation < -maxOverlapSamples || (deviation > jumpSamples && this.#leadsBeyondEnd(deviation));
    if (isImpossible) {
      this.#shift -= deviation;
      this.#jumpsIgnored++;
      deviation = 0;
    }
    if (this.#isFirst || this.#isSkipping || Math.abs(deviation) > jumpSamples) {
      return this.#correct(deviation, sampleCount);
    }
    return this.#correct(this.#lastingDrift(deviation, sampleCount), sampleCount);
  }

  #leadsBeyondEnd(deviation: number): boolean {
    return this.#position + deviation > this.#maxSamples;
  }

  #correct(deviation: number, sampleCount: number): Placement {
    const skip = Math.min(Math.max(0, -deviation), sampleCount);
    this.#isSkipping = skip > 0 && skip === sampleCount;
    this.#isFirst &&= this.#isSkipping;
    if (deviation !== 0) this.#driftSign = 0;
    return { silence: Math.max(0, deviation), skip };
  }

  /** The part of the deviation that all frames of the last half second share; 0 while that is not known. */
  #lastingDrift(deviation: number, sampleCount: number): number {
    const sign = Math.abs(deviation) <= toleranceSamples ? 0 : Math.sign(deviation);
    if (sign === 0 || sign !== this.#driftSign) {
      this.#driftSign = sign;
      this.#driftLeast = deviation;
      this.#driftLasted = 0;
      return 0;
    }
    if (Math.abs(deviation) < Math.abs(this.#driftLeast)) this.#driftLeast = deviation;
    this.#driftLasted += sampleCount;
    return this.#driftLasted < patienceSamples ? 0 : this.#driftLeast;
  }
}
