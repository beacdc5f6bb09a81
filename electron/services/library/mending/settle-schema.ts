import Database from 'better-sqlite3';
import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import { migrate, schemaVersion } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import { columnsOf } from './mend-rows.ts';

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/**
 * A version that no library can have (-1, or 0 with tables in it) is found out by the tables that are there. A file whose
 * tables fit none stays as it is.
 */
export function settleVersion(db: Database.Database, migrations: readonly Migration[]): void {
  const stated = schemaVersion(db);
  const isNew = stated === 0 && tablesOf(db).length === 0;
  if (stated > 0 || isNew) return;
  const fits = migrations.map(({ version }) => ({ version, ...fitOf(db, schemaAt(version, migrations)) }));
  // The one that explains most of what is there; of two such the one of whose tables none is missing.
  const [found] = fits
    .filter(({ columns }) => columns > 0)
    .sort((x, y) => y.columns - x.columns || x.missing - y.missing || y.version - x.version);
  if (found !== undefined) db.pragma(`user_version = ${found.version}`);
  // Nothing of ours is in it: as a new library, beside whatever it holds.
  else if (stated < 0) db.pragma('user_version = 0');
}

/** The first column that a table of the present schema lacks, in words like SQLite's own of a damaged file. */
export function findMissingColumn(
  db: Database.Database,
  migrations: readonly Migration[],
): string | undefined {
  for (const [table, columns] of presentSchema(migrations).columns) {
    const there = columnsOf(db, table);
    const lacking = there.length > 0 && columns.find((column) => !there.includes(column));
    if (lacking) return `the table ${table} has no column ${lacking}`;
  }
  return undefined;
}

/** Tables that are gone are made anew, empty, with their indexes; they are named. */
export function restoreTables(
  db: Database.Database,
  migrations: readonly Migration[],
  keepBackups: () => string | null,
): readonly Note[] {
  const there = new Set(db.prepare<[], string>('SELECT name FROM sqlite_schema').pluck().all());
  const missing = presentSchema(migrations).objects.filter(({ name }) => !there.has(name));
  if (missing.length === 0) return [];
  const backup = keepBackups();
  const order = (type: string) => (type === 'table' ? 0 : 1);
  db.transaction(() => {
    for (const { sql } of missing.toSorted((a, b) => order(a.type) - order(b.type))) db.exec(sql);
  })();
  const tables = missing.filter(({ type }) => type === 'table').map(({ name }) => name);
  return tables.length === 0 ? [] : [note('library-tables-lost', { tables, backup })];
}

interface Schema {
  readonly objects: readonly SchemaObject[];
  /** By table. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

const presentSchemas = new WeakMap<readonly Migration[], Schema>();

/** Of the newest version; made once. */
function presentSchema(migrations: readonly Migration[]): Schema {
  const known = presentSchemas.get(migrations);
  if (known !== undefined) return known;
  using made = schemaAt(migrations.length, migrations);
  const { db } = made;
  const columns = new Map(tablesOf(db).map((table) => [table, columnsOf(db, table)]));
  const schema = { objects: objectsOf(db), columns };
  presentSchemas.set(migrations, schema);
  return schema;
}

/** What the migrations up to a version make. */
function schemaAt(version: number, migrations: readonly Migration[]) {
  const db = new Database(':memory:');
  migrate(
    db,
    migrations.filter((migration) => migration.version <= version),
    () => undefined,
  );
  return { db, [Symbol.dispose]: () => void db.close() };
}

/**
 * How many of a schema's columns are there, and how many of its tables are not; none counts where a table that is there
 * lacks a column.
 */
function fitOf(db: Database.Database, wanted: ReturnType<typeof schemaAt>) {
  using schema = wanted;
  const tables = tablesOf(schema.db).map((table) => ({
    wanted: columnsOf(schema.db, table),
    there: columnsOf(db, table),
  }));
  const present = tables.filter(({ there }) => there.length > 0);
  const fits = present.every((table) => table.wanted.every((column) => table.there.includes(column)));
  const columns = present.reduce((sum, table) => sum + table.wanted.length, 0);
  return { columns: fits ? columns : 0, missing: tables.length - present.length };
}

function tablesOf(db: Database.Database): readonly string[] {
  return objectsOf(db)
    .filter(({ type }) => type === 'table')
    .map(({ name }) => name);
}

/** Without what SQLite and its full text index make for themselves. */
function objectsOf(db: Database.Database): readonly SchemaObject[] {
  const objects = db
    .prepare<[], SchemaObject>(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  const virtual = objects.filter(({ sql }) => /^CREATE VIRTUAL/i.test(sql)).map(({ name }) => `${name}_`);
  return objects.filter(({ name }) => !virtual.some((prefix) => name.startsWith(prefix)));
}
