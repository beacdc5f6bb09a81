import type { Migration } from './migration.ts';

/**
 * What is said, for searching: folded text in pieces of three characters, so that parts of words are found and scripts
 * without spaces too. It is filled when somebody searches, a track at a time: see [Note: The index of words] in
 * repositories/words.ts. And an index for counting what a model wrote without being sure.
 */
export const search: Migration = {
  version: 4,
  sql: `
    CREATE VIRTUAL TABLE cueTexts USING fts5 (text, cueId UNINDEXED, tokenize = 'trigram');

    CREATE TABLE indexedTracks (
      trackId TEXT PRIMARY KEY,
      revision INTEGER NOT NULL,
      firstRow INTEGER NOT NULL,
      lastRow INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX machineCues ON cues (trackId, confidence) WHERE origin = 'machine';
  `,
};
