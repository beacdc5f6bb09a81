import { isSidecutError, SidecutError } from '../../../core/errors.ts';
import { answerSchemaOf } from '../../../core/writing/answer-schema.ts';
import { estimateTokens } from '../../../core/writing/estimate-tokens.ts';
import { readAnswer } from '../../../core/writing/read-answer.ts';
import type { TextWriter, WriteHooks, WriteRequest } from './text-writer.ts';
import { cutOff, messagesFor } from './messages.ts';
import type { WriterServer } from '../../../core/writing/writer-server.ts';
import { connectServer } from './server-connection.ts';
import type { ServerConnection } from './server-connection.ts';
import { readServerAnswer } from './server-events.ts';
import type { ServerAnswer } from './server-events.ts';
import { listServerModels, readServerFacts } from './server-facts.ts';

/** Roles and marks around two messages. */
const templateTokens = 50;

export interface ServerWriterOptions {
  /** It may say nothing for so long; it may have to load its model. */
  readonly silenceMs?: number;
}

/**
 * A server with OpenAI's interface (Ollama, LM Studio, llama-server) that the user named. Fails with `writer-unavailable`
 * where nothing answers, the model is not there, or the address is another computer's and was not confirmed.
 */
export async function openServerWriter(
  server: WriterServer,
  signal: AbortSignal,
  { silenceMs }: ServerWriterOptions = {},
): Promise<TextWriter> {
  const connection = connectServer(server, silenceMs);
  await requireModel(connection, server.model, signal);
  const { contextTokens, countTokens } = await readServerFacts(connection, server.model, signal);
  const count = async (text: string, during: AbortSignal): Promise<number> =>
    (await countTokens?.(text, during)) ?? estimateTokens(text);
  const countPrompt = async (
    { prompt, answer }: Pick<WriteRequest<unknown>, 'prompt' | 'answer'>,
    during = signal,
  ): Promise<number> => {
    const { system, user } = messagesFor(prompt, answer);
    return templateTokens + (await count(`${system}\n${user}`, during));
  };
  const name = server.model;
  return {
    identity: `server ${new URL(server.address).host} ${server.model}`,
    name,
    contextTokens,
    countsExactly: countTokens !== undefined,
    countTokens: async (texts, during = signal) => {
      const counts: number[] = [];
      for (const text of texts) counts.push(await count(text, during));
      return counts;
    },
    countPrompt,
    write: async (request, hooks) => {
      const { answer, maxAnswerTokens } = request;
      const promptTokens = await countPrompt(request, hooks.signal);
      if (promptTokens + maxAnswerTokens > contextTokens)
        throw new SidecutError('writer-too-long', {
          ...{ promptTokens, answerTokens: maxAnswerTokens, contextTokens },
        });
      const written = await ask(connection, server.model, request, hooks);
      if (written.ended === 'length') throw cutOff(name, maxAnswerTokens);
      return readAnswer(written.text, answer, name);
    },
  };
}

/** The list names `qwen2.5:latest` what is asked for as `qwen2.5`; a server that lists nothing is taken at its word. */
async function requireModel(connection: ServerConnection, model: string, signal: AbortSignal): Promise<void> {
  const offered = await listServerModels(connection, signal);
  if (!offered || offered.some((id) => id === model || id === `${model}:latest`)) return;
  const { address } = connection;
  throw new SidecutError('writer-unavailable', { reason: 'server-model', address, model, offered });
}

async function ask(
  connection: ServerConnection,
  model: string,
  request: WriteRequest<unknown>,
  { signal, onText }: WriteHooks,
): Promise<ServerAnswer> {
  const read = async (body: unknown): Promise<ServerAnswer> => {
    const stream = await connection.stream('chat/completions', body, signal);
    return await readServerAnswer(stream, { writer: model, onText });
  };
  const body = bodyOf(model, request);
  try {
    return await read({ ...body, response_format: formatOf(request) });
  } catch (error) {
    // One that holds no answer to a schema was told of it in words as well.
    if (!isRefusedFormat(error)) throw error;
    return await read(body);
  }
}

function bodyOf(model: string, request: WriteRequest<unknown>) {
  const { prompt, answer, maxAnswerTokens, temperature = 0, seed = 0 } = request;
  const { system, user } = messagesFor(prompt, answer);
  return {
    ...{ model, temperature, seed, max_tokens: maxAnswerTokens, stream: true },
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
  };
}

function formatOf({ answer }: WriteRequest<unknown>) {
  return {
    type: 'json_schema',
    json_schema: { name: 'answer', strict: true, schema: answerSchemaOf(answer) },
  };
}

function isRefusedFormat(error: unknown): boolean {
  return (
    isSidecutError(error, 'writer-unavailable') &&
    error.facts.reason === 'server-status' &&
    [400, 415, 422, 501].includes(error.facts.status)
  );
}
