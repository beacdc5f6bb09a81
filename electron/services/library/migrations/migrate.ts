import type { Database } from 'better-sqlite3';
import type { Migration } from './migration.ts';

export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings the schema up to the last migration, each in a transaction of its own: a kill leaves the schema before
 * or after one. `backUp` runs before every migration of a library that holds something.
 */
export function migrate(db: Database, migrations: readonly Migration[], backUp: () => void): void {
  // Tables are rebuilt by dropping the old one, which must not delete what refers to it
  // (https://www.sqlite.org/lang_altertable.html, section 7).
  db.pragma('foreign_keys = OFF');
  const isNew = schemaVersion(db) === 0;
  for (const migration of migrations) {
    const version = schemaVersion(db);
    if (version >= migration.version) continue;
    if (!isNew) backUp();
    // Another process may have been faster: looked at again inside.
    const step = db.transaction(() => {
      if (schemaVersion(db) < migration.version) run(db, migration);
    });
    step.exclusive();
  }
  db.pragma('foreign_keys = ON');
}

function run(db: Database, migration: Migration): void {
  db.exec(migration.sql);
  const [broken] = db.pragma('foreign_key_check') as readonly { readonly table: string }[];
  if (broken) throw new Error(`Migration ${migration.version} left a loose reference in ${broken.table}.`);
  db.pragma(`user_version = ${migration.version}`);
}
