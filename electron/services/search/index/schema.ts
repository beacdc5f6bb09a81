/**
 * The index's own file. Words are `indexedWords` of the texts, without the texts themselves; a facet is what many rows
 * of one video have in common and what a question may be narrowed to. `vectors`: whole numbers, see whole-numbers.ts,
 * under `space * 2^32 + row`; `parts`: the sketches of lists, see [Note: One bit a coordinate], under `list * 2^16 + n`.
 */
import type { Migration } from '../../library/migrations/migration.ts';

/** "SdIx": tells another program's file from one of ours. */
export const applicationId = 0x53_64_49_78;

export const pageBytes = 8192;

export const indexMigrations: readonly Migration[] = [
  {
    version: 1,
    sql: `
      PRAGMA application_id = ${applicationId};
      CREATE TABLE videos (
        id INTEGER PRIMARY KEY, mediaId TEXT NOT NULL UNIQUE, textStamp TEXT, pictureStamp TEXT,
        passages INTEGER NOT NULL DEFAULT 0, frames INTEGER NOT NULL DEFAULT 0
      );
      CREATE TABLE facets (
        id INTEGER PRIMARY KEY, video INTEGER NOT NULL, source TEXT NOT NULL, trackId TEXT NOT NULL,
        language TEXT NOT NULL, mainLanguage TEXT NOT NULL, speakers TEXT NOT NULL, foldedSpeakers TEXT NOT NULL,
        UNIQUE (video, source, trackId, language, speakers)
      );
      CREATE TABLE passages (
        id INTEGER PRIMARY KEY, facet INTEGER NOT NULL, startMs INTEGER NOT NULL, endMs INTEGER NOT NULL,
        text TEXT NOT NULL, sentences TEXT NOT NULL
      );
      CREATE INDEX passagesOfFacet ON passages (facet);
      CREATE VIRTUAL TABLE passageWords USING fts5(
        words, stems, content = '', contentless_delete = 1, tokenize = 'ascii'
      );
      CREATE TABLE frames (
        id INTEGER PRIMARY KEY, facet INTEGER NOT NULL, timeMs INTEGER NOT NULL, endMs INTEGER NOT NULL,
        hash INTEGER NOT NULL
      );
      CREATE INDEX framesOfFacet ON frames (facet, timeMs);
      CREATE TABLE pictures (id INTEGER PRIMARY KEY, picture BLOB NOT NULL);
      CREATE TABLE spaces (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, dimensions INTEGER NOT NULL, size INTEGER NOT NULL
      );
      CREATE TABLE vectorCounts (
        video INTEGER NOT NULL, space INTEGER NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (video, space)
      ) WITHOUT ROWID;
      CREATE TABLE vectors (id INTEGER PRIMARY KEY, list INTEGER NOT NULL, vector BLOB NOT NULL);
      CREATE TABLE lists (
        id INTEGER PRIMARY KEY, space INTEGER NOT NULL, size INTEGER NOT NULL, centre BLOB NOT NULL
      );
      CREATE INDEX listsOfSpace ON lists (space);
      CREATE TABLE parts (id INTEGER PRIMARY KEY, sketches BLOB NOT NULL);
      CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
      INSERT INTO counters VALUES ('row', 0), ('space', 0), ('list', 0);
    `,
  },
];
