import { flatDeviation } from './frame-difference.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import { correlate } from './small-frame.ts';
import type { SmallFrame } from './small-frame.ts';

/**
 * Where a picture gives way to a flat one, or comes out of it. Gradual: it loses (or wins) its contrast over
 * several frames from (or until) `pictureMs`. Hard: between two frames, of which `pictureMs` is the picture's.
 */
interface PictureEdge {
  readonly kind: 'gradual' | 'hard';
  readonly pictureMs: number;
}

/** None: the file starts with the flat picture. */
type Edge = PictureEdge | { readonly kind: 'none' };

const maxFadeMs = 3000;
/** Beside the flat picture, a fading one has at most this share of its contrast; a cut one has all of it. */
const fadingShare = 0.6;
/** A picture with less contrast than this comes out of no fade that could be told from motion. */
const minFullDeviation = 4 * flatDeviation;
/** A fading picture stays itself; what motion brings into a flat one is something else. */
const minLikeness = 0.5;
/** Noise and motion make the contrast tremble by this much on its way. */
const tremble = 0.985;
/** Over so many frames its growth is compared with that since the start. */
const slopeFrames = 3;

export interface Fades {
  /** In the order of time. */
  readonly shots: readonly ShotChange[];
  /**
   * The ways out of a flat picture at the start of the file and into one at its end: no change of shots, but no
   * place for a cut either.
   */
  readonly atEnds: readonly { readonly startMs: number; readonly endMs: number }[];
}

/**
 * Finds fades: the picture loses its contrast until one flat colour is left (mostly black), and the next one
 * comes out of it, or one of the two at once. A flat picture between two hard cuts is no fade, and neither is
 * the way from and to black at the ends of the file. Feed it every frame; memory is a few seconds of numbers.
 */
export class FadeDetector {
  readonly #found: ShotChange[] = [];
  readonly #atEnds: { readonly startMs: number; readonly endMs: number }[] = [];
  #before: SmallFrame[] = [];
  #flat: SmallFrame[] = [];
  #flatEndMs = 0;
  #out: Edge = { kind: 'none' };
  #rising: SmallFrame[] = [];

  push(frame: SmallFrame): void {
    const isFlat = frame.deviation < flatDeviation;
    if (this.#rising.length > 0) {
      if (this.#continuesRise(frame)) {
        this.#rising.push(frame);
        return;
      }
      if (isFlat && this.#peakOfRise() < flatDeviation * 2) {
        // Noise about the threshold: still the same flat picture.
        this.#rising = [];
      } else this.#endRise();
    }
    if (this.#flat.length > 0) {
      if (isFlat) this.#flatEndMs = frame.timeMs;
      else this.#rising = [frame];
      if (isFlat) this.#rememberFlat(frame);
      return;
    }
    if (isFlat) {
      this.#out = this.#before.length === 0 ? { kind: 'none' } : edgeOf(this.#before.toReversed());
      this.#flat = [frame];
      this.#flatEndMs = frame.timeMs;
    } else this.#rememberPicture(frame);
  }

  finish(): Fades {
    if (this.#rising.length > 1) this.#endRise();
    if (this.#flat.length > 0 && this.#out.kind === 'gradual') {
      this.#atEnds.push({ startMs: this.#out.pictureMs, endMs: this.#flatEndMs });
    }
    return { shots: this.#found, atEnds: this.#atEnds };
  }

  #continuesRise(frame: SmallFrame): boolean {
    const first = this.#rising[0]!;
    return (
      frame.deviation >= this.#rising.at(-1)!.deviation * tremble && frame.timeMs - first.timeMs <= maxFadeMs
    );
  }

  #peakOfRise(): number {
    return Math.max(...this.#rising.map((frame) => frame.deviation));
  }

  #endRise(): void {
    const rise = edgeOf(this.#rising);
    if (this.#out.kind === 'none') {
      if (rise.kind === 'gradual')
        this.#atEnds.push({ startMs: this.#flat[0]!.timeMs, endMs: rise.pictureMs });
    } else if (this.#out.kind === 'gradual' || rise.kind === 'gradual') {
      this.#found.push(this.#describe(this.#out, rise));
    }
    this.#before = this.#rising;
    this.#rising = [];
    this.#flat = [];
  }

  #describe(out: PictureEdge, rise: PictureEdge): ShotChange {
    const timeMs =
      out.kind === 'hard'
        ? this.#flat[0]!.timeMs
        : rise.kind === 'hard'
          ? rise.pictureMs
          : this.#middleOfFlat();
    return { kind: 'fade', timeMs, startMs: out.pictureMs, endMs: rise.pictureMs };
  }

  #middleOfFlat(): number {
    const middle = (this.#flat[0]!.timeMs + this.#flatEndMs) / 2;
    return this.#flat.reduce((best, frame) =>
      Math.abs(frame.timeMs - middle) < Math.abs(best.timeMs - middle) ? frame : best,
    ).timeMs;
  }

  /** Keeps few of many: a long black stretch needs no exact middle. */
  #rememberFlat(frame: SmallFrame): void {
    this.#flat.push(frame);
    if (this.#flat.length > 2000) this.#flat = this.#flat.filter((_, i) => i === 0 || i % 2 === 1);
  }

  #rememberPicture(frame: SmallFrame): void {
    this.#before.push(frame);
    if (frame.timeMs - this.#before[0]!.timeMs > maxFadeMs * 2) {
      this.#before = this.#before.filter((old) => frame.timeMs - old.timeMs <= maxFadeMs);
    }
  }
}

/** The edge of a flat picture, from the frames beside it, the nearest first; at least one. */
function edgeOf(frames: readonly SmallFrame[]): PictureEdge {
  const nearest = frames[0]!;
  const chain = growingContrast(frames);
  const full = Math.max(...chain.map((frame) => frame.deviation));
  const reach = (share: number): SmallFrame => chain.find((frame) => frame.deviation >= full * share)!;
  const isGradual =
    nearest.deviation <= full * fadingShare &&
    full >= minFullDeviation &&
    correlate(reach(0.3), reach(0.7)) >= minLikeness;
  return isGradual
    ? { kind: 'gradual', pictureMs: reach(0.97).timeMs }
    : { kind: 'hard', pictureMs: nearest.timeMs };
}

/** The frames until the contrast stops growing, or goes on so slowly that it is the picture itself that changes. */
function growingContrast(frames: readonly SmallFrame[]): readonly SmallFrame[] {
  const first = frames[0]!;
  const end = frames.findIndex(({ timeMs, deviation }, i) => {
    if (i === 0) return false;
    if (Math.abs(timeMs - first.timeMs) > maxFadeMs) return true;
    if (deviation < frames[i - 1]!.deviation * tremble) return true;
    if (i < slopeFrames * 2) return false;
    const usualGrowth = ((deviation - first.deviation) * slopeFrames) / i;
    return deviation - frames[i - slopeFrames]!.deviation < usualGrowth / 4;
  });
  return end === -1 ? frames : frames.slice(0, end);
}
