import type { Migration } from './migration.ts';

/**
 * Names and terms as they are to be written; without a video they count for the whole library. `folded`: what terms that
 * differ in case alone have in common.
 */
export const glossary: Migration = {
  version: 7,
  sql: `
    CREATE TABLE glossary (
      id TEXT PRIMARY KEY,
      mediaId TEXT REFERENCES media (id) ON DELETE CASCADE,
      term TEXT NOT NULL,
      folded TEXT NOT NULL,
      addedAt TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX glossaryTerms ON glossary (coalesce(mediaId, ''), folded);
  `,
};
