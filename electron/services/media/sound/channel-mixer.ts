/**
 * [Note: No voice is lost in the mix]
 * What listens hears one channel. The mean of all is right for most recordings, but not where channels cancel each other
 * (one of two with its phase turned: silence) and too quiet where one of many speaks (24 microphones: 28 dB lower). So for
 * each half second the mix is compared with its loudest channel. A mix that is quieter than that channel alone would have
 * made it has lost something: then the loudest channel is taken. Of more than two channels the mix is raised to the level of
 * the loudest; one of two alone stays 6 dB lower, which hurts nothing that listens. An effects channel that carries more
 * than rumble is none: a program that wrote three microphones called the third one so.
 */

/** Below this mean square (-80 dB) there is nothing to compare. */
const silence = 1e-8;
/** A lost quarter of the power is no rounding. */
const lostShare = 0.75;
/** From one weight to the next, so that nothing clicks: 10 ms. */
const fadeSamples = 160;

/** An effects channel with less than this (-60 dB) says nothing. */
const audible = 1e-6;
/** Of the power of a tone of 250 Hz the part in the differences of successive samples, `(2 sin(pi f / 16000))²`. */
const rumbleShare = 0.01;

export class ChannelMixer {
  #weights: readonly number[];
  #used: readonly number[];

  /** One weight for each channel, see `channelWeights`. */
  constructor(weights: readonly number[]) {
    this.#weights = weights;
    this.#used = weights;
  }

  /** Channels of `count` samples each, -1 to 1, become one; the arrays are left as they are. */
  mix(channels: readonly Float32Array[], count: number): Float32Array {
    const weights = this.#weigh(channels, count);
    const mixed = new Float32Array(count);
    for (const [c, samples] of channels.entries()) addTo(mixed, samples, this.#used[c]!, weights[c]!);
    this.#used = weights;
    for (let i = 0; i < count; i++) mixed[i] = Math.max(-1, Math.min(1, mixed[i]!));
    return mixed;
  }

  #weigh(channels: readonly Float32Array[], count: number): readonly number[] {
    if (channels.some((samples, c) => this.#weights[c] === 0 && isVoice(samples, count))) {
      this.#weights = channels.map(() => 1 / channels.length);
    }
    const powers = channels.map((samples, c) => (this.#weights[c] === 0 ? 0 : powerOf(samples, count)));
    const loudest = powers.indexOf(Math.max(...powers));
    if (powers[loudest]! < silence) return this.#used;
    const power = mixedPower(channels, this.#weights, count);
    const alone = powers[loudest]! * this.#weights[loudest]! ** 2;
    if (power < alone * lostShare) return this.#weights.map((_, c) => (c === loudest ? 1 : 0));
    if (channels.length <= 2) return this.#weights;
    const gain = Math.max(1, Math.sqrt(powers[loudest]! / power));
    return this.#weights.map((weight) => weight * gain);
  }
}

function powerOf(samples: Float32Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += samples[i]! * samples[i]!;
  return sum / count;
}

/** Whether there is more in it than the lowest tones. */
function isVoice(samples: Float32Array, count: number): boolean {
  const power = powerOf(samples, count);
  if (power < audible) return false;
  let sum = 0;
  for (let i = 1; i < count; i++) sum += (samples[i]! - samples[i - 1]!) ** 2;
  return sum / count > power * rumbleShare;
}

function mixedPower(channels: readonly Float32Array[], weights: readonly number[], count: number): number {
  let power = 0;
  for (let i = 0; i < count; i++) {
    let sample = 0;
    for (let c = 0; c < channels.length; c++) sample += channels[c]![i]! * weights[c]!;
    power += sample * sample;
  }
  return power / count;
}

function addTo(mixed: Float32Array, samples: Float32Array, before: number, weight: number): void {
  if (before === 0 && weight === 0) return;
  const fade = before === weight ? 0 : Math.min(fadeSamples, mixed.length);
  for (let i = 0; i < fade; i++) mixed[i]! += samples[i]! * (before + ((weight - before) * i) / fade);
  for (let i = fade; i < mixed.length; i++) mixed[i]! += samples[i]! * weight;
}
