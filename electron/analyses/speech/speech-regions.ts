import { frameMs } from '../../inference/kinds/silero/contract.ts';

export interface SpeechRegion {
  /** Milliseconds from the start of the stream, integer. */
  readonly startMs: number;
  readonly endMs: number;
  /** Mean probability of speech over the region's frames, padding left out. */
  readonly probability: number;
}

/**
 * Silero's own figures (`get_speech_timestamps`): on 0.5, off 0.35, speech 250 ms, silence 100 ms, padding 30 ms.
 * Where ours differ the reason is beside the number.
 */
export interface RegionOptions {
  /** Speech begins with a frame at or above this probability. */
  readonly onThreshold: number;
  /** Speech ends with a frame below this one, if no frame at or above `onThreshold` follows soon. */
  readonly offThreshold: number;
  /** Shorter speech is dropped. */
  readonly minSpeechMs: number;
  /** A shorter silence does not end a region. */
  readonly minSilenceMs: number;
  /** Each side of a region grows by this, at most to the middle of the silence beside it. */
  readonly padMs: number;
  /** The longest region, padding included. */
  readonly maxSpeechMs: number;
}

export const defaultRegionOptions: RegionOptions = {
  onThreshold: 0.5,
  offThreshold: 0.35,
  // A spoken "no" or "yes" can be shorter than Silero's 250 ms; a false alarm costs little, because the
  // recogniser has a no-speech gate of its own.
  minSpeechMs: 100,
  minSilenceMs: 100,
  // Soft beginnings and ends (f, s, h, final stops) lie outside the frames that the detector is sure of.
  padMs: 200,
  // Whisper's window.
  maxSpeechMs: 30_000,
};

/** Speech between two frames, the end exclusive, before padding. */
interface Span {
  readonly startFrame: number;
  readonly endFrame: number;
  readonly probability: number;
}

/** Where speech that became too long may be cut: from half of the maximum on. */
const earliestCut = 0.5;
/** A frame that is surely silence is preferred to one that is surely speech unless that is 20 dB quieter. */
const decibelsPerProbability = 20;

/**
 * [Note: Speech regions]
 * A hysteresis over the frames' probabilities, as in Silero's reference but in one pass over a stream: `push`
 * returns the regions that nothing to come can change. The state machine yields spans of frames; a span is
 * held back until the frames behind it show how far its padding may reach.
 *
 * Speech longer than the maximum is cut at the quietest frame, levels and probabilities weighed together (a
 * breath or a stop between words rather than the middle of one), and goes on from there: nothing is lost.
 */
export class SpeechRegions {
  readonly #options: RegionOptions;
  readonly #maxFrames: number;
  #frame = 0;
  /** Probability and level of each frame since the open speech began. */
  #open: { readonly startFrame: number; readonly frames: FrameScore[] } | undefined;
  /** First frame of the silence that may end the open speech. */
  #silenceFrame: number | undefined;
  /** True when the open speech goes on from a cut: then it counts however short it is. */
  #afterCut = false;
  #held: (Span & { readonly startMs: number }) | undefined;
  #ready: SpeechRegion[] = [];

  constructor(options: Partial<RegionOptions> = {}) {
    this.#options = { ...defaultRegionOptions, ...options };
    const { maxSpeechMs, padMs } = this.#options;
    this.#maxFrames = Math.floor((maxSpeechMs - 2 * padMs) / frameMs);
    if (this.#maxFrames < 2) {
      throw new RangeError(
        `maxSpeechMs (${maxSpeechMs}) must exceed twice padMs (${padMs}) by two frames of 32 ms.`,
      );
    }
  }

