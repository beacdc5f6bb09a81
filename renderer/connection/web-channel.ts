import { SidecutError } from '../../core/errors.ts';
import { toFailure } from '../../core/failure.ts';
import type { Channel } from '../../electron/transport/channels/channel.ts';
import type { Request, Response } from '../../electron/transport/envelope.ts';
import { createEventReader } from './server-sent-events.ts';

/** Where the host is and how to ask it. In a page the address is empty and `fetch` the page's own. */
export interface WebHost {
  readonly address: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface WebChannel extends Channel<Response, Request> {
  /** Called before the close, where the host does not let this page in. */
  onRefused(listener: () => void): void;
}

interface Waiting {
  readonly line: string;
  /** Of a call or a part of one; null for a message that nobody waits for. */
  readonly callId: number | null;
}

/** One request takes lines up to this length together; a longer line goes alone. */
const maxBatchLength = 2 ** 20;

/**
 * The page's end of [Note: Web channel] in electron/transport/channels/web.ts. `onOpen`: the host has answered;
 * what is posted earlier waits for it.
 */
export function openWebChannel(host: WebHost, onOpen: () => void = () => undefined): WebChannel {
  const line = new WebLine(host, onOpen);
  void line.listen();
  return {
    post: (message) => line.post(message),
    onMessage: (listener) => void line.receivers.push(listener),
    onClose: (listener) => void line.closers.push(listener),
    onRefused: (listener) => (line.onRefused = listener),
    close: () => line.close(),
    // A page lives as long as its window.
    hold: () => undefined,
    free: () => undefined,
  };
}

class WebLine {
  readonly receivers: ((message: Response) => void)[] = [];
  readonly closers: (() => void)[] = [];
  onRefused: () => void = () => undefined;
  readonly #host: WebHost;
  readonly #onOpen: () => void;
  readonly #ending = new AbortController();
  readonly #waiting: Waiting[] = [];
  /** The number that the host gave this line. */
  #page: string | null = null;
  #sending = false;

  constructor(host: WebHost, onOpen: () => void) {
    this.#host = host;
    this.#onOpen = onOpen;
  }

  /** Reads the stream to its end, which is the end of the line. */
  async listen(): Promise<void> {
    try {
      const { address, fetch } = this.#host;
      const response = await fetch(`${address}/api/events`, { signal: this.#ending.signal });
      if (response.status === 401) this.onRefused();
      if (!response.ok || response.body === null) return;
      const read = createEventReader(({ event, data }) => {
        if (event === 'open') this.#opened(data);
        else this.#receive(JSON.parse(data) as Response);
      });
      for await (const piece of textOf(response.body)) read(piece);
    } catch (error) {
      // A network failure, or our own end; anything else is a defect.
      if (!(error instanceof TypeError) && !this.#ending.signal.aborted) throw error;
    } finally {
      this.#end();
    }
  }

  post(message: Request): void {
    const line = JSON.stringify(message);
    if (this.#ending.signal.aborted) return;
    this.#waiting.push({
      line,
      callId: message.kind === 'call' || message.kind === 'part' ? message.id : null,
    });
    void this.#send();
  }

  close(): void {
    this.#ending.abort();
  }

  #opened(page: string): void {
    this.#page = page;
    this.#onOpen();
    void this.#send();
  }

  #receive(message: Response): void {
    for (const receiver of this.receivers) {
      try {
        receiver(message);
      } catch (error) {
        // A defect of one listener is reported, and does not cost the line.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  #end(): void {
    this.#ending.abort();
    for (const closed of this.closers.splice(0)) closed();
  }

  /** One request at a time, so that messages arrive in the order in which they were posted. */
  async #send(): Promise<void> {
    const page = this.#page;
    if (page === null || this.#sending) return;
    this.#sending = true;
    try {
      while (this.#waiting.length > 0 && !this.#ending.signal.aborted) {
        await this.#sendBatch(page, takeBatch(this.#waiting));
      }
    } catch {
      // The host is not there: what was on the way is as lost as the line.
      this.close();
    } finally {
      this.#sending = false;
    }
  }

  async #sendBatch(page: string, batch: readonly Waiting[]): Promise<void> {
    const response = await this.#host.fetch(`${this.#host.address}/api/call`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', 'x-sidecut-page': page },
      body: batch.map(({ line }) => line).join('\n'),
      signal: this.#ending.signal,
    });
    if (response.status === 413) this.#refuse(batch);
    else if (!response.ok) this.close();
  }

  #refuse(batch: readonly Waiting[]): void {
    for (const { callId } of batch) {
      if (callId === null) continue;
      const error = new SidecutError('usage', { reason: 'message-too-long' });
      this.#receive({ kind: 'error', id: callId, error: toFailure(error) });
    }
  }
}

function takeBatch(waiting: Waiting[]): readonly Waiting[] {
  let count = 0;
  let length = 0;
  while (count < waiting.length) {
    length += waiting[count]?.line.length ?? 0;
    if (count > 0 && length > maxBatchLength) break;
    count += 1;
  }
  return waiting.splice(0, count);
}

async function* textOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  while (true) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
