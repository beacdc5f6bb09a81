import type { Database } from 'better-sqlite3';
import type { AnalysisName, AnalysisRecord, StoredAnalysis } from '../analysis-record.ts';
import type { AnalysisRepository } from '../library.ts';
import { canonicalJson, parseColumn, toColumn } from './json-column.ts';

interface AnalysisRow extends Omit<AnalysisRecord, 'options' | 'hasValue' | 'notes' | 'failure'> {
  readonly options: string;
  readonly hasValue: number;
  readonly notes: string;
  readonly failure: string | null;
}

const columns =
  'kind, options, version, model, inputs, state, value IS NOT NULL AS hasValue, notes, failure, at';

export function analysisRepository(db: Database): AnalysisRepository {
  const list = db.prepare<[string], AnalysisRow>(
    `SELECT ${columns} FROM analyses WHERE fingerprint = ? ORDER BY kind, at DESC`,
  );
  const byName = db.prepare<[string, string, string], AnalysisRow & { readonly value: string | null }>(
    `SELECT ${columns}, value FROM analyses WHERE fingerprint = ? AND kind = ? AND options = ?`,
  );
  const save = db.prepare(
    `INSERT INTO analyses (fingerprint, kind, options, version, model, inputs, state, value, notes, failure, at)
     VALUES (@fingerprint, @kind, @options, @version, @model, @inputs, @state, @value, @notes, NULL, @at)
     ON CONFLICT DO UPDATE SET version = excluded.version, model = excluded.model, inputs = excluded.inputs,
       state = excluded.state, value = excluded.value, notes = excluded.notes, failure = NULL, at = excluded.at`,
  );
  // What an earlier run found stays, with what it was made from.
  const fail = db.prepare(
    `INSERT INTO analyses (fingerprint, kind, options, version, model, inputs, state, failure, at)
     VALUES (@fingerprint, @kind, @options, @version, @model, @inputs, 'failed', @failure, @at)
     ON CONFLICT DO UPDATE SET state = 'failed', failure = excluded.failure, at = excluded.at`,
  );
  const nameColumns = ({ fingerprint, kind, options }: AnalysisName) => ({
    ...{ fingerprint, kind },
    options: canonicalJson(options),
    at: new Date().toISOString(),
  });
  return {
    list: (fingerprint) => list.all(fingerprint).map(toRecord),
    find({ fingerprint, kind, options }): StoredAnalysis | null {
      const row = byName.get(fingerprint, kind, canonicalJson(options));
      if (row === undefined) return null;
      const { value, ...rest } = row;
      return { ...toRecord(rest), value: parseColumn(value) };
    },
    save({ value, notes, isWhole, version, model, inputs, ...name }) {
      const state = isWhole ? 'done' : 'partly';
      const made = { version, model, inputs, state, value: toColumn(value), notes: JSON.stringify(notes) };
      save.run({ ...nameColumns(name), ...made });
    },
    fail({ version, model, inputs, ...name }, failure) {
      fail.run({ ...nameColumns(name), version, model, inputs, failure: toColumn(failure) });
    },
  };
}

function toRecord({ options, hasValue, notes, failure, ...row }: AnalysisRow): AnalysisRecord {
  return {
    ...row,
    options: parseColumn(options),
    hasValue: hasValue === 1,
    notes: parseColumn(notes) as AnalysisRecord['notes'],
    failure: parseColumn(failure) as AnalysisRecord['failure'],
  };
}
