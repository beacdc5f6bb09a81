import { once } from 'node:events';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseByteRange } from './byte-range.ts';
import { serveMedia } from './serve-media.ts';
import type { LocateMedia, MediaPart } from './serve-media.ts';

const bytes = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251));
let folder: string;
const asked: { readonly mediaId: string; readonly part: MediaPart }[] = [];

const locate: LocateMedia = (mediaId, part) => {
  asked.push({ mediaId, part });
  const name = { m1: 'a.bin', empty: 'empty.bin', folder: 'folder', gone: 'gone.bin', pipe: 'pipe.bin' }[
    mediaId
  ];
  return Promise.resolve(name === undefined ? null : { path: join(folder, name), mimeType: 'video/mp4' });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-serving-'));
  await writeFile(join(folder, 'a.bin'), bytes);
  await writeFile(join(folder, 'empty.bin'), '');
  await mkdir(join(folder, 'folder'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await serveMedia({ method, path, headers }, locate);
  const chunks: Buffer[] = [];
  for await (const chunk of response.body ?? []) chunks.push(chunk as Buffer);
  return { status: response.status, headers: response.headers, body: Buffer.concat(chunks) };
}

describe('serving media', () => {
  it('gives the whole file with its length and type', async () => {
    const { status, headers, body } = await get('/media/m1/file');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-length': '1000',
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
    });
    expect(body).toEqual(bytes);
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=990-', 990, 999],
    ['bytes=990-5000', 990, 999],
    ['bytes=-5', 995, 999],
    ['bytes=-5000', 0, 999],
  ])('gives the part %s', async (range, start, end) => {
    const { status, headers, body } = await get('/media/m1/file', { range });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${start}-${end}/1000`);
    expect(headers['content-length']).toBe(String(end - start + 1));
    expect(body).toEqual(bytes.subarray(start, end + 1));
  });

  it.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])(
    'refuses the part %s, which is not there',
    async (range) => {
      const { status, headers } = await get('/media/m1/file', { range });
      expect(status).toBe(416);
      expect(headers['content-range']).toBe('bytes */1000');
    },
  );

  it.each(['bytes=20-10', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-', 'bytes=x'])(
    'takes no notice of the range %s, which is none that it serves',
    async (range) => {
      expect((await get('/media/m1/file', { range })).status).toBe(200);
    },
  );

  it('answers HEAD without a body, an empty file, and a known version', async () => {
    const head = await get('/media/m1/file', {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, headers: { 'content-length': '1000' }, body: Buffer.alloc(0) });
    expect(await get('/media/empty/file')).toMatchObject({ status: 200, headers: { 'content-length': '0' } });
    expect((await get('/media/empty/file', { range: 'bytes=0-' })).status).toBe(416);
    const known = await get('/media/m1/file', { 'if-none-match': head.headers['etag']! });
    expect(known).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  });

  it('knows the parts of a medium', async () => {
    asked.length = 0;
    await Promise.all(
      ['/media/m1/peaks', '/media/m1/thumbs/12?v=3', '/media/m1/poster'].map((path) => get(path)),
    );
    expect(asked.map(({ part }) => part)).toEqual([
      { kind: 'peaks' },
      { kind: 'thumbs', sheet: 12 },
      { kind: 'poster' },
    ]);
  });

  it.each([
    '/media/../file',
    '/media/%2e%2e/file',
    '/media/m1/..%2f..%2fetc/passwd',
    '/media/m1/thumbs/../../x',
    '/media/m1/thumbs/-1',
    '/media/m1/thumbs/1e3',
    '/media/m1/thumbs',
    '/media/m1/file/x',
    '/media/m1/secret',
    '/media/M1/file',
    '/media/a\0b/file',
    '//media/m1/file',
    '/media/m1',
    '',
    `/media/${'a'.repeat(65)}/file`,
  ])('finds nothing at %j and asks no one for it', async (path) => {
    asked.length = 0;
    expect((await get(path)).status).toBe(404);
    expect(asked).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe in the place of a film', async () => {
    const pipe = join(folder, 'pipe.bin');
    execFileSync('mkfifo', [pipe]);
    const answers = Promise.all(Array.from({ length: 40 }, () => get('/media/pipe/file')));
    expect((await answers).every(({ status }) => status === 404)).toBe(true);
    await stat(folder);
  });

  it('gives nothing where another file, or a link to one, lies in the place of a film', async () => {
    await writeFile(join(folder, 'secret'), 'secret');
    await symlink(join(folder, 'secret'), join(folder, 'other.bin'));
    const located = { path: join(folder, 'other.bin'), mimeType: 'video/mp4', bytes: 1000 };
    const request = { method: 'GET', path: '/media/m1/file', headers: {} };
    expect(await serveMedia(request, () => Promise.resolve(located))).toMatchObject({
      status: 404,
      body: null,
    });
    const same = await serveMedia(request, () => Promise.resolve({ ...located, bytes: 6 }));
    expect(same.status).toBe(200);
    same.body?.destroy();
  });

  it('finds nothing where the file is gone, unknown or a folder, and takes no other method', async () => {
    for (const id of ['gone', 'unknown', 'folder']) expect((await get(`/media/${id}/file`)).status).toBe(404);
    expect((await get('/media/m1/file', {}, 'POST')).status).toBe(405);
  });

  it('gives to the end what was open when the file vanished', async () => {
    const path = join(folder, 'gone.bin');
    await writeFile(path, bytes);
    const response = await serveMedia({ method: 'GET', path: '/media/gone/file', headers: {} }, locate);
    await unlink(path);
    const chunks: Buffer[] = [];
    for await (const chunk of response.body!) chunks.push(chunk as Buffer);
    // Windows keeps a file that is open from being removed at all.
    expect(Buffer.concat(chunks)).toEqual(bytes);
  });

  it('works behind a real HTTP server', async () => {
    const server = createServer((request, reply) => {
      void (async () => {
        const { method = '', url = '', headers } = request;
        const { status, headers: own, body } = await serveMedia({ method, path: url, headers }, locate);
        reply.writeHead(status, own);
        if (body === null) reply.end();
        else await pipeline(body, reply);
      })();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const reply = await fetch(`http://127.0.0.1:${port}/media/m1/file`, { headers: { range: 'bytes=5-8' } });
    expect(reply.status).toBe(206);
    expect([...new Uint8Array(await reply.arrayBuffer())]).toEqual([5, 6, 7, 8]);
    server.close();
  });
});

describe('a byte range', () => {
  it('is whole without a header', () => {
    expect(parseByteRange(undefined, 10)).toEqual({ kind: 'whole' });
  });
});
