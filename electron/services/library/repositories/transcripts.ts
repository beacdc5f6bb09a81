import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { speakerEditKeys } from '../../../../core/edit/edit-names.ts';
import type { TrackCue } from '../../../../core/project/track-cue.ts';
import { speechGapSchema } from '../../../../core/transcript/speech-gap.ts';
import type { SpeechGap } from '../../../../core/transcript/speech-gap.ts';
import type { TranscriptRepository } from '../library.ts';
import type { TouchedCue, TranscriptRecord, TranscriptWindow, TranscriptWork } from '../transcript-record.ts';
import type { CueRow } from './cue-row.ts';
import { parseJson } from '../../../../core/parse-json.ts';
import { canonicalJson, parseColumn } from './json-column.ts';

interface TranscriptRow extends Omit<TranscriptRecord, 'options' | 'isWhole'> {
  readonly options: string;
  readonly isWhole: number;
}

interface WindowRow {
  readonly startMs: number;
  readonly coveredMs: number;
  readonly language: string;
  readonly isLanguageSure: number;
  readonly words: string;
  /** Of an earlier version: the reason why the whole window has no words. */
  readonly gap: string | null;
  /** JSON. */
  readonly gaps: string | null;
  readonly speaker: string | null;
}

const columns = `id, fingerprint, audioTrack, model, options, version, isWhole,
  (SELECT count(*) FROM windows WHERE transcriptId = id) AS windowCount`;

/** The words that were heard, window by window: what is stored is where a later run goes on. */
export function transcriptRepository(db: Database): TranscriptRepository {
  const byWork = db.prepare<[string, number, string, string, number], TranscriptRow>(
    `SELECT ${columns} FROM transcripts
     WHERE fingerprint = ? AND audioTrack = ? AND model = ? AND options = ? AND version = ?`,
  );
  const ofTrack = db.prepare<[string], TranscriptRow>(
    `SELECT ${columns} FROM transcripts WHERE id = (SELECT transcriptId FROM trackTranscripts WHERE trackId = ?)`,
  );
  const add = db.prepare(
    `INSERT INTO transcripts (id, fingerprint, audioTrack, model, options, version, usedAt)
     VALUES (@id, @fingerprint, @audioTrack, @model, @options, @version, @usedAt)`,
  );
  const use = db.prepare<[string, string]>('UPDATE transcripts SET usedAt = ? WHERE id = ?');
  const link = db.prepare<[string, string]>(
    'INSERT OR REPLACE INTO trackTranscripts (trackId, transcriptId) VALUES (?, ?)',
  );
  const windows = db.prepare<[string], WindowRow>(
    `SELECT startMs, coveredMs, language, isLanguageSure, words, gap, gaps, speaker FROM windows
     WHERE transcriptId = ? ORDER BY number`,
  );
  const numbersOf = db
    .prepare<[string], number>('SELECT number FROM windows WHERE transcriptId = ? ORDER BY number')
    .pluck();
  const append = db.prepare(
    `INSERT INTO windows (transcriptId, number, startMs, coveredMs, language, isLanguageSure, words, gap,
       gaps, speaker)
     VALUES (@transcriptId, (SELECT count(*) FROM windows WHERE transcriptId = @transcriptId), @startMs, @coveredMs,
       @language, @isLanguageSure, @words, @gap, @gaps, @speaker)`,
  );
  const finish = db.prepare<[string]>('UPDATE transcripts SET isWhole = 1 WHERE id = ?');
  const clearWindows = db.prepare<[string]>('DELETE FROM windows WHERE transcriptId = ?');
  const restart = db.prepare<[string]>('UPDATE transcripts SET isWhole = 0 WHERE id = ?');
  const forget = db.prepare<[string]>(
    // A track keeps its words though its video was replaced.
    `DELETE FROM transcripts WHERE usedAt < ? AND fingerprint NOT IN (SELECT fingerprint FROM media)
       AND id NOT IN (SELECT transcriptId FROM trackTranscripts JOIN tracks ON tracks.id = trackId)`,
  );
  const cut = db.prepare<[string, number]>('DELETE FROM windows WHERE transcriptId = ? AND number >= ?');
  /** From a window on that can't be read it is heard again. */
  const forgetFrom = db.transaction((transcriptId: string, place: number) => {
    const numbers = numbersOf.all(transcriptId);
    cut.run(transcriptId, numbers[place]!);
    restart.run(transcriptId);
  });
  return {
    open: db.transaction((work: TranscriptWork) => {
      const { fingerprint, audioTrack, model, version } = work;
      const options = canonicalJson(work.options);
      const find = () => byWork.get(fingerprint, audioTrack, model, options, version);
      const usedAt = new Date().toISOString();
      const known = find();
      if (known !== undefined) use.run(usedAt, known.id);
      else add.run({ id: randomUUID(), fingerprint, audioTrack, model, options, version, usedAt });
      return toRecord(find()!);
    }),
    ofTrack(trackId) {
      const row = ofTrack.get(trackId);
      return row === undefined ? null : toRecord(row);
    },
    link: (trackId, transcriptId) => void link.run(trackId, transcriptId),
    windows: (transcriptId) => {
      const rows = windows.all(transcriptId);
      const torn = rows.findIndex(({ words }) => !Array.isArray(parseJson(words)));
      if (torn >= 0) forgetFrom(transcriptId, torn);
      return (torn < 0 ? rows : rows.slice(0, torn)).map(fromRow);
    },
    append: db.transaction((transcriptId: string, heard: readonly TranscriptWindow[]) => {
      for (const window of heard) append.run({ transcriptId, ...toRow(window) });
    }),
    finish: (transcriptId) => void finish.run(transcriptId),
    clear: db.transaction((transcriptId: string) => {
      clearWindows.run(transcriptId);
      restart.run(transcriptId);
    }),
    touchedCues: touchedCuesReader(db),
    takeOver: (file) => takeOver(db, file),
    forgetUnused: (before) => void forget.run(before),
  };
}

