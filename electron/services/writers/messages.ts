import type { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import { answerSchemaOf, describeAnswer } from '../../../core/writing/answer-schema.ts';
import { assemblePrompt } from '../../../core/writing/prompt.ts';
import type { Prompt, PromptMessages } from '../../../core/writing/prompt.ts';

/** What is said to any writer: the prompt, and the form of the answer. */
export function messagesFor(prompt: Prompt, answer: z.ZodType): PromptMessages {
  const { system, user } = assemblePrompt(prompt);
  return { system: `${system}\n${describeAnswer(answerSchemaOf(answer))}`, user };
}

export function cutOff(writer: string, maxTokens: number): SidecutError {
  return new SidecutError('writer-answer', { reason: 'cut-off', writer, maxTokens }, { retryable: true });
}
