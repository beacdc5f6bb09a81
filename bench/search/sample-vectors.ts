/**
 * Vectors with the structure of a library's: videos have topics, topics have kinds, and what is said near each other is
 * alike. Each is the sum of a kind, a topic within it and an own part, all of few dimensions (embeddings of texts have an
 * intrinsic dimension of some tens), and a little noise in all. `random` ones have no structure at all: the worst case of
 * every index but a scan.
 */
export type VectorKind = 'clustered' | 'random';

export interface SampleVectors {
  readonly dimensions: number;
  /** Into `to`, of length 1; the same for the same number. */
  readonly write: (number: number, to: Float32Array) => void;
}

/** Of the own part and of where topics lie. */
const ownDimensions = 40;
const topicsPerKind = 40;
const vectorsPerTopic = 60;

export function sampleVectors(kind: VectorKind, dimensions: number, size: number): SampleVectors {
  if (kind === 'random') {
    return { dimensions, write: (number, to) => unit(fillNormal(to, randomOf(number))) };
  }
  const bases = Array.from({ length: 16 }, (_, i) =>
    Array.from({ length: ownDimensions }, (_axis, axis) =>
      unit(fillNormal(new Float32Array(dimensions), randomOf(1e6 + i * 1000 + axis))),
    ),
  );
  const topics = Math.max(1, Math.round(size / vectorsPerTopic));
  const kinds = Math.max(1, Math.round(topics / topicsPerKind));
  const mean = unit(fillNormal(new Float32Array(dimensions), randomOf(77)));
  const ofTopics = Array.from({ length: topics }, (_, topic) => {
    const group = topic % kinds;
    const part = mean.map((value) => 0.8 * value);
    addPart(part, bases[group % bases.length]!, randomOf(group + 1e8), 1);
    addPart(part, bases[topic % bases.length]!, randomOf(topic + 2e8), 0.8);
    return part;
  });
  const noise = 0.24 / Math.sqrt(dimensions);
  return {
    dimensions,
    write: (number, to) => {
      const random = randomOf(number + 3e8);
      const topic = Math.floor(random() * topics);
      to.set(ofTopics[topic]!);
      for (let i = 0; i < dimensions; i++) to[i]! += noise * normal(random);
      addPart(to, bases[(topic + 5) % bases.length]!, random, 0.8);
      unit(to);
    },
  };
}

function addPart(to: Float32Array, axes: readonly Float32Array[], random: () => number, size: number): void {
  for (const axis of axes) {
    const share = (normal(random) / Math.sqrt(ownDimensions)) * size;
    for (let i = 0; i < to.length; i++) to[i]! += share * axis[i]!;
  }
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
  return vector;
}

function fillNormal(vector: Float32Array, random: () => number): Float32Array {
  for (let i = 0; i < vector.length; i++) vector[i] = normal(random);
  return vector;
}

/** Near enough: the sum of three evenly spread numbers. */
function normal(random: () => number): number {
  return (random() + random() + random() - 1.5) * 2;
}

/** Mulberry32. */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed, 0x9e37_79b1) >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
