import type { Migration } from './migration.ts';

/**
 * What was found in a video leaves its row for rows of its own, and words get a home. Both belong to a content, not to
 * a place in the library: the command line keeps them of files that are in no library. Sentences that were stored
 * become codes where they are known exactly; others are kept as they were. The present `kept-...` codes of notes and
 * failures stand for them.
 */
export const analyses: Migration = {
  version: 2,
  sql: `
    CREATE TABLE analyses (
      fingerprint TEXT NOT NULL,
      kind TEXT NOT NULL,
      options TEXT NOT NULL,
      version INTEGER NOT NULL,
      model TEXT,
      inputs TEXT,
      state TEXT NOT NULL,
      value TEXT,
      notes TEXT NOT NULL DEFAULT '[]',
      failure TEXT,
      at TEXT NOT NULL,
      PRIMARY KEY (fingerprint, kind, options)
    ) STRICT;

    CREATE TABLE transcripts (
      id TEXT PRIMARY KEY,
      fingerprint TEXT NOT NULL,
      audioTrack INTEGER NOT NULL,
      model TEXT NOT NULL,
      options TEXT NOT NULL,
      version INTEGER NOT NULL,
      isWhole INTEGER NOT NULL DEFAULT 0,
      usedAt TEXT NOT NULL,
      UNIQUE (fingerprint, audioTrack, model, options, version)
    ) STRICT;

    CREATE TABLE windows (
      transcriptId TEXT NOT NULL REFERENCES transcripts (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      startMs INTEGER NOT NULL,
      coveredMs INTEGER NOT NULL,
      language TEXT NOT NULL,
      isLanguageSure INTEGER NOT NULL,
      words TEXT NOT NULL,
      gap TEXT,
      speaker TEXT,
      PRIMARY KEY (transcriptId, number)
    ) STRICT;

    CREATE TABLE trackTranscripts (
      trackId TEXT PRIMARY KEY,
      transcriptId TEXT NOT NULL REFERENCES transcripts (id) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX tracksOfTranscript ON trackTranscripts (transcriptId);

    INSERT INTO analyses (fingerprint, kind, options, version, state, value, notes, at)
      SELECT fingerprint, 'waveform', '{}', 1, iif(warnings = '[]', 'done', 'partly'), '{}',
        (SELECT json_group_array(json_object('code', 'kept-text', 'facts', json_object('text', value)))
           FROM json_each(warnings)), addedAt
      FROM media WHERE hasPeaks = 1;
    INSERT INTO analyses (fingerprint, kind, options, version, state, value, at)
      SELECT fingerprint, 'pictures', '{}', 1, iif(thumbnails IS NULL, 'partly', 'done'),
        json_object('hasPoster', json(iif(hasPoster = 1, 'true', 'false')), 'sheets', json(coalesce(thumbnails, 'null'))),
        addedAt
      FROM media WHERE hasPoster = 1 OR thumbnails IS NOT NULL;
    INSERT INTO analyses (fingerprint, kind, options, version, state, value, at)
      SELECT fingerprint, 'shots', '{}', 1, 'done', shots, addedAt FROM media WHERE shots IS NOT NULL;
    INSERT INTO analyses (fingerprint, kind, options, version, model, state, value, at)
      SELECT fingerprint, 'speech', '{}', 1, 'silero-vad-6', 'done', speech, addedAt
      FROM media WHERE speech IS NOT NULL;
    INSERT INTO analyses (fingerprint, kind, options, version, state, value, at)
      SELECT fingerprint, 'proxy', '{}', 1, 'done',
        json_object('fileName', proxy ->> 'fileName', 'mimeType', proxy ->> 'mimeType',
          'audioTrack', coalesce(proxy ->> 'audioTrack', 0),
          'isAsked', json(iif(proxy ->> 'reason' = 'You asked for it.', 'true', 'false'))), addedAt
      FROM media WHERE proxy IS NOT NULL;

    ALTER TABLE media DROP COLUMN hasPeaks;
    ALTER TABLE media DROP COLUMN hasPoster;
    ALTER TABLE media DROP COLUMN thumbnails;
    ALTER TABLE media DROP COLUMN shots;
    ALTER TABLE media DROP COLUMN speech;
    ALTER TABLE media DROP COLUMN proxy;
    ALTER TABLE media DROP COLUMN warnings;

    ALTER TABLE jobs ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
    UPDATE jobs SET notes = json_array(json_object('code', 'nothing-recognised', 'facts', json('{}')))
      WHERE note = 'No speech was recognised in this recording.';
    UPDATE jobs SET notes = json_array(
        json_object('code', 'kept-text', 'facts',
          json_object('text', substr(note, 1, length(note) - length(' No speech was recognised in this recording.')))),
        json_object('code', 'nothing-recognised', 'facts', json('{}')))
      WHERE note LIKE '% No speech was recognised in this recording.';
    UPDATE jobs SET notes = json_array(json_object('code', 'kept-text', 'facts', json_object('text', note)))
      WHERE note IS NOT NULL AND notes = '[]';
    ALTER TABLE jobs DROP COLUMN note;

    UPDATE jobs SET error = json_object('code', 'internal', 'retryable', json('false'),
        'facts', json_object('message', error ->> 'message', 'stack', ''))
      WHERE error ->> 'code' = 'internal' AND error ->> 'message' IS NOT NULL;
    UPDATE jobs SET error = json_object('code', 'kept-failure',
        'retryable', json(iif(error ->> 'retryable' = 1, 'true', 'false')),
        'facts', json_object('code', error ->> 'code', 'text', coalesce(error ->> 'message', error ->> 'sentence')))
      WHERE coalesce(error ->> 'message', error ->> 'sentence') IS NOT NULL;
  `,
};
