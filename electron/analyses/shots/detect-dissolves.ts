import { flatDeviation } from './frame-difference.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import { correlate, coverOf, distanceBetween, mixOf, uncoveredShare } from './small-frame.ts';
import type { Cover, Mix, SmallFrame } from './small-frame.ts';

/** Spans in which a dissolve is looked for; each finds those of about 0.4 to 0.8 of its length. */
const spansMs = [400, 640, 1000, 1600, 2500];
/** Frames nearer than this are left out (high frame rates). */
const spacingMs = 15;

interface Candidate extends ShotChange {
  readonly misfit: number;
}

/**
 * [Note: Dissolves] In a dissolve from picture A to picture B every frame is a mix, `A + α (B - A)`, and α goes
 * from 0 to 1. For a pair of frames that show different scenes we compute each frame's α between them (the
 * projection on `B - A`) and what the mix leaves unexplained. A dissolve leaves little, and its α rests near 0,
 * climbs without jumps and rests near 1. A pan or any motion from A to B leaves much: its middle looks like
 * neither. A cut's α jumps. A change of light has no two scenes (A and B correlate).
 *
 * In a wipe every place is A's or B's, and once B's stays so, whatever the shape of the edge: α is then how much of the
 * picture B covers. Motion uncovers again what it covered.
 */
const minLevels = 8;
const minSpread = 0.35;
const maxCorrelation = 0.5;
const maxMisfit = 0.36;
const meanMisfit = 0.24;
const rest = 0.08;
/** Of a span, at each end. What passes through never rests. */
const mixRest = 0.12;
const coverRest = 0.2;
const maxStep = 0.45;
const slack = 0.06;
/** Of all places. */
const maxUncovered = 0.04;
const minTelling = 0.4;

/** Finds dissolves and wipes. Feed it every frame; memory is 2.5 seconds of small frames. */
export class DissolveDetector {
  #frames: SmallFrame[] = [];
  readonly #found: ShotChange[] = [];
  #best: Candidate | undefined;

  push(frame: SmallFrame): void {
    const last = this.#frames.at(-1);
    if (last !== undefined && frame.timeMs - last.timeMs < spacingMs) return;
    this.#frames.push(frame);
    this.#forget(frame.timeMs - spansMs.at(-1)! - 200);
    for (const spanMs of spansMs) {
      const from = this.#frames.findLastIndex((old) => frame.timeMs - old.timeMs >= spanMs);
      if (from === -1) break;
      if (!areDifferentScenes(this.#frames[from]!, frame)) continue;
      const frames = this.#frames.slice(from);
      if (!meetInTheMiddle(frames)) continue;
      const candidate = judge(frames, mixesOf(frames), mixRest) ?? judge(frames, coversOf(frames), coverRest);
      if (candidate !== null) this.#keep(candidate);
    }
  }

  /** All dissolves, in the order of time. */
  finish(): readonly ShotChange[] {
    this.#settle();
    return this.#found;
  }

  #forget(beforeMs: number): void {
    const keepFrom = this.#frames.findIndex((frame) => frame.timeMs >= beforeMs);
    if (keepFrom > 32) this.#frames = this.#frames.slice(keepFrom);
  }

  /** Neighbouring pairs of frames find the same dissolve: the pair that explains it best is right. */
  #keep(candidate: Candidate): void {
    const best = this.#best;
    if (best !== undefined && candidate.startMs > best.endMs) this.#settle();
    if (this.#best === undefined || candidate.misfit < this.#best.misfit) this.#best = candidate;
  }

  #settle(): void {
    if (this.#best !== undefined) {
      const { kind, timeMs, startMs, endMs } = this.#best;
      this.#found.push({ kind, timeMs, startMs, endMs });
    }
    this.#best = undefined;
  }
}

/** Most pairs are two scenes because a cut lies between: their middle is all of one. */
function meetInTheMiddle(frames: readonly SmallFrame[]): boolean {
  if (frames.length < 5) return false;
  const { share } = mixOf(frames[frames.length >> 1]!, frames[0]!, frames.at(-1)!);
  return share >= 0.15 && share <= 0.85;
}

function* mixesOf(frames: readonly SmallFrame[]): Generator<Mix> {
  for (const frame of frames) yield mixOf(frame, frames[0]!, frames.at(-1)!);
}

/** Ends where places that were covered are not any more, or the scenes are too alike to tell. */
function* coversOf(frames: readonly SmallFrame[]): Generator<Mix> {
  const [first, last] = [frames[0]!, frames.at(-1)!];
  let before: Cover | undefined;
  for (const frame of frames) {
    const cover = coverOf(frame, first, last);
    if (cover.telling < minTelling) return;
    if (before !== undefined && uncoveredShare(before, cover) > maxUncovered) return;
    before = cover;
    yield cover;
  }
}

/**
 * The dissolve from the first to the last of some frames, which show different scenes, or null. `measured`: what each
 * frame is of the two; an early end means null. See [Note: Dissolves].
 */
function judge(frames: readonly SmallFrame[], measured: Iterable<Mix>, restShare: number): Candidate | null {
  const restLength = Math.max(2, Math.ceil(frames.length * restShare));
  const mixes: Mix[] = [];
  for (const mix of measured) {
    const i = mixes.length;
    const step = mix.share - (mixes[i - 1]?.share ?? 0);
    if (mix.misfit > maxMisfit || step > maxStep || step < -slack) return null;
    if (i < restLength && mix.share >= rest) return null;
    if (i >= frames.length - restLength && mix.share <= 1 - rest) return null;
    mixes.push(mix);
  }
  if (mixes.length < frames.length) return null;
  const misfit = mixes.reduce((sum, mix) => sum + mix.misfit, 0) / mixes.length;
  if (misfit > meanMisfit) return null;
  const start = mixes.findLastIndex(({ share }) => share < rest);
  const end = mixes.findIndex(({ share }) => share > 1 - rest);
  const middle = mixes.reduce(
    (best, { share }, i) => (Math.abs(share - 0.5) < Math.abs(mixes[best]!.share - 0.5) ? i : best),
    0,
  );
  return {
    kind: 'dissolve',
    timeMs: frames[middle]!.timeMs,
    startMs: frames[start]!.timeMs,
    endMs: frames[end]!.timeMs,
    misfit,
  };
}

function areDifferentScenes(a: SmallFrame, b: SmallFrame): boolean {
  // From or to a flat picture is a fade.
  if (Math.min(a.deviation, b.deviation) < flatDeviation * 1.5) return false;
  if (correlate(a, b) > maxCorrelation) return false;
  const { levels, spread } = distanceBetween(a, b);
  return levels >= minLevels && spread >= minSpread;
}
