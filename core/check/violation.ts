type NoFacts = Readonly<Record<string, never>>;

/** What a sentence about the violation needs beside `measured` and `limit`. Indexes count from 0. */
export interface ViolationFacts {
  readonly 'empty-text': NoFacts;
  readonly 'unbalanced-tags': { readonly tags: readonly string[] };
  readonly 'surrounding-spaces': { readonly isBlank: boolean };
  readonly 'double-spaces': NoFacts;
  readonly 'chars-per-line': { readonly lineCount: number };
  readonly 'too-many-lines': NoFacts;
  /** `count`: of the characters or words. */
  readonly 'reading-speed': { readonly count: number; readonly durationMs: number };
  readonly 'too-short': NoFacts;
  readonly 'too-long': NoFacts;
  readonly 'negative-time': NoFacts;
  readonly 'reversed-times': NoFacts;
  readonly 'out-of-order': NoFacts;
  readonly 'beyond-end': NoFacts;
  /** `previousIndex`: the cue before it that ends last. */
  readonly overlap: { readonly previousIndex: number };
  readonly 'gap-too-small': {
    readonly previousIndex: number;
    readonly frames: number;
    readonly minFrames: number;
  };
  readonly 'gap-not-closed': {
    readonly previousIndex: number;
    readonly frames: number;
    readonly closedUpToFrames: number;
  };
  readonly 'start-near-shot': { readonly cutMs: number };
  readonly 'end-near-shot': { readonly cutMs: number };
}

export type ViolationCode = keyof ViolationFacts;

export type ViolationUnit = 'characters' | 'lines' | 'characters/s' | 'words/min' | 'ms' | 'frames';

interface ViolationOf<Code extends ViolationCode> {
  readonly code: Code;
  readonly facts: ViolationFacts[Code];
  /** `error`: a limit is broken. `warning`: the guideline advises otherwise. */
  readonly severity: 'error' | 'warning';
  /** From 0. Faults between two cues are the later cue's. */
  readonly cueIndex: number;
  /** null where nothing is measured (tags, spaces). */
  readonly measured: number | null;
  readonly limit: number | null;
  readonly unit: ViolationUnit | null;
  /** Line of the cue's text, from 0, where one line is at fault. */
  readonly lineIndex?: number;
  /** Where the rules would move the start or end, for faults near a shot change. */
  readonly suggestedMs?: number;
}

export type Violation = { readonly [Code in ViolationCode]: ViolationOf<Code> }[ViolationCode];
