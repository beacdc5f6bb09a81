import type { Migration } from './migration.ts';

/**
 * What only ASS says of a cue, and what a file holds beside its cues (styles, remarks, the head): written again when the
 * tracks that name them are exported. They never change, and outlive a track whose deletion may be undone.
 */
export const extras: Migration = {
  version: 5,
  sql: `
    ALTER TABLE cues ADD COLUMN ass TEXT;
    ALTER TABLE tracks ADD COLUMN extras TEXT;

    CREATE TABLE trackExtras (
      id TEXT PRIMARY KEY,
      mediaId TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE,
      extras TEXT NOT NULL
    ) STRICT;
    CREATE INDEX extrasOfMedia ON trackExtras (mediaId);
  `,
};
