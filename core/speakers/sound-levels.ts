/** How loud a sound is, every 10 ms; a byte each, so that ten hours are 3.6 MB. */
export const levelMs = 10;

/** At 16 kHz. */
const levelSamples = 160;
/** Decibels relative to full scale; quieter than any 16-bit sound. */
const silenceDb = -127;

/** Collects the levels of a sound that comes piece by piece. */
export class LevelMeter {
  #levels = new Int8Array(6000);
  #count = 0;
  #sum = 0;
  #samples = 0;

  /** Mono at 16 kHz. */
  push(samples: Float32Array): void {
    for (const sample of samples) {
      this.#sum += sample * sample;
      this.#samples += 1;
      if (this.#samples < levelSamples) continue;
      this.#add(this.#sum / levelSamples);
      this.#sum = 0;
      this.#samples = 0;
    }
  }

  /** In decibels relative to full scale, whole ones, one for every whole 10 ms. */
  levels(): Int8Array {
    return this.#levels.subarray(0, this.#count);
  }

  #add(power: number): void {
    if (this.#count === this.#levels.length) {
      const longer = new Int8Array(2 * this.#count);
      longer.set(this.#levels);
      this.#levels = longer;
    }
    const decibels = Math.round(10 * Math.log10(power));
    this.#levels[this.#count++] = Math.max(silenceDb, Math.min(0, decibels));
  }
}
