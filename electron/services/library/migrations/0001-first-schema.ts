import type { Migration } from './migration.ts';

/**
 * Columns are named as the fields they hold, so that rows need no translation; JSON stands where nothing is
 * searched by its parts. Deleting a track leaves its cues to the same edit ([Note: Edits in the library]), in any
 * order: hence the deferred reference.
 */
export const firstSchema: Migration = {
  version: 1,
  sql: `
    CREATE TABLE media (
      id TEXT PRIMARY KEY,
      fingerprint TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      modifiedMs REAL NOT NULL,
      info TEXT NOT NULL,
      isSample INTEGER NOT NULL,
      addedAt TEXT NOT NULL,
      openedAt TEXT,
      hasPeaks INTEGER NOT NULL DEFAULT 0,
      hasPoster INTEGER NOT NULL DEFAULT 0,
      thumbnails TEXT,
      shots TEXT,
      speech TEXT,
      proxy TEXT,
      warnings TEXT NOT NULL DEFAULT '[]'
    ) STRICT;

    CREATE TABLE projects (
      mediaId TEXT PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
      revision INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE tracks (
      id TEXT PRIMARY KEY,
      mediaId TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      language TEXT NOT NULL,
      source TEXT NOT NULL,
      model TEXT,
      profile TEXT NOT NULL,
      state TEXT NOT NULL,
      position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX tracksOfMedia ON tracks (mediaId, position, id);

    CREATE TABLE cues (
      id TEXT PRIMARY KEY,
      trackId TEXT NOT NULL REFERENCES tracks (id) DEFERRABLE INITIALLY DEFERRED,
      startMs INTEGER NOT NULL,
      endMs INTEGER NOT NULL,
      text TEXT NOT NULL,
      origin TEXT NOT NULL,
      confidence REAL,
      words TEXT,
      speaker TEXT,
      label TEXT,
      settings TEXT
    ) STRICT;
    CREATE INDEX cuesInOrder ON cues (trackId, startMs, endMs, id);

    CREATE TABLE chapters (
      id TEXT PRIMARY KEY,
      mediaId TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE,
      startMs INTEGER NOT NULL,
      title TEXT NOT NULL
    ) STRICT;
    CREATE INDEX chaptersInOrder ON chapters (mediaId, startMs, id);

    CREATE TABLE jobs (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      mediaId TEXT REFERENCES media (id) ON DELETE CASCADE,
      title TEXT NOT NULL,
      options TEXT NOT NULL,
      state TEXT NOT NULL,
      fraction REAL NOT NULL,
      stage TEXT,
      error TEXT,
      trackId TEXT,
      outputPath TEXT,
      note TEXT,
      createdAt TEXT NOT NULL,
      position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX jobsInOrder ON jobs (position);
    CREATE INDEX jobsOfMedia ON jobs (mediaId);

    CREATE TABLE edits (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      mediaId TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      mergeKey TEXT,
      undone INTEGER NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX editsInOrder ON edits (mediaId, undone, seq);

    CREATE TABLE editChanges (
      position INTEGER PRIMARY KEY,
      seq INTEGER NOT NULL REFERENCES edits (seq) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      subjectId TEXT NOT NULL,
      trackId TEXT,
      before TEXT,
      after TEXT
    ) STRICT;
    CREATE UNIQUE INDEX editChangesOfSubject ON editChanges (subjectId, kind, seq);
    CREATE INDEX editChangesInOrder ON editChanges (seq, position);

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;
  `,
};
