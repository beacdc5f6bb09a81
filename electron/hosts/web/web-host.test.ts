import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageServer } from '../app/serve-page.ts';
import { listStaticFiles } from '../app/static-files.ts';
import { startWebHost } from './web-host.ts';
import type { WebHost } from './web-host.ts';

let folder: string;
let host: WebHost;
let authority: string;
let token: string;
let cookie: string;
let pages = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-web-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>Sidecut</title>');
  await writeFile(join(folder, 'page', 'assets', 'main-abc.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  host = await startWebHost({
    port: 0,
    servePage: createPageServer(await listStaticFiles(join(folder, 'page')), ({ path }) =>
      Promise.resolve({ status: 200, headers: { 'content-type': 'video/mp4' }, body: Readable.from([path]) }),
    ),
    onPage: () => (pages += 1),
    maxBodyBytes: 1000,
  });
  const url = new URL(host.url);
  authority = url.host;
  token = url.searchParams.get('token') ?? '';
  cookie = `sidecut-${url.port}=${token}`;
});
afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** As a browser would ask that has been let in; `fetch` would not send these headers, nor such paths. */
function ask(
  path: string,
  options: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port: authority.split(':')[1], path, method, headers: { cookie, ...headers } },
      (response) => {
        void text(response).then((received) => {
          resolve({ status: response.statusCode, headers: response.headers, body: received });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const post = (body: string, headers: OutgoingHttpHeaders = {}) =>
  ask('/api/call', {
    method: 'POST',
    body,
    headers: {
      origin: `http://${authority}`,
      'content-type': 'application/x-ndjson',
      'x-sidecut-page': 'x',
      ...headers,
    },
  });

describe('the web host', () => {
  it('listens on 127.0.0.1 only', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address !== undefined && !address.internal && address.family === 'IPv4');
    for (const other of others) {
      const refused = await new Promise((resolve) => {
        const socket = connectSocket(Number(authority.split(':')[1]), other!.address);
        socket.once('connect', () => {
          socket.destroy();
          resolve(false);
        });
        socket.once('error', () => resolve(true));
      });
      expect(refused).toBe(true);
    }
    expect(authority).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it('takes the token of the address once, as a cookie that scripts and other sites never see', async () => {
    const { status, headers } = await ask(`/?token=${token}`, { headers: { cookie: '' } });
    expect(status).toBe(303);
    expect(headers.location).toBe('/');
    expect(headers['set-cookie']).toEqual([`${cookie}; Path=/; HttpOnly; SameSite=Strict`]);
    expect((await ask('/')).status).toBe(200);
  });

  it('makes a new token at each start', async () => {
    const other = await startWebHost({
      port: 0,
      servePage: () => Promise.reject(new Error('unused')),
      onPage: () => undefined,
    });
    await other.close();
    expect(new URL(other.url).searchParams.get('token')).not.toBe(token);
    expect(token).toHaveLength(43);
  });

  it('says so when the port is taken', async () => {
    const port = Number(authority.split(':')[1]);
    const taken = startWebHost({
      port,
      servePage: () => Promise.reject(new Error()),
      onPage: () => undefined,
    });
    await expect(taken).rejects.toMatchObject({
      code: 'usage',
      facts: { reason: 'port-taken', port },
    });
  });

  it.each(['/', '/assets/main-abc.js', '/api/events', '/media/film/file'])(
    'without the token refuses %s',
    async (path) => {
      for (const wrong of ['', 'sidecut=1', cookie.replace(/=.*/, '=wrong'), `${cookie.slice(0, -1)}~`]) {
        expect((await ask(path, { headers: { cookie: wrong } })).status).toBe(401);
      }
      expect((await ask(`${path}?token=wrong`, { headers: { cookie: '' } })).status).toBe(401);
    },
  );

  it('answers to its own name only', async () => {
    const port = authority.split(':')[1] ?? '';
    for (const wrong of [`localhost:${port}`, `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1']) {
      expect((await ask('/', { headers: { host: wrong } })).status).toBe(421);
      expect((await ask(`/?token=${token}`, { headers: { host: wrong } })).status).toBe(421);
    }
  });

  it('refuses requests that other origins make, and POST without an origin', async () => {
    for (const origin of ['http://evil.example', 'null', `https://${authority}`, 'http://127.0.0.1:1']) {
      expect((await post('', { origin })).status).toBe(403);
      expect((await ask('/api/events', { headers: { origin } })).status).toBe(403);
    }
    const withoutOrigin = await ask('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: '',
    });
    expect(withoutOrigin.status).toBe(403);
  });

  it('refuses what pages of other sites and of other ports load', async () => {
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask('/media/film/file', { headers: { 'sec-fetch-site': site } })).status).toBe(403);
    }
    expect((await ask('/media/film/file', { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(
      200,
    );
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..\\..\\secret.txt',
    '//secret.txt',
    '/assets',
    '/assets/',
    '/index.html/',
    '/__proto__',
    '/\u00e9',
  ])('gives nothing for the path %j', async (path) => {
    const { status, body } = await ask(encodeURI(path).replaceAll('%25', '%'));
    expect(status).toBe(404);
    expect(body).toBe('');
  });

  it('sends the page under a policy that allows only its own scripts and styles', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(body).toContain('<title>Sidecut</title>');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
        "media-src 'self' blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('has files with a hash in their name kept, and the page asked for again', async () => {
    expect((await ask('/assets/main-abc.js')).headers['cache-control']).toContain('immutable');
    expect((await ask('/')).headers['cache-control']).toBe('no-cache');
    const head = await ask('/assets/main-abc.js', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe('10');
  });

  it('hands /media on with its own headers and the policy', async () => {
    const { headers, body } = await ask('/media/film/file');
    expect(body).toBe('/media/film/file');
    expect(headers['content-type']).toBe('video/mp4');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('refuses methods that are not foreseen', async () => {
    const origin = `http://${authority}`;
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      for (const path of ['/', '/api/call', '/api/events']) {
        expect((await ask(path, { method, headers: { origin } })).status).toBe(405);
      }
    }
    expect((await ask('/api/call')).status).toBe(405);
    expect((await ask('/api/events', { method: 'POST', headers: { origin } })).status).toBe(405);
    expect((await ask('/', { method: 'POST', headers: { origin } })).status).toBe(405);
  });

  it('takes messages only as lines of JSON, of a known page and a known length', async () => {
    expect((await post('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('{}', { 'transfer-encoding': 'chunked' })).status).toBe(411);
    expect((await post('{}')).status).toBe(404);
  });

  it('refuses a body that is too large, and reads on', async () => {
    expect((await post('x'.repeat(1001))).status).toBe(413);
    expect((await post('x'.repeat(5_000_000))).status).toBe(413);
    expect((await ask('/')).status).toBe(200);
  });

  it('survives a page that leaves in the middle of everything', async () => {
    const before = pages;
    const sent = httpRequest({
      host: '127.0.0.1',
      port: authority.split(':')[1],
      path: '/api/events',
      headers: { cookie },
    });
    const [first] = await new Promise<Buffer[]>((resolve) => {
      sent.on('response', (response) => response.once('data', (piece: Buffer) => resolve([piece])));
      sent.end();
    });
    const page = /data: (\S+)/.exec(String(first))?.[1] ?? '';
    expect(pages).toBe(before + 1);
    expect((await post('no json\n{"kind":"nonsense"}\n', { 'x-sidecut-page': page })).status).toBe(204);
    sent.on('error', () => undefined);
    sent.destroy();
    await expect.poll(async () => (await post('{}', { 'x-sidecut-page': page })).status).toBe(404);
  });
});
