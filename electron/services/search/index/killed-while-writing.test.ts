import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createIndex } from './create-index.ts';
import { openIndexFile } from './open-index-file.ts';
import type { SearchIndex } from './search-index.ts';
import { everywhere, meaning, testFolder, testIndex, vectorOf } from './testing/sample-index.ts';
import { writeStep } from './testing/write-steps.ts';

const writer = fileURLToPath(new URL('testing/writing-process.ts', import.meta.url));
/** Of the computer's time, between the first step that a process stored and its end. */
const killedAfterMs = [0, 3, 11, 29];

/** The last step that is known to be stored. */
async function writeUntilKilled(folder: string, from: number, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (told === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    told += text;
  });
  await once(child, 'close');
  return Number(told.trimEnd().split('\n').at(-1));
}

function open(folder: string): { readonly db: Database; readonly index: SearchIndex } {
  const { db, remarks } = openIndexFile(path.join(folder, 'moments.sqlite'));
  expect(remarks).toEqual([]);
  return { db, index: createIndex(db) };
}

/** Everything that belongs to something belongs to what is there. */
function expectNoOrphans(db: Database): void {
  const count = (sql: string): unknown => db.prepare(`SELECT count(*) FROM ${sql}`).pluck().get();
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(count('vectors WHERE list NOT IN (SELECT id FROM lists)')).toBe(0);
  expect(count('vectors WHERE id % 4294967296 NOT IN (SELECT id FROM passages)')).toBe(0);
  expect(count('pictures WHERE id NOT IN (SELECT id FROM frames)')).toBe(0);
  expect(count('passages WHERE facet NOT IN (SELECT id FROM facets)')).toBe(0);
  expect(db.prepare('SELECT sum(size) FROM lists').pluck().get() ?? 0).toBe(count('vectors'));
  expect(count('passageWords')).toBe(count('passages'));
}

/** What is found, without ids. */
function answersOf(index: SearchIndex): unknown {
  const near = [3, 20, 41].map((number) => {
    const rows = index.findNear(meaning.id, vectorOf(number), everywhere, 30);
    const texts = new Map(
      index.passages(rows.map(({ id }) => id)).map(({ id, text, mediaId }) => [id, `${mediaId} ${text}`]),
    );
    return rows.map(({ id, similarity }) => `${similarity.toFixed(5)} ${texts.get(id)}`).toSorted();
  });
  const words = index.findWords('words : "130" OR words : "250"', everywhere, 50);
  return {
    near,
    words: words.map(({ passage: { text, mediaId } }) => `${mediaId} ${text}`).toSorted(),
    videos: index.videos(),
  };
}

describe('an index whose process is killed', () => {
  it('has lost nothing that was stored, has no orphans, and answers as one that was never killed', async () => {
    const folder = testFolder();
    let next = 0;
    for (const afterMs of killedAfterMs) {
      const stored = await writeUntilKilled(folder, next, afterMs);
      const { db, index } = open(folder);
      expectNoOrphans(db);
      // A step may have been stored that nobody was told of: it is written once more, as indexing would.
      const fresh = testIndex();
      for (let step = 0; step <= stored; step++) writeStep(fresh, step);
      const answers = answersOf(index);
      const expected = [answersOf(fresh)];
      writeStep(fresh, stored + 1);
      expected.push(answersOf(fresh));
      expect(expected).toContainEqual(answers);
      next =
        expected[0] !== undefined && JSON.stringify(expected[0]) === JSON.stringify(answers)
          ? stored + 1
          : stored + 2;
      db.close();
    }
    expect(next).toBeGreaterThan(killedAfterMs.length - 1);
  });
});
