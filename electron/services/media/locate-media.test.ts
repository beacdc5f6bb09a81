import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { createMediaLocator } from './locate-media.ts';
import { keepProxy } from './playback/proxy-copy.ts';

it('every part of a medium has its place, in the data folder or where the file is', async () => {
  const library = await testLibrary();
  await library.media.add(sampleMedia());
  const locate = createMediaLocator(library, '/home', (mediaId, timeMs) =>
    Promise.resolve(mediaId === 'talk' && timeMs < 60_000 ? Uint8Array.of(0xff, 0xd8) : null),
  );
  const own = (name: string) => join('/home', 'media', 'talk', name);
  expect(await locate('talk', { kind: 'file' })).toEqual({
    path: '/videos/talk.mp4',
    mimeType: 'audio/mp4',
    bytes: 1_234_567_890,
  });
  expect(await locate('talk', { kind: 'peaks' })).toMatchObject({ path: own('peaks.bin') });
  expect(await locate('talk', { kind: 'poster' })).toMatchObject({ mimeType: 'image/jpeg' });
  expect(await locate('talk', { kind: 'thumbs', sheet: 7 })).toMatchObject({ path: own('thumbs-7.jpg') });
  expect(await locate('talk', { kind: 'proxy' })).toBeNull();
  const proxy = { fileName: 'proxy.mp4', mimeType: 'video/mp4', audioTrack: 0, isAsked: false };
  await keepProxy(library, sampleMedia().fingerprint, proxy);
  expect(await locate('talk', { kind: 'proxy' })).toEqual({ path: own('proxy.mp4'), mimeType: 'video/mp4' });
  expect(await locate('unknown', { kind: 'file' })).toBeNull();
});
