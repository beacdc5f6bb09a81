import type { GbnfJsonObjectSchema, GbnfJsonSchema, LlamaGrammar } from 'node-llama-cpp';
import { SidecutError } from '../../../../core/errors.ts';
import { readSchema } from '../../../../core/writing/answer-schema.ts';
import type { Generated, GenerateProgress, GenerateRequest } from './contract.ts';
import type { OpenModel } from './llama/open-model.ts';
import { historyOf, promptTokens, readPrompt } from './llama/read-prompt.ts';
import { grammarSchema } from './processing/grammar-schema.ts';

export interface GenerateHooks {
  readonly signal: AbortSignal;
  readonly progress: (progress: GenerateProgress) => void;
}

/** Writes an answer token by token; a signal stops it between two. */
export async function generate(
  open: OpenModel,
  { system, user, schema, maxTokens, temperature, seed }: GenerateRequest,
  { signal, progress }: GenerateHooks,
): Promise<Generated> {
  const history = historyOf(system, user);
  const tokens = promptTokens(open, history);
  const { contextTokens } = open;
  // A context that is full would be shortened by the runtime: nothing is ever cut off silently.
  if (tokens.length + maxTokens > contextTokens)
    throw new SidecutError('writer-too-long', {
      ...{ promptTokens: tokens.length, answerTokens: maxTokens, contextTokens },
    });
  const grammar = schema === undefined ? undefined : await grammarOf(open, schema);
  await readPrompt(open, tokens, signal, (read, total) => progress({ read, total }));
  const { response, metadata } = await open.chat.generateResponse(history, {
    ...{ maxTokens, temperature, seed, signal },
    repeatPenalty: false,
    ...(grammar ? { grammar } : {}),
    onTextChunk: (text) => {
      if (text !== '') progress({ text });
    },
  });
  signal.throwIfAborted();
  const ended = metadata.stopReason === 'maxTokens' ? 'length' : 'by-itself';
  return { text: response, ended, promptTokens: tokens.length };
}

/** The same form is asked for again and again. */
const grammars = new WeakMap<OpenModel, { readonly key: string; readonly grammar: LlamaGrammar }>();

async function grammarOf(open: OpenModel, schema: unknown): Promise<LlamaGrammar> {
  const key = JSON.stringify(schema);
  const known = grammars.get(open);
  if (known?.key === key) return known.grammar;
  const form: GbnfJsonSchema = grammarSchema(readSchema(schema));
  // Its type wants to know which of the forms it is; it takes all of them.
  const grammar = await open.model.llama.createGrammarForJsonSchema(form as GbnfJsonObjectSchema);
  grammars.set(open, { key, grammar });
  return grammar;
}
