import { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import { parseJson } from '../../../core/parse-json.ts';

/** What a server answered, put together. */
export interface ServerAnswer {
  readonly text: string;
  readonly ended: 'by-itself' | 'length';
}

const choiceSchema = z.object({
  delta: z.object({ content: z.string().nullish() }).optional(),
  message: z.object({ content: z.string().nullish() }).optional(),
  finish_reason: z.string().nullish(),
});
const chunkSchema = z.object({ choices: z.array(choiceSchema) });
const failureSchema = z.object({ error: z.unknown() });

/** No answer that is asked for is longer. */
const maxTextLength = 1024 ** 2;

/** Reads server-sent events (HTML standard, 9.2) as OpenAI's interface uses them, or one answer that came whole. */
export async function readServerAnswer(
  { isEvents, pieces }: { readonly isEvents: boolean; readonly pieces: AsyncIterable<string> },
  { writer, onText }: { readonly writer: string; readonly onText?: ((text: string) => void) | undefined },
): Promise<ServerAnswer> {
  const reader = new AnswerReader(writer, onText);
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    if (rest.length > maxTextLength) throw notUnderstood(writer);
    if (!isEvents) continue;
    const lines = rest.split(/\r\n|\r|\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (reader.line(line)) return reader.answer();
  }
  if (isEvents) reader.line(rest);
  else reader.take(rest);
  return reader.answer();
}

class AnswerReader {
  readonly #writer: string;
  readonly #onText: ((text: string) => void) | undefined;
  #text = '';
  #finish: string | undefined;
  #heard = false;

  constructor(writer: string, onText: ((text: string) => void) | undefined) {
    this.#writer = writer;
    this.#onText = onText;
  }

  /** True when it was the last. */
  line(line: string): boolean {
    const data = /^data: ?(.*)$/u.exec(line)?.[1];
    if (data === undefined) return false;
    if (data.trim() === '[DONE]') return true;
    this.take(data);
    return false;
  }

  take(json: string): void {
    const value = parseJson(json);
    const chunk = chunkSchema.safeParse(value);
    if (!chunk.success) {
      const failure = failureSchema.safeParse(value);
      if (failure.success && failure.data.error !== undefined)
        throw stopped(this.#writer, failure.data.error);
      throw notUnderstood(this.#writer);
    }
    this.#heard = true;
    // The last piece may bring figures and no text.
    const [choice] = chunk.data.choices;
    const text = choice?.delta?.content ?? choice?.message?.content ?? '';
    this.#text += text;
    if (this.#text.length > maxTextLength) throw notUnderstood(this.#writer);
    if (text !== '') this.#onText?.(text);
    this.#finish = choice?.finish_reason ?? this.#finish;
  }

  answer(): ServerAnswer {
    if (!this.#heard) throw notUnderstood(this.#writer);
    return { text: this.#text, ended: this.#finish === 'length' ? 'length' : 'by-itself' };
  }
}

function notUnderstood(writer: string): SidecutError {
  return new SidecutError('writer-answer', { reason: 'not-understood', writer });
}

/** It began to answer and then failed. */
function stopped(writer: string, error: unknown): SidecutError {
  const said = typeof error === 'string' ? error : JSON.stringify(error);
  return new SidecutError(
    'writer-answer',
    { reason: 'other-form', writer, problem: said.slice(0, 200) },
    { retryable: true },
  );
}
