/** Ways to find boundaries: ours and those it is measured by. All give times. */
import { segmentsOf } from '../../core/chapters/ranked-segments.ts';
import type { ChapterText } from '../../core/chapters/chapter-text.ts';
import { segmentChapters } from '../../core/chapters/segment-chapters.ts';
import type { RankedBoundaries } from '../../core/chapters/segment-chapters.ts';
import { textTiling } from './text-tiling.ts';

export interface Asked {
  /** Of boundaries; undefined: to be found. */
  readonly count: number | undefined;
  /** Levels are sorted by how many they have: the first of several is the coarse one. */
  readonly isCoarse: boolean;
}

export interface Method {
  readonly name: string;
  /** Undefined where the method can't find the number. */
  find(text: ChapterText, asked: Asked): readonly number[] | undefined;
}

export function simpleMethods(seed: number): readonly Method[] {
  return [
    { name: 'none', find: () => [] },
    {
      name: 'equal parts',
      find: ({ sentences }, { count }) => (count === undefined ? undefined : equalParts(sentences, count)),
    },
    {
      name: 'random',
      find: ({ sentences }, { count }) =>
        count === undefined ? undefined : randomParts(sentences, count, seed),
    },
    {
      name: 'TextTiling',
      find: ({ sentences }, { count }) => textTiling(sentences, count).map((at) => sentences[at]!.startMs),
    },
  ];
}

/** One tree for each text; both levels and both numbers come from it. */
export function ourMethod(name: string): Method {
  const trees = new WeakMap<ChapterText, RankedBoundaries>();
  return {
    name,
    find(text, { count, isCoarse }) {
      let tree = trees.get(text);
      if (tree === undefined) trees.set(text, (tree = segmentChapters(text)));
      const found = isCoarse ? tree.parts : tree.chapters;
      return segmentsOf(tree, count === undefined ? found : count + 1)
        .slice(1)
        .map(({ startMs }) => startMs);
    },
  };
}

type Sentences = ChapterText['sentences'];

function equalParts(sentences: Sentences, count: number): readonly number[] {
  return Array.from(
    { length: count },
    (_, at) => sentences[Math.round(((at + 1) * sentences.length) / (count + 1))]?.startMs ?? 0,
  );
}

function randomParts(sentences: Sentences, count: number, seed: number): readonly number[] {
  const next = randomNumbers(seed + sentences.length);
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, sentences.length - 1)) {
    chosen.add(1 + Math.floor(next() * (sentences.length - 1)));
  }
  return [...chosen].toSorted((a, b) => a - b).map((at) => sentences[at]!.startMs);
}

/** From 0 up to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
