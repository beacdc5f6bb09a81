import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { SidecutError } from '../../../core/errors.ts';
import type { Channel } from '../../transport/channels/channel.ts';
import { createWebChannels } from '../../transport/channels/web.ts';
import type { WebChannels } from '../../transport/channels/web.ts';
import type { Response } from '../../transport/envelope.ts';
import { FilePart } from '../../services/media/serving/file-part.ts';
import type { ServePage } from '../app/serve-page.ts';
import { createAdmissions, newSecret } from './admissions.ts';
import { judge } from './guard.ts';
import type { Door } from './guard.ts';

export interface WebHostOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly servePage: ServePage;
  readonly onPage: (channel: Channel<unknown, Response>) => void;
  readonly maxBodyBytes?: number;
  /** Stands in the addresses of media, see [Note: Who may speak to the web host]. */
  readonly mediaKey: string;
}

export interface WebHost {
  /** An address that lets one page in. `onUsed`: it has. */
  newAddress(onUsed?: () => void): string;
  close(): Promise<void>;
}

/** What may be long comes in parts of a quarter of a megabyte; all words of a six-hour film in one cue are about 16 MB. */
const defaultMaxBodyBytes = 256 * 2 ** 20;

/** Serves the app on 127.0.0.1, and nowhere else. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const server = createServer();
  await listen(server, options.port);
  const door: Door = {
    authority: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    secret: newSecret(),
    mediaKey: options.mediaKey,
    admissions: createAdmissions(),
  };
  const channels = createWebChannels(options.onPage);
  server.on('request', (request, response) => {
    answer(door, channels, options, request, response).catch((error: unknown) => {
      fail(response, error);
    });
  });
  return {
    newAddress: (onUsed) => `http://${door.authority}/#token=${door.admissions.issue(onUsed)}`,
    close: () =>
      new Promise((resolve) => {
        channels.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const facts =
        cause.code === 'EADDRINUSE'
          ? ({ reason: 'port-taken', port } as const)
          : ({ reason: 'port-refused', port, problem: cause.message } as const);
      reject(new SidecutError('usage', facts, { cause }));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer(
  door: Door,
  channels: WebChannels,
  options: WebHostOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', headers } = request;
  const verdict = judge(door, { method, url: request.url ?? '', headers });
  if (verdict.kind === 'refuse') {
    refuse(request, response, verdict.status, verdict.message);
    return;
  }
  if (verdict.kind === 'admit') {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ secret: door.secret }));
    return;
  }
  const { url } = verdict;
  if (url === '/api/events') {
    if (method === 'GET') channels.open(response);
    else refuse(request, response, 405, 'Only GET.', { allow: 'GET' });
  } else if (url === '/api/call') {
    if (method === 'POST') await receive(channels, options, request, response);
    else refuse(request, response, 405, 'Only POST.', { allow: 'POST' });
  } else {
    await sendPage(options.servePage, request, url, response);
  }
}

/** Messages of a page. They are answered over its stream; this request only says that they have come. */
async function receive(
  channels: WebChannels,
  { maxBodyBytes = defaultMaxBodyBytes }: WebHostOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers } = request;
  const length = Number(headers['content-length'] ?? Number.NaN);
  // Other sites' forms can't send this type, and scripts only after a preflight that nobody answers.
  if (headers['content-type'] !== 'application/x-ndjson') {
    refuse(request, response, 415, 'Send application/x-ndjson.');
  } else if (Number.isNaN(length)) {
    refuse(request, response, 411, 'Say how long it is.');
  } else if (length > maxBodyBytes) {
    refuse(request, response, 413, `At most ${maxBodyBytes} bytes.`);
  } else {
    const lines = await text(request);
    const page = headers['x-sidecut-page'];
    const known = typeof page === 'string' && channels.receive(page, lines);
    response.writeHead(known ? 204 : 404).end();
  }
}

async function sendPage(
  servePage: ServePage,
  { method = '', headers }: IncomingMessage,
  path: string,
  response: ServerResponse,
) {
  const { status, headers: sent, body } = await servePage({ method, path, headers });
  response.writeHead(status, sent);
  if (body === null) response.end();
  else if (body instanceof FilePart) await body.writeTo(response);
  else await pipeline(body, response);
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  // What is still to come is thrown away unread; closing at once would lose the answer.
  request.resume();
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    connection: 'close',
    ...headers,
  });
  response.end(`${message}\n`);
}

/** A browser that stops reading a video is no failure; anything else is a defect, and costs this request only. */
function fail(response: ServerResponse, error: unknown): void {
  const gone = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
  if (!response.headersSent && !gone) {
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Something went wrong inside Sidecut.\n');
  } else {
    response.destroy();
  }
}
