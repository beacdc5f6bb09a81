import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Passage } from '../../../../../core/search/passage.ts';
import { createIndex } from '../create-index.ts';
import { openIndexFile } from '../open-index-file.ts';
import type { IndexScope, SearchIndex, VectorSpace } from '../search-index.ts';

/** Gone when the test ends. */
export function testFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidecut-index-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** In this thread. */
export function testIndex(): SearchIndex & { readonly db: Database } {
  const { db } = openIndexFile(path.join(testFolder(), 'moments.sqlite'));
  onTestFinished(() => void db.close());
  return { ...createIndex(db), db };
}

export const everywhere: IndexScope = { mediaIds: null, languages: null, speakers: null, sources: null };

export const meaning: VectorSpace = { id: 'sample-model', of: 'passages', dimensions: 12 };

export function passage(text: string, startMs = 0, more: Partial<Passage> = {}): Passage {
  return {
    ...{ source: 'speech', trackId: 'track', startMs, endMs: startMs + 1000, text, language: 'en' },
    ...{ speakers: [], sentences: [{ from: 0, startMs, endMs: startMs + 1000 }] },
    ...more,
  };
}

/** Of length 1, the same for a number; near ones for numbers with the same whole part. */
export function vectorOf(number: number, dimensions = meaning.dimensions): Float32Array {
  const group = Math.floor(number);
  const vector = Float32Array.from(
    { length: dimensions },
    (_, i) => Math.sin(group * 12.9 + i * 78.2) + 0.3 * Math.sin(number * 937 + i * i * 4.1),
  );
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** One after the other. */
export function rowMajor(vectors: readonly Float32Array[]): Float32Array {
  const [first] = vectors;
  const all = new Float32Array(vectors.length * (first?.length ?? 0));
  for (const [i, vector] of vectors.entries()) all.set(vector, i * vector.length);
  return all;
}
