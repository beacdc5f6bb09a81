import { z } from 'zod';
import { operation } from '../../../../core/contract/operation.ts';
import type { ChapterReadOptions, ReadChapters } from '../../../../core/formats/chapters/chapter-list.ts';
import type { FormatProblem } from '../../../../core/format-problems.ts';
import type { ParsedWork, ParseWork } from './parse-work.ts';
import type { NewTrack, ParsedTrack } from './parsed-track.ts';

/** What the thread is started with. */
export interface ParseTask {
  readonly work: ParseWork;
  /** As failures name what is read. */
  readonly name: string;
  readonly maxCues: number;
}

/** Both ends are ours: nothing is checked on the way. Lists without bound cross in parts. */
export const parseContract = {
  /** All but the problems. */
  parse: operation({
    input: z.null(),
    output: z.custom<ParsedWork>(),
    longOutput: ['cues'],
    priority: 'interactive',
  }),
  /** In the place of `parse`: the track that it makes, without the problems too. */
  track: operation({
    input: z.custom<NewTrack>(),
    output: z.custom<ParsedTrack>(),
    longOutput: ['cues'],
    priority: 'interactive',
  }),
  /** In the place of `parse`: the chapters of the file. */
  chapters: operation({
    input: z.custom<ChapterReadOptions>(),
    output: z.custom<ReadChapters>(),
    priority: 'interactive',
  }),
  /** Those of what was parsed. */
  problems: operation({
    input: z.null(),
    output: z.custom<readonly FormatProblem[]>(),
    longOutput: [],
    priority: 'interactive',
  }),
};
