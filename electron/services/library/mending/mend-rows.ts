import type { Database } from 'better-sqlite3';
import { explainDatabaseError } from '../database-errors.ts';
import { isStorageFailure } from '../where-there-is-room.ts';
import { trackSchema } from '../../../../core/project/project.ts';
import { captionStyleSchema } from '../../../../core/style/caption-style.ts';
import { parseJson } from '../../../../core/parse-json.ts';
import { toFailure } from '../../../../core/failure.ts';
import { SidecutError } from '../../../../core/errors.ts';

const isTorn = (column: string) => `(${column} IS NOT NULL AND NOT json_valid(${column}))`;

/**
 * JSON that migrations look into, by table and column, and what a torn one becomes: whatever they can go on with. Columns
 * that a version does not have (yet, or any more) are passed over.
 */
const beforeMigrations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  media: { warnings: "'[]'", thumbnails: 'NULL', shots: 'NULL', speech: 'NULL', proxy: 'NULL' },
  jobs: { error: 'NULL' },
};

export function mendBeforeMigrations(db: Database): void {
  for (const [table, mends] of Object.entries(beforeMigrations)) {
    const columns = new Set(columnsOf(db, table));
    for (const [column, value] of Object.entries(mends)) {
      if (columns.has(column)) db.exec(`UPDATE ${table} SET ${column} = ${value} WHERE ${isTorn(column)}`);
    }
  }
}

/**
 * Of the present schema; see [Note: A library with a bad row]. The tables that grow with the captions are not looked
 * through: their rows are mended where they are read.
 */
export function mendRows(db: Database): void {
  try {
    mendAll(db);
  } catch (error) {
    // What can't be stored now (a full disk) is mended another time.
    if (!isStorageFailure(explainDatabaseError(error, ''))) throw error;
  }
}

function mendAll(db: Database): void {
  db.transaction(() => {
    mendJobs(db);
    // Found again whenever somebody needs it.
    db.exec(
      `DELETE FROM analyses WHERE ${['options', 'value', 'notes', 'failure'].map(isTorn).join(' OR ')}
         OR json_type(notes) <> 'array'`,
    );
    // Undo goes on; only what the menu calls it is lost.
    db.exec(
      `UPDATE edits SET name = '{"key":"edit.setText","values":{}}'
       WHERE ${isTorn('name')} OR name ->> 'key' IS NULL OR json_type(name, '$.values') IS NOT 'object'`,
    );
    mendStyles(db);
    mendSpans(db, 'wordless');
    mendSpans(db, 'settledSpeakers');
  })();
}

function mendJobs(db: Database): void {
  const unreadable = JSON.stringify(toFailure(new SidecutError('job-unreadable', {})));
  db.prepare(
    `UPDATE jobs SET options = 'null', state = 'failed', error = ?
     WHERE ${isTorn('options')} OR state NOT IN ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')`,
  ).run(unreadable);
  db.exec(
    `UPDATE jobs SET notes = '[]' WHERE ${isTorn('notes')} OR json_type(notes) <> 'array';
     UPDATE jobs SET error = NULL
     WHERE ${isTorn('error')} OR (error IS NOT NULL AND json_type(error, '$.code') IS NOT 'text');`,
  );
  // Notes are a code and facts: a list of others is none.
  db.exec(
    `UPDATE jobs SET notes = '[]' WHERE EXISTS (SELECT 1 FROM json_each(notes)
       WHERE json_each.type <> 'object' OR json_type(json_each.value, '$.code') IS NOT 'text'
         OR json_type(json_each.value, '$.facts') IS NOT 'object')`,
  );
  // No job writes it any more.
  db.exec(
    `UPDATE tracks SET state = 'complete' WHERE state = 'growing' AND id IN
       (SELECT trackId FROM jobs WHERE state = 'failed' AND options = 'null')`,
  );
}

function mendStyles(db: Database): void {
  const styles = db.prepare<[], { readonly id: string; readonly style: string }>(
    'SELECT id, style FROM tracks WHERE style IS NOT NULL',
  );
  const drop = db.prepare<[string]>('UPDATE tracks SET style = NULL WHERE id = ?');
  for (const { id, style } of styles.all()) {
    if (!captionStyleSchema.safeParse(parseJson(style)).success) drop.run(id);
  }
}

function mendSpans(db: Database, column: 'wordless' | 'settledSpeakers'): void {
  const rows = db.prepare<[], { readonly id: string; readonly spans: string }>(
    `SELECT id, ${column} AS spans FROM tracks WHERE ${column} IS NOT NULL`,
  );
  const drop = db.prepare<[string]>(`UPDATE tracks SET ${column} = NULL WHERE id = ?`);
  for (const { id, spans } of rows.all()) {
    if (!trackSchema.shape[column].safeParse(parseJson(spans)).success) drop.run(id);
  }
}

export function columnsOf(db: Database, table: string): readonly string[] {
  return (db.pragma(`table_info(${table})`) as readonly { readonly name: string }[]).map(({ name }) => name);
}