  /** Takes the next frames: their probabilities of speech and their levels in dB (any fixed reference). */
  push(probabilities: ArrayLike<number>, levelsDb: ArrayLike<number>): SpeechRegion[] {
    for (let index = 0; index < probabilities.length; index++) {
      this.#step({ probability: probabilities[index]!, levelDb: levelsDb[index] ?? 0 });
      this.#frame += 1;
    }
    const { padMs } = this.#options;
    const speechFrom = this.#open?.startFrame ?? this.#frame;
    if (this.#held && speechFrom * frameMs >= this.#held.endFrame * frameMs + 2 * padMs)
      this.#release(Infinity);
    return this.#takeReady();
  }

  /** The rest. `totalMs`: the length of the stream, beyond which no region reaches. */
  end(totalMs: number): SpeechRegion[] {
    if (this.#open) this.#close(this.#silenceFrame ?? this.#frame);
    this.#release(Infinity);
    return this.#takeReady()
      .map((region) => ({ ...region, endMs: Math.min(region.endMs, Math.round(totalMs)) }))
      .filter((region) => region.endMs > region.startMs);
  }

  #step(score: FrameScore): void {
    const { onThreshold, offThreshold, minSilenceMs } = this.#options;
    if (!this.#open) {
      if (score.probability >= onThreshold) this.#open = { startFrame: this.#frame, frames: [score] };
      return;
    }
    if (score.probability >= onThreshold) this.#silenceFrame = undefined;
    if (score.probability < offThreshold) {
      this.#silenceFrame ??= this.#frame;
      if ((this.#frame - this.#silenceFrame) * frameMs >= minSilenceMs) {
        this.#close(this.#silenceFrame);
        return;
      }
    }
    this.#open.frames.push(score);
    if (this.#open.frames.length > this.#maxFrames) this.#cut();
  }

  #close(endFrame: number): void {
    const { startFrame, frames } = this.#open!;
    const longEnough = (endFrame - startFrame) * frameMs > this.#options.minSpeechMs;
    if (longEnough || this.#afterCut) this.#hold(startFrame, frames.slice(0, endFrame - startFrame));
    this.#open = undefined;
    this.#silenceFrame = undefined;
    this.#afterCut = false;
  }

  #cut(): void {
    const { startFrame, frames } = this.#open!;
    const length = quietestFrame(frames, Math.ceil(this.#maxFrames * earliestCut), this.#maxFrames);
    this.#hold(startFrame, frames.slice(0, length));
    this.#open = { startFrame: startFrame + length, frames: frames.slice(length) };
    if (this.#silenceFrame !== undefined) {
      this.#silenceFrame = Math.max(this.#silenceFrame, this.#open.startFrame);
    }
    this.#afterCut = true;
  }

  /** Gives the span its start, and the one before it its end. */
  #hold(startFrame: number, frames: readonly FrameScore[]): void {
    if (frames.length === 0) return;
    const speechMs = startFrame * frameMs;
    const silenceMs = this.#held ? speechMs - this.#held.endFrame * frameMs : Infinity;
    const startMs = Math.max(0, speechMs - Math.min(this.#options.padMs, silenceMs / 2));
    this.#release(speechMs);
    const probability = frames.reduce((sum, frame) => sum + frame.probability, 0) / frames.length;
    this.#held = { startFrame, endFrame: startFrame + frames.length, probability, startMs };
  }

  #release(nextSpeechMs: number): void {
    if (!this.#held) return;
    const { startMs, endFrame, probability } = this.#held;
    const speechEndMs = endFrame * frameMs;
    const endMs = speechEndMs + Math.min(this.#options.padMs, Math.max(0, nextSpeechMs - speechEndMs) / 2);
    this.#ready.push({ startMs: Math.round(startMs), endMs: Math.round(endMs), probability });
    this.#held = undefined;
  }

  #takeReady(): SpeechRegion[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}

interface FrameScore {
  readonly probability: number;
  readonly levelDb: number;
}

/** The frame from `from` to before `to` where speech is least likely and quietest, over three frames (96 ms). */
function quietestFrame(frames: readonly FrameScore[], from: number, to: number): number {
  const score = (index: number) => {
    const frame = frames[Math.min(index, frames.length - 1)]!;
    return frame.levelDb + decibelsPerProbability * frame.probability;
  };
  let best = from;
  let bestScore = Infinity;
  for (let index = from; index < to; index++) {
    const mean = (score(index - 1) + score(index) + score(index + 1)) / 3;
    if (mean <= bestScore) [best, bestScore] = [index, mean];
  }
  return best;
}