/** Of two transcripts of the same work the one stays that has more. */
function takeOver(db: Database, file: string): void {
  const count = (of: string) =>
    `(SELECT count(*) FROM ${of}.windows WHERE transcriptId = ${of}.transcripts.id)`;
  db.prepare('ATTACH DATABASE ? AS other').run(file);
  try {
    db.transaction(() => {
      db.exec(`
        DELETE FROM main.transcripts WHERE EXISTS (SELECT 1 FROM other.transcripts
          WHERE other.transcripts.id <> main.transcripts.id
            AND other.transcripts.fingerprint = main.transcripts.fingerprint
            AND other.transcripts.audioTrack = main.transcripts.audioTrack
            AND other.transcripts.model = main.transcripts.model
            AND other.transcripts.options = main.transcripts.options
            AND other.transcripts.version = main.transcripts.version
            AND ${count('other')} > ${count('main')});
        INSERT OR IGNORE INTO main.transcripts SELECT * FROM other.transcripts;
        INSERT OR IGNORE INTO main.windows
          SELECT * FROM other.windows WHERE transcriptId IN (SELECT id FROM main.transcripts);
        UPDATE main.transcripts SET isWhole = 1
          WHERE id IN (SELECT id FROM other.transcripts WHERE isWhole = 1);
        INSERT OR IGNORE INTO main.analyses SELECT * FROM other.analyses;
      `);
    }).immediate();
  } finally {
    db.exec('DETACH DATABASE other');
  }
}

const speakerEdits = speakerEditKeys.map((key) => `'${key}'`).join(', ');

interface TouchedRow {
  readonly id: string;
  readonly before: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/**
 * The first edit of a cue has it as the machine made it. Building cues anew is no edit of one; nor, once a job no longer
 * writes the track, is saying who speaks in it, see [Note: Names of speakers].
 */
function touchedCuesReader(db: Database): TranscriptRepository['touchedCues'] {
  const changes = db.prepare<[string, number, number], TouchedRow>(
    `SELECT subjectId AS id, before, cues.startMs, cues.endMs
     FROM tracks JOIN edits USING (mediaId) JOIN editChanges USING (seq) LEFT JOIN cues ON cues.id = subjectId
     WHERE tracks.id = ? AND editChanges.trackId = tracks.id AND editChanges.kind = 'cue'
       AND edits.name ->> 'key' <> 'edit.rebuildCues' AND edits.undone <= ?
       AND (edits.name ->> 'key' NOT IN (${speakerEdits}) OR ?)
     ORDER BY editChanges.seq`,
  );
  return (trackId, withUndone) => {
    const touched = new Map<string, TouchedCue>();
    for (const { id, before, startMs, endMs } of changes.iterate(
      trackId,
      Number(withUndone),
      Number(withUndone),
    )) {
      if (touched.has(id)) continue;
      const now = startMs === null || endMs === null ? null : { startMs, endMs };
      touched.set(id, {
        id,
        spoken: spokenSpan((parseJson(before ?? 'null') ?? null) as CueRow | null),
        now,
      });
    }
    return [...touched.values()];
  };
}

function spokenSpan(cue: CueRow | null): TouchedCue['spoken'] {
  if (cue === null || cue.origin !== 'machine') return null;
  const words = (parseJson(cue.words ?? 'null') ?? []) as NonNullable<TrackCue['words']>;
  const [first, last] = [words[0], words.at(-1)];
  return first === undefined || last === undefined ? cue : { startMs: first.startMs, endMs: last.endMs };
}

function toRecord({ options, isWhole, ...row }: TranscriptRow): TranscriptRecord {
  return { ...row, options: parseColumn(options), isWhole: isWhole === 1 };
}

function toRow({ words, gaps, speaker, isLanguageSure, ...window }: TranscriptWindow): WindowRow {
  return {
    ...window,
    isLanguageSure: Number(isLanguageSure),
    words: JSON.stringify(words),
    gap: null,
    gaps: gaps === undefined ? null : JSON.stringify(gaps),
    speaker: speaker ?? null,
  };
}

function fromRow({ words, gap, gaps, speaker, isLanguageSure, ...row }: WindowRow): TranscriptWindow {
  const known = gaps === null ? wholeGap(row, gap) : speechGaps.safeParse(parseJson(gaps)).data;
  return {
    ...row,
    isLanguageSure: isLanguageSure === 1,
    words: parseColumn(words) as TranscriptWindow['words'],
    ...(known === undefined ? {} : { gaps: known }),
    ...(speaker === null ? {} : { speaker }),
  };
}

const speechGaps = z.array(speechGapSchema);

function wholeGap(
  { startMs, coveredMs }: Pick<WindowRow, 'startMs' | 'coveredMs'>,
  reason: string | null,
): readonly SpeechGap[] | undefined {
  if (reason !== 'low-confidence' && reason !== 'repetition') return undefined;
  return [{ startMs, endMs: coveredMs, reason }];
}
