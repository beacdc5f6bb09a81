/**
 * Which groups of windows are one person. Windows of one voice are alike to a degree that depends on the model and the
 * sound; so two groups are held against what each of them is in itself: the mean cosine between them over the geometric
 * mean of those within. One person gives nearly 1 whatever the noise.
 */
import { dot, sumByLabel, vectorOf } from './voice-track.ts';
import type { VoiceTrack } from './voice-track.ts';

/** Windows nearer to each other share sound, and would be alike for that alone. */
const sharedWindows = 4;
/** As many pairs of windows as that does the mean over all groups weigh in a group's own likeness. */
const priorPairs = 60;

/** Labels after merging, while more than `max` or while a pair is alike enough and more than `min` are left. */
export function mergeSpeakers(
  track: VoiceTrack,
  labels: readonly number[],
  { least, min, max }: { readonly least: number; readonly min: number; readonly max: number },
): readonly number[] {
  const voices = voicesOf(track, labels);
  const into = voices.map((_, index) => index);
  const rootOf = (index: number): number => (into[index] === index ? index : rootOf(into[index]!));
  for (let count = voices.length; count > min; count--) {
    const roots = into.filter((root, index) => root === index);
    const pair = mostAlike(roots, voices);
    if (pair === undefined || (pair.likeness < least && count <= max)) break;
    into[pair.other] = pair.one;
    voices[pair.one] = joinVoices(voices[pair.one]!, voices[pair.other]!);
  }
  return labels.map((label) => (label < 0 ? label : rootOf(label)));
}

interface Voice {
  readonly sum: Float32Array;
  readonly size: number;
  /** Of pairs that share no sound: the sum of their cosines, and how many. */
  readonly withinSum: number;
  readonly withinPairs: number;
  /** Mean likeness within, of all groups. */
  readonly usual: number;
}

function voicesOf(track: VoiceTrack, labels: readonly number[]): Voice[] {
  const { sums, sizes } = sumByLabel(track, labels);
  const near = sums.map(() => ({ sum: 0, pairs: 0 }));
  for (let window = 0; window < labels.length; window++) {
    const own = near[labels[window]!];
    if (own === undefined) continue;
    for (let other = window + 1; other < Math.min(labels.length, window + sharedWindows); other++) {
      if (labels[other] !== labels[window]) continue;
      own.sum += dot(vectorOf(track, window), vectorOf(track, other));
      own.pairs += 1;
    }
  }
  const within = sums.map((sum, label) => {
    const size = sizes[label]!;
    return {
      withinSum: (dot(sum, sum) - size) / 2 - near[label]!.sum,
      withinPairs: (size * (size - 1)) / 2 - near[label]!.pairs,
    };
  });
  const total = (part: 'withinSum' | 'withinPairs') => within.reduce((sum, one) => sum + one[part], 0);
  const usual = total('withinPairs') === 0 ? 1 : total('withinSum') / total('withinPairs');
  return sums.map((sum, label) => ({ sum, size: sizes[label]!, ...within[label]!, usual }));
}

function joinVoices(a: Voice, b: Voice): Voice {
  return {
    sum: a.sum.map((value, at) => value + b.sum[at]!),
    size: a.size + b.size,
    withinSum: a.withinSum + b.withinSum + dot(a.sum, b.sum),
    withinPairs: a.withinPairs + b.withinPairs + a.size * b.size,
    usual: a.usual,
  };
}

function likenessOf(a: Voice, b: Voice): number {
  const within = ({ withinSum, withinPairs, usual }: Voice) =>
    (withinSum + priorPairs * usual) / (withinPairs + priorPairs);
  return dot(a.sum, b.sum) / (a.size * b.size) / Math.sqrt(within(a) * within(b));
}

function mostAlike(roots: readonly number[], voices: readonly Voice[]) {
  let best: { readonly one: number; readonly other: number; readonly likeness: number } | undefined;
  for (const [place, one] of roots.entries()) {
    for (const other of roots.slice(place + 1)) {
      const likeness = likenessOf(voices[one]!, voices[other]!);
      if (best === undefined || likeness > best.likeness) best = { one, other, likeness };
    }
  }
  return best;
}
