import type { Migration } from './migration.ts';

/** What a name or term is in other languages: JSON by BCP 47. `keep`: it stays as it is in all of them. */
export const translatedTerms: Migration = {
  version: 11,
  sql: `
    ALTER TABLE glossary ADD COLUMN keep INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE glossary ADD COLUMN translations TEXT;
  `,
};
