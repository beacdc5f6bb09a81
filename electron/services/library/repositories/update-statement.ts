import type { Database } from 'better-sqlite3';

/** Sets the given columns of the row with this `id`; false when there is no such row. */
export function updateColumns(
  db: Database,
  table: 'media' | 'jobs',
  id: string,
  columns: Readonly<Record<string, string | number | null>>,
): boolean {
  const names = Object.keys(columns);
  if (names.length === 0) return db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined;
  const assignments = names.map((name) => `${name} = @${name}`).join(', ');
  return db.prepare(`UPDATE ${table} SET ${assignments} WHERE id = @id`).run({ ...columns, id }).changes > 0;
}
