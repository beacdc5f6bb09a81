/** [Note: How lists grow], measured by `npm run bench:search`, see docs/SEARCH.md. */
export interface VectorTuning {
  /** A list of more is split in two. */
  readonly maxListSize: (size: number) => number;
  /** How many vectors a question is compared with by their sketches; a space that has no more is compared as a whole. */
  readonly scanned: (size: number) => number;
  /** How many of the best by their sketches are compared exactly. */
  readonly compared: (limit: number) => number;
}

/**
 * With lists as long as the root of the size, and a constant number of them read, ten times the vectors cost three times
 * the work.
 */
export const measuredTuning: VectorTuning = {
  maxListSize: (size) => Math.max(512, Math.ceil(1.5 * Math.sqrt(size))),
  scanned: (size) => Math.max(10_000, Math.ceil(20 * Math.sqrt(size))),
  compared: (limit) => 150 + limit,
};
