import { createHash } from 'node:crypto';
import { isOutOfDate } from '../../core/analysis/analysis.ts';
import type { Analysis, MadeFrom } from '../../core/analysis/analysis.ts';
import type { AnalysisRecord } from '../services/library/analysis-record.ts';

/** What a result of now would be made from: the newest results of what the kind needs, and the text when it reads it. */
export function madeFromNow(
  { version, model, needs, reads }: Analysis,
  records: readonly AnalysisRecord[],
  textRevision: string | null,
): MadeFrom {
  const needed = needs.map((kind) => newestOf(records, kind));
  const text = reads.includes('text') ? textRevision : null;
  return { version, model, inputs: needs.length === 0 && text === null ? null : hash([needed, text]) };
}

export function isRecordOutOfDate(
  record: AnalysisRecord,
  analysis: Analysis,
  records: readonly AnalysisRecord[],
  textRevision: string | null,
): boolean {
  return record.hasValue && isOutOfDate(record, madeFromNow(analysis, records, textRevision));
}

function newestOf(records: readonly AnalysisRecord[], kind: string): unknown {
  const found = records.find((record) => record.kind === kind && record.hasValue);
  return found === undefined ? null : [kind, found.version, found.model, found.inputs, found.options];
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
