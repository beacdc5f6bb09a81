import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openIndexSession } from './index-session.ts';
import { openSearchIndex } from './open-search-index.ts';
import { everywhere, meaning, passage, testFolder, vectorOf } from './testing/sample-index.ts';

describe('the file of the index', () => {
  it('is made, answered from a thread of its own and found again', async () => {
    const folder = path.join(testFolder(), 'search');
    const index = await openSearchIndex(folder);
    await index.putPassages('talk', '1', [passage('A red car')]);
    await index.putVectors(meaning, [1], vectorOf(1));
    expect(await index.remarks()).toEqual([]);
    await index.close();
    await expect(index.size()).rejects.toMatchObject({ code: 'library-closed' });

    const again = await openSearchIndex(folder);
    expect((await again.findNear(meaning.id, vectorOf(1), everywhere, 3))[0]).toMatchObject({ id: 1 });
    expect(await again.findWords('words : "red"', everywhere, 3)).toMatchObject([{ passage: { id: 1 } }]);
    await again.close();
  });

  it.each([
    ['damaged', (file: string) => writeFileSync(file, 'no database at all, but quite some text')],
    ['of a later version', (file: string) => change(file, 'PRAGMA user_version = 999')],
    ['another program’s', (file: string) => change(file, 'CREATE TABLE theirs (x); PRAGMA user_version = 1')],
    ['torn off', (file: string) => cutTo(file, 3000)],
  ])('that is %s is put aside, and begun again with a note', (_, make) => {
    const folder = testFolder();
    const file = path.join(folder, 'moments.sqlite');
    if (_ === 'torn off') openIndexSession(file).close();
    make(file);
    const session = openIndexSession(file);
    session.call('putPassages', ['talk', '1', [passage('A red car')]]);
    expect(session.call('remarks', [])).toEqual([{ code: 'search-index-begun-again', facts: {} }]);
    expect(session.call('size', [])).toMatchObject({ passages: 1 });
    session.close();
    expect(readdirSync(folder).some((name) => name.startsWith('moments.sqlite.damaged-'))).toBe(true);
  });

  it('whose damage shows only in use begins again then', () => {
    const file = path.join(testFolder(), 'moments.sqlite');
    const before = openIndexSession(file);
    const many = Array.from({ length: 400 }, (_, i) =>
      passage(`passage ${i} ${'word '.repeat(50)}`, i * 1000),
    );
    before.call('putPassages', ['talk', '1', many]);
    before.close();
    const bytes = readFileSync(file);
    bytes.fill(0xee, 8192 * 20);
    writeFileSync(file, bytes);
    const session = openIndexSession(file);
    expect(session.call('passagesBetween', ['talk', 0, 999_999])).toEqual([]);
    expect(session.call('remarks', [])).toEqual([{ code: 'search-index-begun-again', facts: {} }]);
    session.close();
  });
});

function change(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

function cutTo(file: string, bytes: number): void {
  writeFileSync(file, readFileSync(file).subarray(0, bytes));
}
