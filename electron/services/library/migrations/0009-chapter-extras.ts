import type { Migration } from './migration.ts';

/** A chapter may begin a part, be locked, or be a proposal that was refused. */
export const chapterExtras: Migration = {
  version: 9,
  sql: 'ALTER TABLE chapters ADD COLUMN extras TEXT;',
};
