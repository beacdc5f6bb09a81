import type { Migration } from './migration.ts';

/** Voices that a person wanted to be known again. `vector`: JSON, of length 1. */
export const voices: Migration = {
  version: 12,
  sql: `
    CREATE TABLE voices (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      model TEXT NOT NULL,
      vector TEXT NOT NULL,
      addedAt TEXT NOT NULL
    ) STRICT;
  `,
};
