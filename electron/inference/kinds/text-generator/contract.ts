/** Language models that write what they are asked for: GGUF files, run by llama.cpp in a process of their own. */
import { z } from 'zod';
import { kindContract, kindOperation } from '../../kind-contract.ts';
import type { InfoOf } from '../../kind-contract.ts';

const info = z.strictObject({
  /** Tokens of prompt and answer together, as the model was opened. */
  contextTokens: z.int().positive(),
  parameters: z.number(),
  /** False: the file does not say how the model is spoken to; a model that was never taught to answer. */
  hasChatTemplate: z.boolean(),
  /** What computes beside the processor (`vulkan`, `cuda`, `metal`); null: nothing. */
  graphics: z.string().nullable(),
  /** Weights, context and what is computed in, as estimated before it was opened. */
  neededBytes: z.number(),
});

/** What is said to the model; the form that its own template gives it. */
const messages = {
  modelKey: z.string(),
  system: z.string(),
  user: z.string().min(1),
};

export const generateInput = z.strictObject({
  ...messages,
  /** JSON Schema that the answer is held to, see `AnswerSchema`; left out: any text. */
  schema: z.unknown().optional(),
  maxTokens: z.int().min(1).max(65_536),
  temperature: z.number().min(0).max(2).default(0),
  seed: z.int().min(0).default(0),
});
export type GenerateRequest = z.output<typeof generateInput>;

export const generatedSchema = z.strictObject({
  text: z.string(),
  /** `length`: it was cut off at `maxTokens`. */
  ended: z.enum(['by-itself', 'length']),
  promptTokens: z.int(),
});
export type Generated = z.infer<typeof generatedSchema>;

const generateProgress = z.union([
  /** Tokens of the prompt that were read. */
  z.strictObject({ read: z.int(), total: z.int() }),
  /** What was written since the last one. */
  z.strictObject({ text: z.string() }),
]);
export type GenerateProgress = z.infer<typeof generateProgress>;

export const textGeneratorContract = kindContract({
  kind: 'text-generator',
  info,
  operations: {
    /** Fails with `writer-too-long` before it begins. */
    generate: kindOperation({
      input: generateInput,
      output: generatedSchema,
      progress: generateProgress,
      priority: 'background',
    }),
    /** Of each text by itself, nothing around it. */
    countTokens: kindOperation({
      input: z.strictObject({ modelKey: z.string(), texts: z.array(z.string()).min(1) }),
      output: z.array(z.int()),
      priority: 'interactive',
    }),
    countPromptTokens: kindOperation({
      input: z.strictObject(messages),
      output: z.int(),
      priority: 'interactive',
    }),
  },
});
export type TextGeneratorInfo = InfoOf<typeof textGeneratorContract>;
