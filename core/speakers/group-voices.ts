import { inOrder, linkVoices } from './link-voices.ts';
import { sumByLabel } from './voice-track.ts';
import type { VoiceTrack } from './voice-track.ts';

/** Windows that are compared all with all: some six minutes of speech, 6 MB. */
const blockWindows = 1200;
/** Of the groups of all blocks those that are compared; the smallest beyond are left for later. */
const maxGroups = 2000;
/** Smaller groups of a block are left for later. */
const minGroup = 3;

/**
 * A first grouping of the windows by average linkage, rather too fine than too coarse; -1 for those left for later. Long
 * sounds block by block, then the groups of the blocks: time grows with the length, memory hardly.
 */
export function groupVoices(track: VoiceTrack, least: number): readonly number[] {
  const count = track.windows.length;
  if (count <= blockWindows) return linkWindows(track, 0, count, least);
  const labels: number[] = [];
  let groups = 0;
  const blocks = Math.ceil(count / blockWindows);
  for (let block = 0; block < blocks; block++) {
    const [from, to] = [block, block + 1].map((at) => Math.round((at * count) / blocks));
    const own = linkWindows(track, from!, to!, least);
    for (const label of own) labels.push(groups + label);
    groups += Math.max(-1, ...own) + 1;
  }
  return joinGroups(track, labels, least);
}

function linkWindows(
  { vectors, dimensions }: VoiceTrack,
  from: number,
  to: number,
  least: number,
): readonly number[] {
  const sums = vectors.subarray(from * dimensions, to * dimensions);
  const sizes = Array.from({ length: to - from }, () => 1);
  return linkVoices({ sums, sizes, dimensions }, least);
}

function joinGroups(track: VoiceTrack, labels: readonly number[], least: number): readonly number[] {
  const { dimensions } = track;
  const { sums, sizes } = sumByLabel(track, labels);
  const kept = [...sizes.keys()]
    .filter((group) => sizes[group]! >= minGroup)
    .toSorted((a, b) => sizes[b]! - sizes[a]!)
    .slice(0, maxGroups);
  const joined = new Float32Array(kept.length * dimensions);
  for (const [row, group] of kept.entries()) joined.set(sums[group]!, row * dimensions);
  const clusters = linkVoices({ sums: joined, sizes: kept.map((group) => sizes[group]!), dimensions }, least);
  const clusterOf = new Map(kept.map((group, row) => [group, clusters[row]!]));
  const found = labels.map((label) => clusterOf.get(label) ?? -1);
  const numbers = inOrder(found.filter((label) => label >= 0));
  let next = 0;
  return found.map((label) => (label < 0 ? -1 : numbers[next++]!));
}
