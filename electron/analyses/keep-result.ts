import type { Analysis } from '../../core/analysis/analysis.ts';
import { isCancellation } from '../../core/errors.ts';
import { toFailure } from '../../core/failure.ts';
import type { Note } from '../../core/notes.ts';
import type { Library } from '../services/library/library.ts';
import type { Medium } from './analysis-work.ts';
import { madeFromNow } from './made-from.ts';
import type { TextRevision } from './text-revision.ts';

export interface KeepParts {
  readonly library: Pick<Library, 'analyses'>;
  readonly textRevision: TextRevision;
  readonly onChanged: (medium: Medium, kind: string) => void;
}

export interface MadeResult<Value> {
  readonly value: Value;
  /** What is worth knowing, also where nothing is missing. */
  readonly notes: readonly Note[];
  readonly isWhole: boolean;
}

export interface Keeping<Options, Value> {
  readonly medium: Medium;
  readonly analysis: Analysis<Options, Value>;
  readonly options: Options;
  readonly signal: AbortSignal;
  readonly make: () => Promise<MadeResult<Value>>;
}

/**
 * For kinds with a job of their own: stores what they found, or why they found nothing, with what it was made from. A
 * text that changes meanwhile makes the result one of before.
 */
export async function keepResult<Options, Value>(
  { library, textRevision, onChanged }: KeepParts,
  { medium, analysis, options, signal, make }: Keeping<Options, Value>,
): Promise<MadeResult<Value>> {
  const { fingerprint } = medium;
  const name = { fingerprint, kind: analysis.kind, options };
  const text = await textRevision(analysis, options);
  const madeFrom = async () => madeFromNow(analysis, await library.analyses.list(fingerprint), text);
  try {
    const made = await make();
    signal.throwIfAborted();
    const value = analysis.result.parse(made.value);
    await library.analyses.save({ ...name, ...(await madeFrom()), ...made, value });
    onChanged(medium, analysis.kind);
    return { ...made, value };
  } catch (error) {
    if (!isCancellation(error) && !signal.aborted) {
      await library.analyses
        .fail({ ...name, ...(await madeFrom()) }, toFailure(error))
        .catch(() => undefined);
      onChanged(medium, analysis.kind);
    }
    throw error;
  }
}
