import { z } from 'zod';
import type { ChapterTree } from '../../../core/analysis/chapters.ts';
import type { Summary } from '../../../core/analysis/summary.ts';
import type { ChapterText } from '../../../core/chapters/chapter-text.ts';
import type { TreeFacts } from '../../../core/chapters/chapter-tree.ts';
import { operation } from '../../../core/contract/operation.ts';
import type { Failure } from '../../../core/failure.ts';
import type { SummaryText } from '../../../core/summary/summary-text.ts';
import type { WriteOutcome } from '../../../core/summary/writer/write-summary.ts';

export interface SummaryWork {
  readonly trackId: string;
  readonly text: SummaryText;
}

export interface ChapterWork extends TreeFacts {
  readonly text: ChapterText;
}

export interface WritingWork extends SummaryWork {
  /** BCP 47 of what is to be written. */
  readonly language: string;
  readonly contextTokens: number;
}

type Written = Extract<WriteOutcome, { kind: 'written' }>;

/** As `writeSummary` has it; why a part failed is data here. */
export type WrittenOnThread =
  | Exclude<WriteOutcome, Written>
  | (Omit<Written, 'failures'> & {
      readonly failures: readonly { readonly chapter: number; readonly failure: Failure }[];
    });

const partsDoneSchema = z.object({ done: z.number(), parts: z.number() });

/** What the thread of texts does. Both ends are ours: nothing is checked on the way. */
export const textContract = {
  divideIntoChapters: operation({
    input: z.custom<ChapterWork>(),
    output: z.custom<ChapterTree>(),
    priority: 'background',
  }),
  summarise: operation({
    input: z.custom<SummaryWork>(),
    output: z.custom<Summary>(),
    priority: 'background',
  }),
  /** For a thread that was lent a writer. */
  writeSummary: operation({
    input: z.custom<WritingWork>(),
    output: z.custom<WrittenOnThread>(),
    progress: partsDoneSchema,
    priority: 'background',
  }),
};
