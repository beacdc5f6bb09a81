import { correlate } from './correlate.ts';
import type { WaveformPeaks } from './peaks.ts';

/** How the sound of one file lies beside that of another. */
export interface SoundShift {
  /** What is heard at `t` in the first is heard at `t + shiftMs` in the second; an integer. */
  readonly shiftMs: number;
  /** 0 to 1: how much of the sound that both have fits at this shift. Less than all: parts were cut out or added. */
  readonly agreement: number;
}

/** Longest outline that is compared at once; longer ones are first compared more coarsely. About 60 ms of work. */
const maxPoints = 1 << 16;
/** What is slower than this (music that swells, a fade) tells nothing about where one is. */
const smoothMs = 2000;
/** At least this much of both must lie beside each other. */
const minOverlapMs = 2000;
/** Below this two sounds have nothing in common: unrelated speech reaches about 0.2. */
const minLikeness = 0.3;
/** The best place must stand out from all others that are not beside it, or the sound repeats itself. */
const minDistinction = 1.15;
const besideMs = 400;
/** Of places that are about as good the one without a shift is the likelier. */
const asGood = 0.97;
/** Codecs put this much silence before a sound, and no caption is timed more closely. */
const unnoticedMs = 25;
const segmentMs = 8000;
const segmentLikeness = 0.5;

/**
 * Finds how much later (positive) or earlier a recording is heard in another file of it, from the stored outlines of
 * their sound: normalised cross-correlation of how the loudness changes, so that neither volume nor codec counts. Null
 * when they have nothing in common, or when the sound repeats itself so that nobody can tell.
 */
export function findShift(before: WaveformPeaks, after: WaveformPeaks): SoundShift | null {
  const a = outline(before);
  const b = outline(after);
  if (a === null || b === null || a.stepMs !== b.stepMs) return null;
  const factor = Math.max(1, Math.ceil(Math.max(a.levels.length, b.levels.length) / maxPoints));
  const coarse = bestLag(
    changes(shrink(a.levels, factor), smoothMs / (a.stepMs * factor)),
    factor * a.stepMs,
    b,
    factor,
  );
  if (coarse === null) return null;
  const fineA = changes(a.levels, smoothMs / a.stepMs);
  const fineB = changes(b.levels, smoothMs / a.stepMs);
  const lag = factor === 1 ? coarse : refine(fineA, fineB, Math.round(coarse * factor), factor);
  const shiftMs = Math.round(lag * a.stepMs);
  return {
    shiftMs: Math.abs(shiftMs) <= unnoticedMs ? 0 : shiftMs,
    agreement: agreementAt(fineA, fineB, Math.round(lag), Math.round(segmentMs / a.stepMs)),
  };
}

interface Outline {
  /** Loudness on a logarithmic scale, one value a step. */
  readonly levels: Float64Array;
  readonly stepMs: number;
}

function outline({ levels, sampleRate }: WaveformPeaks): Outline | null {
  const [finest] = levels;
  if (finest === undefined || finest.extremes.length === 0) return null;
  const { extremes, samplesPerBucket } = finest;
  const values = new Float64Array(extremes.length / 2);
  // The floor keeps the noise of silence from counting like speech.
  for (let i = 0; i < values.length; i++) values[i] = Math.log(200 + extremes[i * 2 + 1]! - extremes[i * 2]!);
  return { levels: values, stepMs: (samplesPerBucket * 1000) / sampleRate };
}

function shrink(values: Float64Array, factor: number): Float64Array {
  if (factor === 1) return values;
  const shrunk = new Float64Array(Math.ceil(values.length / factor));
  for (let i = 0; i < shrunk.length; i++) {
    const end = Math.min(values.length, (i + 1) * factor);
    let sum = 0;
    for (let j = i * factor; j < end; j++) sum += values[j]!;
    shrunk[i] = sum / (end - i * factor);
  }
  return shrunk;
}

/** What differs from the mean of the surroundings, `width` values wide. */
function changes(values: Float64Array, width: number): Float64Array {
  const half = Math.max(1, Math.round(width / 2));
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return values.map((value, i) => {
    const from = Math.max(0, i - half);
    const end = Math.min(values.length, i + half + 1);
    return value - (sums[end]! - sums[from]!) / (end - from);
  });
}

/** In steps of the shrunk outline; not an integer. */
function bestLag(a: Float64Array, stepMs: number, whole: Outline, factor: number): number | null {
  const b = changes(shrink(whole.levels, factor), smoothMs / stepMs);
  const likeness = likenessByLag(a, b, Math.ceil(minOverlapMs / stepMs));
  if (likeness === null) return null;
  let best = likeness.zero;
  for (let i = 0; i < likeness.weighted.length; i++) {
    if (likeness.weighted[i]! > likeness.weighted[best]!) best = i;
  }
  const still = nearZero(likeness.weighted, likeness.zero, Math.ceil(unnoticedMs / stepMs));
  const isStill = likeness.weighted[still]! >= asGood * likeness.weighted[best]!;
  if (isStill) best = still;
  if (likeness.plain[best]! < minLikeness) return null;
  const rival = rivalOf(likeness.weighted, best, Math.ceil(besideMs / stepMs));
  if (!isStill && likeness.weighted[best]! < minDistinction * rival) return null;
  return best - likeness.zero + peakBetween(likeness.weighted, best);
}

