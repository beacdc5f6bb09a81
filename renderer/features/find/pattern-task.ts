/** What the page asks of the worker that searches with a person's pattern; see [Note: Hostile patterns]. */
import type { FindResult, SearchedCue } from '../../../core/find/find.ts';
import { findMatches } from '../../../core/find/find.ts';
import { BadPatternError } from '../../../core/find/bad-pattern.ts';
import type { BadPatternReason } from '../../../core/find/bad-pattern.ts';
import type { FindQuery } from '../../../core/find/query.ts';
import type { ReplaceScope, ReplacedText } from '../../../core/find/replace.ts';
import { replaceInTexts } from '../../../core/find/replace.ts';

export type PatternTask =
  | { readonly kind: 'find'; readonly query: FindQuery; readonly within: ReadonlySet<string> | null }
  | {
      readonly kind: 'replace';
      readonly query: FindQuery;
      readonly replacement: string;
      readonly scope: ReplaceScope;
    };

export type PatternAnswer =
  | FindResult
  | { readonly kind: 'replaced'; readonly texts: readonly ReplacedText[] };

/** `cues` null: those of the request before. */
export interface PatternRequest {
  readonly cues: readonly SearchedCue[] | null;
  readonly task: PatternTask;
}

export type WorkerReport =
  /** The search begins now: its second counts from here. */
  { readonly kind: 'begun' } | { readonly kind: 'answered'; readonly answer: PatternAnswer };

export function runPatternTask(cues: readonly SearchedCue[], task: PatternTask): PatternAnswer {
  if (task.kind === 'find') return findMatches(cues, task.query, task.within);
  try {
    return { kind: 'replaced', texts: replaceInTexts(cues, task.query, task.replacement, task.scope) };
  } catch (error) {
    if (!(error instanceof BadPatternError)) throw error;
    return badPattern(error.reason, error.message);
  }
}

export function badPattern(reason: BadPatternReason, message: string): FindResult {
  return { kind: 'bad-pattern', reason, message };
}
