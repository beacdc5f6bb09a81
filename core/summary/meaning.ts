/** What vectors of sentences add to their words: which are near to all that is said, and which say the same. */
import type { SentenceVectors } from '../chapters/chapter-text.ts';
import type { Statement } from './statements.ts';

export interface Meaning {
  /** About 1: more for what is near to the whole. */
  centrality(statement: Statement): number;
  /** 0 to 1: how near the nearest of those noted is. */
  likeness(statement: Statement): number;
  note(statement: Statement): void;
}

export const noMeaning: Meaning = { centrality: () => 1, likeness: () => 0, note: () => undefined };

export function createMeaning(statements: readonly Statement[], embeddings: SentenceVectors): Meaning {
  const { vectors, dimensions } = embeddings;
  const rowOf = ({ sentence }: Statement) =>
    vectors.subarray(sentence * dimensions, (sentence + 1) * dimensions);
  const useful = statements.filter(({ use }) => use !== 'none');
  const centre = new Float32Array(dimensions);
  for (const one of useful) rowOf(one).forEach((value, at) => (centre[at]! += value / useful.length));
  const mean = useful.reduce((sum, one) => sum + dot(rowOf(one), centre), 0) / Math.max(1, useful.length);
  const noted: Float32Array[] = [];
  /** Those noted that a statement was compared with already, and the nearest of them. */
  const compared = new Map<Statement, { count: number; nearest: number }>();
  return {
    centrality: (one) => (mean <= 0 ? 1 : Math.min(1.5, Math.max(0.5, dot(rowOf(one), centre) / mean))),
    likeness: (one) => {
      const known = compared.get(one) ?? { count: 0, nearest: 0 };
      let { nearest } = known;
      for (const other of noted.slice(known.count)) nearest = Math.max(nearest, dot(rowOf(one), other));
      compared.set(one, { count: noted.length, nearest });
      return nearest;
    },
    note: (one) => void noted.push(rowOf(one)),
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
