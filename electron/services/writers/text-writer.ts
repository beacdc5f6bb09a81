import type { z } from 'zod';
import type { Note } from '../../../core/notes.ts';
import type { Prompt } from '../../../core/writing/prompt.ts';

/**
 * Writes what is asked for from material: a language model on this computer, or a server that the user named. Nothing is to
 * be closed: a model's memory is freed when it was not used for a while, or something else needs it.
 */
export interface TextWriter {
  /** Tells its answers from those of any other: model, file, precision. */
  readonly identity: string;
  /** The name that a person knows it by. */
  readonly name: string;
  /** What a person should know of it, before they read what it wrote. */
  readonly notes?: readonly Note[];
  /** Tokens that prompt and answer may have together. */
  readonly contextTokens: number;
  /** False where tokens can only be estimated; the estimate is then rather too high. */
  readonly countsExactly: boolean;
  /** Of each text by itself. */
  countTokens(texts: readonly string[], signal?: AbortSignal): Promise<readonly number[]>;
  /** Of the whole prompt, with what the model's template puts around it and what is said of the form of the answer. */
  countPrompt(asked: Pick<WriteRequest<unknown>, 'prompt' | 'answer'>, signal?: AbortSignal): Promise<number>;
  /**
   * The answer, in the form of the schema. Fails with `writer-too-long` before anything is written when prompt and answer
   * don't fit, with `writer-answer` when the answer is another than was asked for or was cut off: never with a part of one.
   */
  write<Answer>(request: WriteRequest<Answer>, hooks: WriteHooks): Promise<Answer>;
}

export interface WriteRequest<Answer> {
  readonly prompt: Prompt;
  /** Made of objects, arrays, strings, numbers, enums and literals: what JSON Schema and a grammar can say. */
  readonly answer: z.ZodType<Answer>;
  /** What is longer counts as failed. */
  readonly maxAnswerTokens: number;
  /** 0, the default: the likeliest token each time. */
  readonly temperature?: number;
  /** Plays a part with a temperature only. */
  readonly seed?: number;
}

export interface WriteHooks {
  /** Stops the model itself, not only the wait for it. */
  readonly signal: AbortSignal;
  /** JSON as it is written, piece by piece. */
  readonly onText?: ((text: string) => void) | undefined;
  /** Tokens of the prompt that were read, before the first is written. */
  readonly onRead?: ((done: number, total: number) => void) | undefined;
}
