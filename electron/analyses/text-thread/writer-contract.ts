import { z } from 'zod';
import { operation } from '../../../core/contract/operation.ts';
import type { WriterAnswer, WriterRequest } from '../../../core/summary/writer/prompt.ts';

type Prompt = WriterRequest<unknown>['prompt'];

/** What the thread of texts asks the language model of whoever began it. Both ends are ours. */
export const writerContract = {
  countTokens: operation({
    input: z.custom<{ readonly texts: readonly string[] }>(),
    output: z.custom<readonly number[]>(),
    priority: 'background',
  }),
  countPrompt: operation({
    input: z.custom<{ readonly prompt: Prompt }>(),
    output: z.custom<number>(),
    priority: 'background',
  }),
  writePart: operation({
    input: z.custom<{ readonly prompt: Prompt; readonly maxAnswerTokens: number }>(),
    output: z.custom<WriterAnswer>(),
    priority: 'background',
  }),
};
