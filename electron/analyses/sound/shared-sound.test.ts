import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAudio } from '../../services/media/sound/audio-stream.ts';
import { probe } from '../../services/media/probe.ts';
import { eyes, makeMedia, source, temporaryFolder, tools } from '../../services/media/testing/media-files.ts';
import type { Medium } from '../analysis-work.ts';
import { SharedSounds } from './shared-sound.ts';

const folder = temporaryFolder();
const never = new AbortController().signal;

it('gives every listener all samples at its own pace, from one decoding that leaves no file', async () => {
  const path = await makeMedia(join(folder, 'sound.flac'), source('sine=f=440:d=5.3'));
  const media = await probe(eyes, path);
  const medium: Medium = { fingerprint: 'f', media, id: null, folder: null };
  const track = media.audio[0]!;
  const collect = async (audio: AsyncIterable<Float32Array>): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for await (const piece of audio)
      pieces.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    return Buffer.concat(pieces);
  };
  const direct = await collect(readAudio(tools, media, { track }));
  let decodings = 0;
  const place = join(folder, 'spool');
  const sounds = new SharedSounds(() => (decodings++, Promise.resolve(tools)), place);
  const [one, two] = [sounds.hold(medium, track), sounds.hold(medium, track)];
  const slow = two.read(never)[Symbol.asyncIterator]();
  await slow.next();
  expect((await collect(one.read(never))).equals(direct)).toBe(true);
  await one.release();
  let count = 1;
  while (!(await slow.next()).done) count++;
  expect(count).toBeGreaterThan(3);
  expect(await readdir(place)).toEqual([]);
  await two.release();
  await two.release();
  expect(decodings).toBe(1);
  const later = sounds.hold(medium, track);
  expect((await collect(later.read(never))).equals(direct)).toBe(true);
  await later.release();
  expect(decodings).toBe(2);
});

it('ends ffmpeg when the last listener leaves in the middle', async () => {
  const path = await makeMedia(join(folder, 'long.wav'), source('sine=d=1200'));
  const media = await probe(eyes, path);
  const sounds = new SharedSounds(() => Promise.resolve(tools), join(folder, 'spool'));
  const held = sounds.hold({ fingerprint: 'l', media, id: null, folder: null }, media.audio[0]!);
  const reading = held.read(never)[Symbol.asyncIterator]();
  await reading.next();
  await held.release();
  await expect(
    (async () => {
      while (!(await reading.next()).done);
    })(),
  ).rejects.toBeDefined();
});
