import { cutContextFrames, isCut } from './detect-cuts.ts';
import type { ComparedFrame } from './detect-cuts.ts';
import { DissolveDetector } from './detect-dissolves.ts';
import { FadeDetector } from './detect-fades.ts';
import type { Fades } from './detect-fades.ts';
import { compareThumbnails } from './frame-difference.ts';
import type { Difference } from './frame-difference.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import { shrink } from './small-frame.ts';
import type { Thumbnail } from '../frames/thumbnail.ts';

/** Cuts that follow each other faster are one: no shot that short can be seen. */
const minShotMs = 200;

const noDifference: Difference = { levels: 0, structure: 0, change: 0, spread: 0 };

/** Finds the shot changes in a sequence of thumbnails: every frame, in order. Memory does not grow with the video. */
export class ShotDetector {
  readonly #cuts: Cut[] = [];
  readonly #fades = new FadeDetector();
  readonly #dissolves = new DissolveDetector();
  /** The frames around the one that is judged next. */
  #window: ComparedFrame[] = [];
  #judgeNext = 1;
  #firstMs: number | undefined;

  push(frame: Thumbnail): void {
    const before = this.#window.at(-1);
    this.#firstMs ??= frame.timeMs;
    // Some files hold frames out of order or twice at the same time; they are not shown.
    if (before !== undefined && frame.timeMs <= before.timeMs) return;
    const difference = before === undefined ? noDifference : compareThumbnails(before.pixels, frame.pixels);
    this.#window.push({ ...frame, difference });
    const small = shrink(frame);
    this.#fades.push(small);
    this.#dissolves.push(small);
    if (this.#window.length > this.#judgeNext + cutContextFrames) this.#judge();
  }

  /** All shot changes in the order of time. The first frame of the video is none. */
  finish(): readonly ShotChange[] {
    while (this.#judgeNext < this.#window.length) this.#judge();
    const cuts = this.#cuts.filter(({ timeMs }) => timeMs - this.#firstMs! >= minShotMs);
    return mergeShots(cuts, this.#fades.finish(), this.#dissolves.finish());
  }

  #judge(): void {
    if (isCut(this.#window, this.#judgeNext)) {
      const { timeMs, difference } = this.#window[this.#judgeNext]!;
      this.#cuts.push({ timeMs, change: difference.change });
    }
    if (this.#judgeNext < cutContextFrames + 1) this.#judgeNext++;
    else this.#window.shift();
  }
}

/** The first frame of a shot, and how much it differs from the frame before, see `Difference`. */
interface Cut {
  readonly timeMs: number;
  readonly change: number;
}

/** A fade swallows the cuts in it, its own hard edge among them; a cut within a dissolve disproves the dissolve. */
function mergeShots(
  cuts: readonly Cut[],
  fades: Fades,
  dissolves: readonly ShotChange[],
): readonly ShotChange[] {
  const spans = [...fades.shots, ...fades.atEnds];
  const isBetweenFades = ({ timeMs }: Cut): boolean =>
    !spans.some((span) => timeMs > span.startMs && timeMs <= span.endMs);
  const hard: ShotChange[] = withoutShortest(cuts.filter(isBetweenFades)).map(({ timeMs }) => ({
    kind: 'cut',
    timeMs,
    startMs: timeMs,
    endMs: timeMs,
  }));
  const isFree = (dissolve: ShotChange): boolean =>
    ![...hard, ...spans].some((span) => span.endMs >= dissolve.startMs && span.startMs <= dissolve.endMs);
  return [...hard, ...fades.shots, ...dissolves.filter(isFree)].sort((a, b) => a.timeMs - b.timeMs);
}

/** Of cuts that follow each other too fast the strongest stays: a flash beside a cut, a shot of few frames. */
function withoutShortest(cuts: readonly Cut[]): readonly Cut[] {
  const kept: Cut[] = [];
  for (const cut of cuts) {
    const previous = kept.at(-1);
    if (previous === undefined || cut.timeMs - previous.timeMs >= minShotMs) kept.push(cut);
    else if (cut.change > previous.change) kept[kept.length - 1] = cut;
  }
  return kept;
}
