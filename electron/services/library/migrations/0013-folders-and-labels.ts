import type { Migration } from './migration.ts';

/**
 * Folders that the library follows, files in them that it passes over until they change, and what people
 * say about videos: `tags` is a JSON list in their order, `rating` counts stars, 0 to 5. The indexes spare a list of
 * videos from going through all captions.
 */
export const foldersAndLabels: Migration = {
  version: 13,
  sql: `
    CREATE TABLE folders (
      id TEXT PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      addedAt TEXT NOT NULL
    ) STRICT;

    CREATE TABLE passedFiles (
      path TEXT PRIMARY KEY,
      bytes INTEGER NOT NULL,
      modifiedMs INTEGER NOT NULL,
      why TEXT NOT NULL
    ) STRICT;

    ALTER TABLE media ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE media ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE media ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;

    CREATE INDEX cuesWithSpeaker ON cues (trackId, speaker) WHERE speaker IS NOT NULL;
    CREATE INDEX cuesWithConfidence ON cues (trackId, confidence) WHERE origin = 'machine' AND confidence IS NOT NULL;
  `,
};
