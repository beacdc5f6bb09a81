import { join } from 'node:path';
import { expect, it } from 'vitest';
import { probe } from '../../services/media/probe.ts';
import { eyes, makeMedia, source, temporaryFolder, tools } from '../../services/media/testing/media-files.ts';
import { makeChapters } from '../chapters/make-chapters.ts';
import { findShotChanges } from '../shots/shots.ts';
import { findLooks } from './find-looks.ts';

/** Eight shots of 12 s: gradients that are cut, four times in a red place and then four times in a green one. */
function painted(): readonly string[] {
  const shots = Array.from({ length: 8 }, (_, shot) => {
    const [dark, light] = shot < 4 ? ['0x400000', '0xff4040'] : ['0x004000', '0x40ff40'];
    const across = shot % 2 === 0 ? 'x0=0:y0=0:x1=160:y1=0' : 'x0=160:y0=90:x1=0:y1=0';
    return `gradients=s=160x90:r=5:d=12:speed=0.00001:n=2:c0=${dark}:c1=${light}:${across}[s${shot}]`;
  });
  const inputs = shots.map((_, shot) => `[s${shot}]`).join('');
  return ['-filter_complex', `${shots.join(';')};${inputs}concat=n=8`];
}

it('a film without words is divided where another place is seen, not at every cut', async () => {
  const file = join(temporaryFolder(), 'places.mp4');
  await makeMedia(file, painted(), '-c:v libx264 -preset ultrafast -crf 40 -pix_fmt yuv420p');
  const media = await probe(eyes, file);
  const { signal } = new AbortController();
  const [shots, looks] = [await findShotChanges(tools, media), await findLooks(tools, media, { signal })];
  expect(shots.length).toBe(7);
  expect(looks?.rows.length).toBe(96 * looks!.bins);
  const film = { trackId: null, sentences: [], durationMs: media.durationMs, shots, speech: null };
  const ways = { embed: null, signal, onFraction: () => undefined };
  const { tree } = await makeChapters({ ...film, looks }, ways);
  const [first] = tree.nodes;
  expect(tree.nodes[first!.division!.second]).toMatchObject({ startMs: 48_000, title: null });
  expect(tree.nodes[first!.division!.second]!.reasons).toContainEqual({ kind: 'picture' });
});

it('a sound file looks like nothing', async () => {
  const file = join(temporaryFolder(), 'sound.wav');
  await makeMedia(file, source('sine=d=1'));
  const media = await probe(eyes, file);
  expect(await findLooks(tools, media, { signal: new AbortController().signal })).toBeUndefined();
});
