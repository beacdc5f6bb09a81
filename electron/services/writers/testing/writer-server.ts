/** A server with OpenAI's interface on this computer, which answers as a test wants. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export type Reply = (response: ServerResponse, asked: Asked) => void | Promise<void>;

export class FakeWriterServer implements AsyncDisposable {
  readonly asked: Asked[] = [];
  /** By path; what has none is not found. */
  readonly replies = new Map<string, Reply>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  /** Answers that were cut off by whoever asked. */
  abandoned = 0;

  static async start(): Promise<FakeWriterServer> {
    const fake = new FakeWriterServer();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    fake.replies.set('/v1/models', (response) => json(response, { data: [{ id: 'small' }] }));
    return fake;
  }

  get address(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  chat(reply: Reply): void {
    this.replies.set('/v1/chat/completions', reply);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => void this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { method = '', url = '', headers } = request;
    const asked = {
      ...{ method, path: url, authorization: headers.authorization },
      body: body === '' ? undefined : (JSON.parse(body) as unknown),
    };
    this.asked.push(asked);
    response.once('close', () => {
      if (!response.writableFinished) this.abandoned += 1;
    });
    const reply = this.replies.get(url);
    if (reply) await reply(response, asked);
    else response.writeHead(404).end();
  }
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Server-sent events, each piece by itself; `end: false` leaves the answer open. */
export function stream(
  response: ServerResponse,
  pieces: readonly string[],
  { finish = 'stop', end = true }: { readonly finish?: string; readonly end?: boolean } = {},
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of pieces)
    response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
  if (!end) return;
  response.write(`data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: finish }] })}\r\n\r\n`);
  response.end(': a comment\n\ndata: [DONE]\n\n');
}
