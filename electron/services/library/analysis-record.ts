import type { MadeFrom } from '../../../core/analysis/analysis.ts';
import type { Failure } from '../../../core/failure.ts';
import type { Note } from '../../../core/notes.ts';

/** What is known of a result; the value itself is read on its own. */
export interface AnalysisRecord extends MadeFrom {
  readonly kind: string;
  readonly options: unknown;
  readonly state: 'done' | 'partly' | 'failed';
  readonly hasValue: boolean;
  readonly notes: readonly Note[];
  readonly failure: Failure | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface StoredAnalysis extends AnalysisRecord {
  /** As the kind's schema has it; null where nothing was ever found. */
  readonly value: unknown;
}

export interface AnalysisName {
  /** Of the content, see `fingerprintMedia`. */
  readonly fingerprint: string;
  readonly kind: string;
  readonly options: unknown;
}

export interface FoundAnalysis extends AnalysisName, MadeFrom {
  readonly value: unknown;
  /** Why it is not the whole, or what else is worth knowing. */
  readonly notes: readonly Note[];
  readonly isWhole: boolean;
}
