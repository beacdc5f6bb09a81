import { z } from 'zod';
import type { ServerConnection } from './server-connection.ts';

/** What a server tells of itself; each program in its own way. */
export interface ServerFacts {
  readonly contextTokens: number;
  /** Counts with the model's own tokenizer. */
  readonly countTokens: ((text: string, signal: AbortSignal) => Promise<number | undefined>) | undefined;
}

/** Ollama's default, and less than any other's: it cuts off what is longer without a word. */
const usualContext = 4096;

const propsSchema = z.object({ default_generation_settings: z.object({ n_ctx: z.int().positive() }) });
const studioSchema = z.object({ loaded_context_length: z.int().positive() });
const tokensSchema = z.object({ tokens: z.array(z.unknown()) });
const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

export async function readServerFacts(
  connection: ServerConnection,
  model: string,
  signal: AbortSignal,
): Promise<ServerFacts> {
  // llama-server
  const props = propsSchema.safeParse(await quietly(connection.ask('/props', signal), signal));
  if (props.success)
    return {
      contextTokens: props.data.default_generation_settings.n_ctx,
      countTokens: async (content, during) => {
        const told = tokensSchema.safeParse(await connection.ask('/tokenize', during, { content }));
        return told.success ? told.data.tokens.length : undefined;
      },
    };
  // LM Studio
  const path = `/api/v0/models/${encodeURIComponent(model)}`;
  const studio = studioSchema.safeParse(await quietly(connection.ask(path, signal), signal));
  const contextTokens = studio.success ? studio.data.loaded_context_length : usualContext;
  return { contextTokens, countTokens: undefined };
}

/** The models that it has; undefined where it does not say. */
export async function listServerModels(
  connection: ServerConnection,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const listed = modelsSchema.safeParse(await connection.ask('models', signal));
  return listed.success ? listed.data.data.map(({ id }) => id) : undefined;
}

/** What only some servers have: of the others some hang up. */
async function quietly(asked: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  return asked.catch((error: unknown) => {
    if (signal.aborted) throw error;
    return undefined;
  });
}