interface LikenessByLag {
  /** -1 to 1, by lag. */
  readonly plain: Float64Array;
  /** Less for a short overlap, which is alike by chance more easily. */
  readonly weighted: Float64Array;
  /** Where the lag is 0. */
  readonly zero: number;
}

function likenessByLag(a: Float64Array, b: Float64Array, minOverlap: number): LikenessByLag | null {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 2) return null;
  const products = correlate(a, b);
  const [energyA, energyB] = [energyUpTo(a), energyUpTo(b)];
  const zero = a.length - 1;
  const plain = new Float64Array(products.length);
  const weighted = new Float64Array(products.length);
  for (let i = 0; i < products.length; i++) {
    const lag = i - zero;
    const from = Math.max(0, -lag);
    const end = Math.min(a.length, b.length - lag);
    const overlap = end - from;
    if (overlap < Math.min(minOverlap, shorter)) continue;
    const energy = (energyA[end]! - energyA[from]!) * (energyB[end + lag]! - energyB[from + lag]!);
    if (energy <= Number.EPSILON) continue;
    plain[i] = products[i]! / Math.sqrt(energy);
    weighted[i] = plain[i]! * Math.sqrt(overlap / shorter);
  }
  return { plain, weighted, zero };
}

function energyUpTo(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]! ** 2;
  return sums;
}

function nearZero(values: Float64Array, zero: number, reach: number): number {
  let best = zero;
  for (let i = Math.max(0, zero - reach); i <= Math.min(values.length - 1, zero + reach); i++) {
    if (values[i]! > values[best]!) best = i;
  }
  return best;
}

function rivalOf(values: Float64Array, best: number, beside: number): number {
  let rival = 0;
  for (let i = 0; i < values.length; i++) {
    if (Math.abs(i - best) > beside) rival = Math.max(rival, values[i]!);
  }
  return rival;
}

/** Where between its neighbours the peak of a parabola through the three lies, -0.5 to 0.5. */
function peakBetween(values: Float64Array, at: number): number {
  const [left, middle, right] = [values[at - 1], values[at]!, values[at + 1]];
  if (left === undefined || right === undefined) return 0;
  const bend = left - 2 * middle + right;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (left - right) / (2 * bend))) : 0;
}

/** Around a coarse lag the best fine one, from parts of the sound that are spread over all of it. */
function refine(a: Float64Array, b: Float64Array, around: number, reach: number): number {
  const lags = Array.from({ length: 2 * reach + 1 }, (_, i) => around - reach + i);
  const likeness = Float64Array.from(lags, (lag) => sampledLikeness(a, b, lag));
  let best = 0;
  for (let i = 1; i < likeness.length; i++) if (likeness[i]! > likeness[best]!) best = i;
  return lags[best]! + peakBetween(likeness, best);
}

const sampledBlock = 4096;
const maxBlocks = 24;

function sampledLikeness(a: Float64Array, b: Float64Array, lag: number): number {
  const from = Math.max(0, -lag);
  const end = Math.min(a.length, b.length - lag);
  const stride = Math.max(sampledBlock, Math.floor((end - from) / maxBlocks));
  let [product, ofA, ofB] = [0, 0, 0];
  for (let start = from; start < end; start += stride) {
    for (let i = start; i < Math.min(end, start + sampledBlock); i++) {
      product += a[i]! * b[i + lag]!;
      ofA += a[i]! ** 2;
      ofB += b[i + lag]! ** 2;
    }
  }
  return product / Math.sqrt(ofA * ofB || 1);
}

/** The part of the overlap, segment by segment, that is alike at this lag; segments without a change do not count. */
function agreementAt(a: Float64Array, b: Float64Array, lag: number, segment: number): number {
  const from = Math.max(0, -lag);
  const end = Math.min(a.length, b.length - lag);
  let [counted, alike] = [0, 0];
  for (let start = from; start < end; start += segment) {
    const stop = Math.min(end, start + segment);
    let best = 0;
    let isTelling = false;
    for (const near of [lag - 1, lag, lag + 1]) {
      const likeness = likenessIn(a, b, start, stop, near);
      if (likeness === null) continue;
      isTelling = true;
      best = Math.max(best, likeness);
    }
    if (!isTelling) continue;
    counted += stop - start;
    if (best >= segmentLikeness) alike += stop - start;
  }
  return counted === 0 ? 1 : alike / counted;
}

/** Mean square of what is no more than noise. */
const quiet = 0.01;

function likenessIn(
  a: Float64Array,
  b: Float64Array,
  start: number,
  end: number,
  lag: number,
): number | null {
  let [product, ofA, ofB, count] = [0, 0, 0, 0];
  for (let i = Math.max(start, -lag); i < Math.min(end, b.length - lag); i++) {
    product += a[i]! * b[i + lag]!;
    ofA += a[i]! ** 2;
    ofB += b[i + lag]! ** 2;
    count += 1;
  }
  if (count === 0 || (ofA < quiet * count && ofB < quiet * count)) return null;
  return product / Math.sqrt(ofA * ofB || 1);
}
