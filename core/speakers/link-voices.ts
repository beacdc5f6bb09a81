/** Groups of vectors as their sums: the mean cosine between two groups of unit vectors is that of their sums over their sizes. */
export interface VoiceGroups {
  /** `[groups, dimensions]` */
  readonly sums: Float32Array;
  readonly sizes: readonly number[];
  readonly dimensions: number;
}

interface Merge {
  readonly one: number;
  readonly other: number;
  readonly likeness: number;
}

/**
 * Average linkage (UPGMA) down to the likeness `least`: gives each group the number of its cluster, from 0 in the order in
 * which they first come. By chains of nearest neighbours, in time and memory of the square of the groups (Murtagh 1983).
 */
export function linkVoices(groups: VoiceGroups, least: number): readonly number[] {
  const count = groups.sizes.length;
  const parent = Int32Array.from({ length: count }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root]!;
    return root;
  };
  // The chains find the merges in another order than that of their likeness.
  for (const { one, other, likeness } of mergesOf(groups)) {
    if (likeness >= least) parent[rootOf(other)] = rootOf(one);
  }
  return inOrder(Array.from({ length: count }, (_, index) => rootOf(index)));
}

/** The same labels, numbered from 0 by where they first come. */
export function inOrder(labels: readonly number[]): readonly number[] {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    const known = numbers.get(label) ?? numbers.size;
    numbers.set(label, known);
    return known;
  });
}

function mergesOf(groups: VoiceGroups): readonly Merge[] {
  const count = groups.sizes.length;
  const likeness = likenessMatrix(groups);
  const sizes = Float64Array.from(groups.sizes);
  const isThere = new Uint8Array(count).fill(1);
  const merges: Merge[] = [];
  const chain: number[] = [];
  let first = 0;
  while (merges.length < count - 1) {
    if (chain.length === 0) {
      while (isThere[first] === 0) first += 1;
      chain.push(first);
    }
    const tip = chain.at(-1)!;
    const before = chain.at(-2);
    const row = tip * count;
    // Among equals the one before, or the chain would never end.
    let nearest = before ?? -1;
    let best = before === undefined ? -Infinity : likeness[row + before]!;
    for (let other = 0; other < count; other++) {
      if (isThere[other] === 0 || other === tip) continue;
      if (likeness[row + other]! > best) {
        best = likeness[row + other]!;
        nearest = other;
      }
    }
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    merges.push({ one: nearest, other: tip, likeness: best });
    join(likeness, sizes, isThere, nearest, tip);
  }
  return merges;
}

/** Lance and Williams: the likeness to the joined group is the mean, weighted by size. */
function join(
  likeness: Float32Array,
  sizes: Float64Array,
  isThere: Uint8Array,
  into: number,
  from: number,
): void {
  const count = sizes.length;
  const [a, b] = [sizes[into]!, sizes[from]!];
  for (let other = 0; other < count; other++) {
    if (isThere[other] === 0 || other === into || other === from) continue;
    const mean = (a * likeness[into * count + other]! + b * likeness[from * count + other]!) / (a + b);
    likeness[into * count + other] = mean;
    likeness[other * count + into] = mean;
  }
  sizes[into] = a + b;
  isThere[from] = 0;
}

function likenessMatrix({ sums, sizes, dimensions }: VoiceGroups): Float32Array {
  const count = sizes.length;
  const matrix = new Float32Array(count * count);
  for (let one = 0; one < count; one++) {
    for (let other = 0; other < one; other++) {
      let dot = 0;
      const [a, b] = [one * dimensions, other * dimensions];
      for (let at = 0; at < dimensions; at++) dot += sums[a + at]! * sums[b + at]!;
      const mean = dot / (sizes[one]! * sizes[other]!);
      matrix[one * count + other] = mean;
      matrix[other * count + one] = mean;
    }
  }
  return matrix;
}
