/** How many speak at each moment, out of windows of sound that overlap: what a segmentation model says of each. */
import { levelMs } from './sound-levels.ts';
import type { Stretch } from './stretch.ts';

/** Of one window, frames of equal length: the probability that one at least, and that two at least, speak. */
export interface AtOnceFrames {
  readonly speech: Float32Array;
  readonly overlap: Float32Array;
}

/** The same every 10 ms of the whole sound, in 255ths: seven megabytes for ten hours. */
export interface AtOnce {
  readonly speech: Uint8Array;
  readonly overlap: Uint8Array;
}

/** Windows of ten seconds every five: each moment is heard twice, once at least with what is around it. */
export const atOnceWindowMs = 10_000;
const stepMs = 5000;

/** The windows of a sound, in order; the last may be shorter. */
export function atOnceWindows(durationMs: number): readonly Stretch[] {
  const count = Math.max(1, Math.ceil((durationMs - atOnceWindowMs) / stepMs) + 1);
  return Array.from({ length: durationMs > 0 ? count : 0 }, (_, at) => ({
    startMs: at * stepMs,
    endMs: Math.min(durationMs, at * stepMs + atOnceWindowMs),
  }));
}

/** Puts windows together that come in the order of time; a moment counts the more the further it is from the window's edges. */
export class AtOnceMeter {
  #firstMoment = 0;
  /** Of the moments from the first on that later windows may still reach. */
  #pending: { weight: number; speech: number; overlap: number }[] = [];
  readonly #speech: number[] = [];
  readonly #overlap: number[] = [];

  add({ startMs, endMs }: Stretch, frames: AtOnceFrames): void {
    this.#settle(Math.round(startMs / levelMs));
    const moments = Math.ceil((endMs - startMs) / levelMs);
    const count = frames.speech.length;
    if (count === 0) return;
    const skipped = Math.round(startMs / levelMs) - this.#firstMoment;
    for (let moment = 0; moment < moments; moment++) {
      const frame = Math.min(count - 1, Math.floor(((moment + 0.5) * count) / moments));
      const weight = Math.min(moment, moments - 1 - moment) + 1;
      const sum = (this.#pending[skipped + moment] ??= { weight: 0, speech: 0, overlap: 0 });
      sum.weight += weight;
      sum.speech += weight * frames.speech[frame]!;
      sum.overlap += weight * frames.overlap[frame]!;
    }
  }

  atOnce(): AtOnce {
    this.#settle(this.#firstMoment + this.#pending.length);
    return { speech: Uint8Array.from(this.#speech), overlap: Uint8Array.from(this.#overlap) };
  }

  /** Nothing to come changes what lies before this moment. */
  #settle(before: number): void {
    const done = this.#pending.splice(0, Math.max(0, before - this.#firstMoment));
    for (const { weight, speech, overlap } of done) {
      this.#speech.push(Math.round((255 * speech) / weight));
      this.#overlap.push(Math.round((255 * overlap) / weight));
    }
    this.#firstMoment += done.length;
  }
}

/** Stretches in which the probability stays above a half, pauses shorter than the first number and stretches shorter than the second left out. */
export function stretchesAbove(
  probabilities: Uint8Array,
  { pauseMs, minMs }: { readonly pauseMs: number; readonly minMs: number },
): readonly Stretch[] {
  const found: { startMs: number; endMs: number }[] = [];
  for (const [moment, probability] of probabilities.entries()) {
    if (probability < 128) continue;
    const startMs = moment * levelMs;
    const last = found.at(-1);
    if (last !== undefined && startMs - last.endMs <= pauseMs) last.endMs = startMs + levelMs;
    else found.push({ startMs, endMs: startMs + levelMs });
  }
  return found.filter(({ startMs, endMs }) => endMs - startMs >= minMs);
}
