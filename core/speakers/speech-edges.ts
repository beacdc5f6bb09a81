/**
 * [Note: Edges of speech]
 * The detector's regions are grown by 0.2 s on each side, for recognition must not lose a soft sound: too wide to say who
 * speaks when. Inside that margin the sound tells: speech ends where it sinks to the floor of its surroundings. What stays
 * above the floor right beside a region belongs to it, for the detector hears some beginnings late.
 */
import { levelMs } from './sound-levels.ts';
import { joinStretches } from './stretch.ts';
import type { Stretch } from './stretch.ts';

/** By which the speech analysis grows a region on each side, up to the middle of a shorter silence. */
const marginMs = 200;
/** So far a region is grown where the sound goes on above the floor. */
const maxGrowthMs = 400;
/** What is left of a region that is shorter was a click. */
const minStretchMs = 80;
/** Above the floor, in decibels: a quarter of what lies between the floor and loud speech, within these. */
const minOverFloorDb = 3;
const maxOverFloorDb = 9;
/** Levels of this many moments are averaged: 50 ms. */
const smoothing = 5;
/** The floor is what every twentieth moment of a block lies below, loud what every tenth is above; neighbours count. */
const blockLevels = 1000;
const floorShare = 0.05;
const loudShare = 0.9;

/** The regions of speech, in order and apart, with edges where the sound rises from the floor; touching ones may be parted. */
export function speechEdges(regions: readonly Stretch[], levels: Int8Array | undefined): readonly Stretch[] {
  if (levels === undefined || levels.length === 0) return regions;
  const smooth = smoothed(levels);
  const thresholds = thresholdsOf(smooth);
  const isOver = (at: number) => smooth[at]! > thresholds[Math.floor(at / blockLevels)]!;
  const sharp: { startMs: number; endMs: number }[] = [];
  for (const [index, { startMs, endMs }] of regions.entries()) {
    const [before, after] = [regions[index - 1]?.endMs ?? 0, regions[index + 1]?.startMs ?? Infinity];
    const middle = (startMs + endMs) / 2;
    const from = edge(isOver, {
      inner: Math.min(startMs + marginMs, middle),
      outer: startMs,
      limit: Math.max(before, startMs - maxGrowthMs),
    });
    const to = edge(isOver, {
      inner: Math.max(endMs - marginMs, middle),
      outer: endMs,
      limit: Math.min(after, endMs + maxGrowthMs, smooth.length * levelMs),
    });
    sharp.push({ startMs: Math.max(from, sharp.at(-1)?.endMs ?? 0), endMs: to });
  }
  return joinStretches(sharp.filter((region) => region.endMs - region.startMs >= minStretchMs));
}

interface EdgeRange {
  /** Speech for sure. */
  readonly inner: number;
  /** The detector's edge. */
  readonly outer: number;
  readonly limit: number;
}

/** The first moment, from the inside out, at which the sound is down at the floor; in milliseconds. */
function edge(isOver: (at: number) => boolean, { inner, outer, limit }: EdgeRange): number {
  const step = outer < inner ? -1 : 1;
  let at = Math.round(inner / levelMs);
  const last = Math.round(limit / levelMs);
  const isBeyond = () => (step < 0 ? at <= last : at >= last);
  while (!isBeyond() && isOver(step < 0 ? at - 1 : at)) at += step;
  return at * levelMs;
}

function smoothed(levels: Int8Array): Float32Array {
  const half = Math.floor(smoothing / 2);
  return Float32Array.from(levels, (_, at) => {
    let sum = 0;
    let count = 0;
    for (let near = Math.max(0, at - half); near <= Math.min(levels.length - 1, at + half); near++) {
      sum += levels[near]!;
      count += 1;
    }
    return sum / count;
  });
}

function thresholdsOf(levels: Float32Array): readonly number[] {
  const blocks = Array.from({ length: Math.ceil(levels.length / blockLevels) }, (_, block) => {
    const own = levels.slice(block * blockLevels, (block + 1) * blockLevels).toSorted();
    const at = (share: number) => own[Math.floor(share * own.length)]!;
    return { floor: at(floorShare), loud: at(loudShare) };
  });
  return blocks.map((_, block) => {
    const near = blocks.slice(Math.max(0, block - 1), block + 2);
    const floor = Math.min(...near.map((one) => one.floor));
    const loud = Math.max(...near.map((one) => one.loud));
    return floor + Math.max(minOverFloorDb, Math.min(maxOverFloorDb, (loud - floor) / 4));
  });
}
