import { parseArgs } from 'node:util';
import type { VectorKind } from './sample-vectors.ts';

export interface SearchBenchOptions {
  readonly sizes: readonly number[];
  readonly dimensions: readonly number[];
  readonly kind: VectorKind;
  readonly queries: number;
  /** Parts of their names; empty: all that are installed. */
  readonly engines: readonly string[];
  readonly parts: readonly ('vectors' | 'questions')[];
  readonly json: boolean;
}

export const usage = `npm run bench:search -- [options]: vectors kept and found by Sidecut and others, and whole questions.

Of each store: CPU seconds to build, bytes and memory, milliseconds until open, milliseconds of a question by the clock and
by CPU time, recall@10 against an exact scan, and what taking one away costs. Then questions to the whole index of made up
texts: words, meaning, and both as one list. Others are compared where they are installed:
  npm install --no-save sqlite-vec usearch @lancedb/lancedb

  --sizes LIST        vectors (default: 10000,30000)
  --full              10000,100000,1000000 vectors of 384 and 512 dimensions (hours)
  --dimensions LIST   (default: 384)
  --random            vectors without any structure: the worst case
  --queries N         (default: 50)
  --engines LIST      parts of names: scan, sidecut, vec, usearch, lance (default: all that are installed)
  --only PART         vectors or questions
  --json              print one JSON document instead of tables`;

/** The options, or a sentence that says what is wrong with them. */
export function parseSearchBenchOptions(args: readonly string[]): SearchBenchOptions | string {
  const values = readArguments(args);
  if (typeof values === 'string') return values;
  const numbers = (list: string): readonly number[] => list.split(',').map(Number);
  const sizes = numbers(values.sizes ?? (values.full === true ? '10000,100000,1000000' : '10000,30000'));
  const dimensions = numbers(values.dimensions ?? (values.full === true ? '384,512' : '384'));
  const queries = Number(values.queries ?? '50');
  if ([...sizes, ...dimensions, queries].some((value) => !Number.isInteger(value) || value < 1)) {
    return '--sizes, --dimensions and --queries take whole numbers from 1.';
  }
  if (dimensions.some((value) => value % 8 !== 0)) return '--dimensions takes multiples of 8.';
  const { only } = values;
  if (only !== undefined && only !== 'vectors' && only !== 'questions')
    return '--only takes vectors or questions.';
  return {
    ...{ sizes, dimensions, queries, kind: values.random === true ? 'random' : 'clustered' },
    engines: values.engines === undefined ? [] : values.engines.toLowerCase().split(','),
    parts: only === undefined ? ['vectors', 'questions'] : [only],
    json: values.json === true,
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        sizes: { type: 'string' },
        full: { type: 'boolean' },
        dimensions: { type: 'string' },
        random: { type: 'boolean' },
        queries: { type: 'string' },
        engines: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return (error as Error).message;
  }
}
