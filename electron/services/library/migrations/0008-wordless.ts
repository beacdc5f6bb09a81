import type { Migration } from './migration.ts';

/** Stretches of a track in which a person heard that nobody says words; JSON, null where there are none. */
export const wordless: Migration = {
  version: 8,
  sql: 'ALTER TABLE tracks ADD COLUMN wordless TEXT;',
};
