import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Response } from '../envelope.ts';
import type { Channel } from './channel.ts';

/**
 * [Note: Web channel]
 * A page's line over HTTP. One stream of server-sent events carries everything to the page: first `open` with the
 * page's number, then replies, progress and events as JSON. Messages of the page come as lines of JSON in POST
 * requests that name the number; the page sends one request at a time, so that messages arrive in order. The stream
 * is the line: when it ends, the page's calls are aborted, and a page that comes back gets a new number and reads
 * what it shows again.
 */
export interface WebChannels {
  /** Makes the response a page's stream. */
  open(response: ServerResponse): void;
  /** Lines of JSON of the page with this number; false: there is no such page. */
  receive(page: string, lines: string): boolean;
  /** Ends every stream. */
  close(): void;
}

/** A page that reads this much too slowly is cut off: it comes back and reads again. */
const maxWaitingBytes = 256 * 2 ** 20;

export function createWebChannels(onPage: (channel: Channel<unknown, Response>) => void): WebChannels {
  const pages = new Map<string, Page>();
  return {
    open(response) {
      const number = randomBytes(18).toString('base64url');
      const page = new Page(response);
      pages.set(number, page);
      page.channel.onClose(() => pages.delete(number));
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(`event: open\ndata: ${number}\n\n`);
      onPage(page.channel);
    },
    receive(number, lines) {
      const page = pages.get(number);
      if (page === undefined) return false;
      for (const line of lines.split('\n')) page.receive(line);
      return true;
    },
    close() {
      for (const page of pages.values()) page.channel.close();
    },
  };
}

class Page {
  readonly channel: Channel<unknown, Response>;
  readonly #listeners: ((message: unknown) => void)[] = [];

  constructor(response: ServerResponse) {
    const closers: (() => void)[] = [];
    response.once('close', () => {
      for (const closed of closers) closed();
    });
    this.channel = {
      post: (message) => {
        const text = JSON.stringify(message);
        if (response.writableEnded || response.destroyed) return;
        response.write(`data: ${text}\n\n`);
        if (response.writableLength > maxWaitingBytes) response.destroy();
      },
      onMessage: (listener) => void this.#listeners.push(listener),
      onClose: (listener) => void closers.push(listener),
      close: () => void response.end(),
      // The host's server decides how long the process runs.
      hold: () => undefined,
      free: () => undefined,
    };
  }

  receive(line: string): void {
    if (line === '') return;
    const message = parseJson(line);
    for (const listener of this.#listeners) listener(message);
  }
}

/** undefined for what is no JSON: the server passes over what is no request. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
