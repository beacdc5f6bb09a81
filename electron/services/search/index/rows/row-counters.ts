import type { Database } from 'better-sqlite3';

export interface RowCounters {
  /** Never given before, of passages and frames alike. */
  readonly nextRow: () => number;
}

export function rowCounters(db: Database): RowCounters {
  const next = db
    .prepare<[], number>("UPDATE counters SET value = value + 1 WHERE name = 'row' RETURNING value")
    .pluck();
  return { nextRow: () => next.get()! };
}
