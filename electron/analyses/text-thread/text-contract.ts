import { z } from 'zod';
import type { ChapterTree } from '../../../core/analysis/chapters.ts';
import type { Summary } from '../../../core/analysis/summary.ts';
import type { ChapterText } from '../../../core/chapters/chapter-text.ts';
import type { TreeFacts } from '../../../core/chapters/chapter-tree.ts';
import { operation } from '../../../core/contract/operation.ts';
import type { SummaryText } from '../../../core/summary/summary-text.ts';

export interface SummaryWork {
  readonly trackId: string;
  readonly text: SummaryText;
}

export interface ChapterWork extends TreeFacts {
  readonly text: ChapterText;
}

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
};
