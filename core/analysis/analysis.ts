import type { z } from 'zod';

/**
 * [Note: Analyses]
 * Whatever looks into a video is an analysis: a kind with options, a result and what it needs to know before. It is
 * described here, for both sides; `electron/analyses` has one folder for each that does the work, and nothing outside
 * knows its inside. The library keeps of each result what it was made from, so that it can be told when that is no
 * longer what would be used; such a result is shown as out of date, never silently made again and never lost.
 */
export interface Analysis<Options = unknown, Result = unknown> {
  readonly kind: string;
  /** Raised when earlier results can't stand for what would be found now. */
  readonly version: number;
  /** Names the weights that ship with the app; null where there are none or the options name them. */
  readonly model: string | null;
  readonly options: z.ZodType<Options>;
  readonly result: z.ZodType<Result>;
  /** Kinds whose results it is made from; they are made first, or followed while they are made. */
  readonly needs: readonly string[];
  /** What of the project it reads: a change there makes its result out of date. */
  readonly reads: readonly ProjectPart[];
}

export type ProjectPart = 'text';

export type ResultOf<Kind> = Kind extends { readonly result: z.ZodType<infer Result> } ? Result : never;

/** Keeps the types of the schemas. */
export function defineAnalysis<Options, Result>(
  definition: Partial<Analysis<Options, Result>> &
    Pick<Analysis<Options, Result>, 'kind' | 'options' | 'result'>,
): Analysis<Options, Result> {
  return { version: 1, model: null, needs: [], reads: [], ...definition };
}

/** What a result was made from, as it is stored with it. */
export interface MadeFrom {
  readonly version: number;
  readonly model: string | null;
  /** Hash over the results and the text that it was made from; null when it reads neither. */
  readonly inputs: string | null;
}

export function isOutOfDate(stored: MadeFrom, current: MadeFrom): boolean {
  return (
    stored.version !== current.version || stored.model !== current.model || stored.inputs !== current.inputs
  );
}
