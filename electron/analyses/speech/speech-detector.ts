import { randomUUID } from 'node:crypto';
import { retry } from '../../../core/async/retry.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { frameMs, frameSamples } from '../../../models/silero/model.ts';
import { SpeechRegions } from '../../../models/silero/speech-regions.ts';
import type { RegionOptions, SpeechRegion } from '../../../models/silero/speech-regions.ts';
import type { InferenceCalls } from '../../inference/contract.ts';
import { frameLevelsDb } from './frame-levels.ts';

export interface SpeechDetectorOptions extends Partial<RegionOptions> {
  readonly signal?: AbortSignal;
}

/** Frames that go to the worker in one call, 2 s: few enough to be quick, enough that the call costs nothing. */
const framesPerCall = 64;
/** A crashed worker is replaced this often for the same frames; the client has a limit of its own. */
const maxAttempts = 3;

/**
 * Finds speech in a stream of samples (mono, 16 kHz). Regions come in order, each as soon as nothing to come can
 * change it: at most `maxSpeechMs` plus a second after it began. Holds no more than a few seconds of samples.
 */
export class SpeechDetector {
  readonly #inference: Pick<InferenceCalls, 'detectSpeech'>;
  readonly #signal: AbortSignal | undefined;
  readonly #regions: SpeechRegions;
  readonly #streamKey = randomUUID();
  readonly #waiting = new Float32Array(framesPerCall * frameSamples);
  #waitingSamples = 0;
  #totalSamples = 0;

  constructor(inference: Pick<InferenceCalls, 'detectSpeech'>, options: SpeechDetectorOptions = {}) {
    const { signal, ...regionOptions } = options;
    this.#inference = inference;
    this.#signal = signal;
    this.#regions = new SpeechRegions(regionOptions);
  }

  async push(samples: Float32Array): Promise<readonly SpeechRegion[]> {
    this.#totalSamples += samples.length;
    const found: SpeechRegion[] = [];
    let taken = 0;
    while (taken < samples.length) {
      const piece = samples.subarray(taken, taken + this.#waiting.length - this.#waitingSamples);
      this.#waiting.set(piece, this.#waitingSamples);
      this.#waitingSamples += piece.length;
      taken += piece.length;
      if (this.#waitingSamples === this.#waiting.length) {
        found.push(...(await this.#detect(this.#waiting, false)));
        this.#waitingSamples = 0;
      }
    }
    return found;
  }

  /** The end of the stream: the rest of the regions. */
  async end(): Promise<readonly SpeechRegion[]> {
    const frames = Math.ceil(this.#waitingSamples / frameSamples);
    this.#waiting.fill(0, this.#waitingSamples);
    const found = await this.#detect(this.#waiting.subarray(0, frames * frameSamples), true);
    this.#waitingSamples = 0;
    return [...found, ...this.#regions.end((this.#totalSamples / frameSamples) * frameMs)];
  }

  async #detect(samples: Float32Array, end: boolean): Promise<readonly SpeechRegion[]> {
    const input = { streamKey: this.#streamKey, samples, end };
    return this.#regions.push(await this.#probabilities(input), frameLevelsDb(samples));
  }

  /** After a crash the detector starts with a fresh state, which it outgrows within a few frames. */
  async #probabilities(input: Parameters<InferenceCalls['detectSpeech']>[0]): Promise<Float32Array> {
    const detect = () => {
      this.#signal?.throwIfAborted();
      return this.#inference.detectSpeech(input, { signal: this.#signal });
    };
    return retry(
      detect,
      (error, failures) =>
        isSidecutError(error, 'worker-crashed') && error.retryable && failures < maxAttempts,
    );
  }
}
