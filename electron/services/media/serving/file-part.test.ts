import { createServer, get } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openFile } from '../../../system/user-files.ts';
import type { UserFile } from '../../../system/user-files.ts';
import { FilePart } from './file-part.ts';

const content = Buffer.from(
  Uint32Array.from({ length: 500_000 }, (_, i) => Math.imul(i, 2_654_435_761)).buffer,
);
let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-part-'));
  path = join(folder, 'film.mp4');
  await writeFile(path, content);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('gives many readers at once their own bytes through one buffer each', async () => {
  const server = createServer((request, response) => {
    const start = Number(request.url!.slice(1));
    void openFile(path).then((file) => new FilePart(file, start, content.length - 1).writeTo(response));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const read = (start: number) =>
    new Promise<Buffer>((resolve) => {
      get(`http://127.0.0.1:${port}/${start}`, (response) => {
        const pieces: Buffer[] = [];
        response
          .on('data', (piece: Buffer) => pieces.push(piece))
          .on('end', () => resolve(Buffer.concat(pieces)));
      });
    });
  const starts = Array.from({ length: 12 }, (_, i) => i * 100_001);
  const received = await Promise.all(starts.map(read));
  expect(received.map((bytes, i) => bytes.equals(content.subarray(starts[i])))).toEqual(
    starts.map(() => true),
  );
  server.close();
});

it('closes its file when the reader goes away or the file breaks off', async () => {
  const close = vi.fn(() => Promise.resolve());
  const file = (read: UserFile['read']): UserFile => ({ size: 10, mtimeMs: 0, read, close });
  const reader = new Writable({ write: () => undefined });
  const writing = new FilePart(
    file(() => Promise.resolve(5)),
    0,
    9,
  ).writeTo(reader);
  await Promise.resolve();
  reader.destroy();
  await expect(writing).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
  const sink = new Writable({ write: (_piece, _encoding, done) => done() });
  await expect(
    new FilePart(
      file(() => Promise.resolve(0)),
      0,
      9,
    ).writeTo(sink),
  ).rejects.toThrow('shorter');
  await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(2));
});
