export type ViolationCode =
  | 'empty-text'
  | 'unbalanced-tags'
  | 'surrounding-spaces'
  | 'double-spaces'
  | 'chars-per-line'
  | 'too-many-lines'
  | 'reading-speed'
  | 'too-short'
  | 'too-long'
  | 'negative-time'
  | 'reversed-times'
  | 'out-of-order'
  | 'beyond-end'
  | 'overlap'
  | 'gap-too-small'
  | 'gap-not-closed'
  | 'start-near-shot'
  | 'end-near-shot';

export type ViolationUnit = 'characters' | 'lines' | 'characters/s' | 'words/min' | 'ms' | 'frames';

export interface Violation {
  readonly code: ViolationCode;
  /** `error`: a limit is broken. `warning`: the guideline advises otherwise. */
  readonly severity: 'error' | 'warning';
  /** From 0. Faults between two cues are the later cue's. */
  readonly cueIndex: number;
  /** A sentence with the numbers; counts cues and lines from 1. */
  readonly message: string;
  /** null where nothing is measured (tags, spaces). */
  readonly measured: number | null;
  readonly limit: number | null;
  readonly unit: ViolationUnit | null;
  /** Line of the cue's text, from 0, where one line is at fault. */
  readonly lineIndex?: number;
  /** Where the rules would move the start or end, for faults near a shot change. */
  readonly suggestedMs?: number;
}
