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
let authorization: string;
let pages = 0;
const mediaKey = 'key-of-the-media';
const film = `/media/${mediaKey}/film/file`;

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
    mediaKey,
  });
  authority = new URL(host.newAddress()).host;
  const { body } = await enterWith(newToken());
  authorization = `Bearer ${(JSON.parse(body) as { readonly secret: string }).secret}`;
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
      {
        ...{ host: '127.0.0.1', port: authority.split(':')[1], path, method },
        headers: { authorization, ...headers },
      },
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

const newToken = (address = host.newAddress()): string => new URL(address).hash.replace('#token=', '');

/** Without the secret: nobody has it yet. */
const enterWith = (token: string, headers: OutgoingHttpHeaders = {}) =>
  ask('/api/enter', {
    method: 'POST',
    headers: { authorization: '', origin: `http://${authority}`, 'x-sidecut-token': token, ...headers },
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

  it('gives its secret for the token of an address, once, and sets no cookie', async () => {
    let used = 0;
    const token = newToken(host.newAddress(() => (used += 1)));
    expect(token).toHaveLength(43);
    expect((await enterWith(`${token.slice(0, -1)}~`)).status).toBe(401);
    expect(used).toBe(0);
    const entered = await enterWith(token);
    expect(entered).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(entered.headers['set-cookie']).toBeUndefined();
    const { secret } = JSON.parse(entered.body) as { readonly secret: string };
    expect(`Bearer ${secret}`).toBe(authorization);
    expect(used).toBe(1);
    expect((await enterWith(token)).status).toBe(401);
    expect(used).toBe(1);
  });

  it('tells its secret to no other origin, be the token right', async () => {
    const token = newToken();
    for (const origin of ['http://127.0.0.1:1', 'http://evil.example', 'null']) {
      expect((await enterWith(token, { origin })).status).toBe(403);
    }
    expect((await enterWith(token, { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await ask('/api/enter', { headers: { 'x-sidecut-token': token } })).status).toBe(405);
    expect((await enterWith(token)).status).toBe(200);
  });

  it('makes new tokens and another secret at each start', async () => {
    const other = await startWebHost({
      port: 0,
      servePage: () => Promise.reject(new Error('unused')),
      onPage: () => undefined,
      mediaKey: 'x',
    });
    const address = other.newAddress();
    const answer = await fetch(`${new URL(address).origin}/api/enter`, {
      method: 'POST',
      headers: { origin: new URL(address).origin, 'x-sidecut-token': newToken(address) },
    });
    const { secret } = (await answer.json()) as { readonly secret: string };
    await other.close();
    expect(`Bearer ${secret}`).not.toBe(authorization);
    expect((await enterWith(newToken(address))).status).toBe(401);
  });

  it('says so when the port is taken', async () => {
    const port = Number(authority.split(':')[1]);
    const taken = startWebHost({
      port,
      servePage: () => Promise.reject(new Error()),
      onPage: () => undefined,
      mediaKey: 'x',
    });
    await expect(taken).rejects.toMatchObject({
      code: 'usage',
      facts: { reason: 'port-taken', port },
    });
  });

  it.each(['/api/events', '/api/call', '/api/', '/api/events?x'])(
    'without the secret refuses %s, whatever cookie comes with it',
    async (path) => {
      const secret = authorization.replace('Bearer ', '');
      const cookie = `sidecut-${authority.split(':')[1] ?? ''}=${secret}; sidecut.secret=${secret}`;
      for (const wrong of ['', 'Bearer ', 'Bearer wrong', `${authorization}~`, secret, `Basic ${secret}`]) {
        expect((await ask(path, { headers: { authorization: wrong, cookie } })).status).toBe(401);
      }
    },
  );

  it.each([
    '/media/film/file',
    '/media/wrong/film/file',
    '/media//film/file',
    `/media/${mediaKey}~/film/file`,
  ])('without the key of the media refuses %s, also to who has the secret', async (path) => {
    expect((await ask(path)).status).toBe(401);
  });

  it('gives the files of the page to anybody who opens it, and to no other page', async () => {
    const opening = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await ask('/', { headers: { ...opening, authorization: '' } })).status).toBe(200);
    for (const other of [{ 'sec-fetch-dest': 'iframe' }, { 'sec-fetch-mode': 'no-cors' }]) {
      expect((await ask('/', { headers: { ...opening, ...other } })).status).toBe(403);
    }
    const script = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' };
    expect((await ask('/assets/main-abc.js', { headers: script })).status).toBe(403);
    expect((await ask('/api/events', { headers: opening })).status).toBe(403);
  });

  it('answers to its own name only', async () => {
    const port = authority.split(':')[1] ?? '';
    for (const wrong of [`localhost:${port}`, `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1']) {
      expect((await ask('/', { headers: { host: wrong } })).status).toBe(421);
      expect((await enterWith('x', { host: wrong })).status).toBe(421);
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
      expect((await ask(film, { headers: { 'sec-fetch-site': site } })).status).toBe(403);
    }
    expect((await ask(film, { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(200);
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
    const { headers, body } = await ask(film);
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
      headers: { authorization },
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
