import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { probe } from '../../services/media/probe.ts';
import { isCancellation } from '../../../core/errors.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import { findShotChanges } from './shots.ts';
import {
  everyFfmpeg,
  eyes,
  makeMedia,
  smallVideo,
  source,
  temporaryFolder,
  tone,
} from '../../services/media/testing/media-files.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);

const size = 's=192x108:r=25';
const testsrc = `testsrc2=${size}`;
const bars = `smptebars=${size}`;
const zoom = `mandelbrot=${size}:end_scale=0.1`;
/** A picture wider than the frame, for the camera to move over. */
const wide = 'mandelbrot=s=1200x108:r=25:start_scale=0.02:maxiter=300,loop=-1:1,setpts=N/25/TB';

const clip = (graph: string): readonly string[] => source(graph);
const part = (graph: string, seconds: number): string =>
  `${graph},trim=duration=${seconds},setpts=PTS-STARTPTS`;

beforeAll(async () => {
  const make = (name: string, graph: string, ...more: string[]) =>
    makeMedia(file(name), clip(graph), smallVideo, ...more);
  await Promise.all([
    make(
      'cuts.mp4',
      `${part(testsrc, 1.2)}[a];${part(bars, 1)}[b];${part(zoom, 1)}[c];${part(`color=navy:${size}`, 1)}[d];` +
        `${part(`color=olive:${size}`, 1)}[e];[a][b][c][d][e]concat=n=5,format=yuv420p`,
    ),
    make(
      'fades.mp4',
      `${part(testsrc, 3)},fade=out:st=2:d=1[a];${part(bars, 3)},fade=in:st=0:d=0.8,fade=out:st=2.1:d=0.8[b];` +
        `${part(zoom, 2)}[c];[a][b][c]concat=n=3,format=yuv420p`,
    ),
    make('from and to black.mp4', `${part(zoom, 4)},fade=in:st=0.2:d=1,fade=out:st=2.8:d=1,format=yuv420p`),
    make(
      'dissolve.mp4',
      `${part(bars, 4)}[a];${part(zoom, 4)},format=yuva420p,fade=in:st=1.4:d=1:alpha=1[b];[a][b]overlay,format=yuv420p`,
    ),
    // 60 frames a second of which a changing share is left out; the new shot begins at 2.000 s.
    make(
      'uneven.mkv',
      `testsrc2=s=192x108:r=60:d=2[a];smptebars=s=192x108:r=60:d=2[b];[a][b]concat,` +
        `select=not(mod(n\\,4))+gt(mod(n\\,50)\\,35),format=yuv420p`,
      '-vsync vfr',
    ),
    make('flash.mp4', `${part(zoom, 3)},drawbox=c=white:t=fill:enable=between(n\\,30\\,32),format=yuv420p`),
    make('flicker.mp4', `${part(zoom, 3)},eq=brightness=0.25*sin(n):eval=frame,format=yuv420p`),
    make(
      'pan.mp4',
      `${wide},trim=duration=3,crop=192:108:(t-1)*700*between(t\\,1\\,2.4)+980*gt(t\\,2.4):0,format=yuv420p`,
    ),
    make(
      'title.mp4',
      `${part(zoom, 3)},drawbox=x=20:y=80:w=100:h=20:c=white:t=fill:enable=gt(t\\,1.5),format=yuv420p`,
    ),
    makeMedia(file('sound.wav'), tone(0, 1), '-c:a pcm_s16le'),
  ]);
});

describe.each(everyFfmpeg)('findShotChanges with $name', ({ tools }) => {
  const shotsOf = async (name: string): Promise<readonly ShotChange[]> =>
    findShotChanges(tools, await probe(eyes, file(name)));

  it('finds every cut at the first frame of the new shot', async () => {
    const shots = await shotsOf('cuts.mp4');
    expect(shots.map((shot) => [shot.kind, shot.timeMs])).toEqual([
      ['cut', 1200],
      ['cut', 2200],
      ['cut', 3200],
      ['cut', 4200],
    ]);
  });

  it('tells fades from cuts, and where one side is a cut puts the change there', async () => {
    const [first, second, ...more] = await shotsOf('fades.mp4');
    expect(more).toEqual([]);
    expect(first!.kind).toBe('fade');
    expect(Math.abs(first!.timeMs - 3000)).toBeLessThanOrEqual(80);
    expect(Math.abs(first!.startMs - 2000)).toBeLessThanOrEqual(160);
    expect(Math.abs(first!.endMs - 3800)).toBeLessThanOrEqual(160);
    expect(second).toMatchObject({ kind: 'fade', timeMs: 6000 });
  });

  it('reports no change where the film comes out of black and ends in it', async () => {
    expect(await shotsOf('from and to black.mp4')).toEqual([]);
  });

  it('finds a dissolve and its middle', async () => {
    const shots = await shotsOf('dissolve.mp4');
    expect(shots.map((shot) => shot.kind)).toEqual(['dissolve']);
    expect(Math.abs(shots[0]!.timeMs - 1900)).toBeLessThanOrEqual(120);
    expect(Math.abs(shots[0]!.startMs - 1400)).toBeLessThanOrEqual(200);
    expect(Math.abs(shots[0]!.endMs - 2400)).toBeLessThanOrEqual(200);
  });

  it("takes times from the frames' own timestamps when they come unevenly", async () => {
    const shots = await shotsOf('uneven.mkv');
    expect(shots.map((shot) => [shot.kind, shot.timeMs])).toEqual([['cut', 2000]]);
  });

  it.each(['flash.mp4', 'flicker.mp4', 'pan.mp4', 'title.mp4'])('finds nothing in %s', async (name) => {
    expect(await shotsOf(name)).toEqual([]);
  });

  it('refuses a sound file', async () => {
    await expect(shotsOf('sound.wav')).rejects.toMatchObject({ code: 'no-video' });
  });

  it('reports progress that ends near 1', async () => {
    const seen: number[] = [];
    const media = await probe(eyes, file('cuts.mp4'));
    await findShotChanges(tools, media, { onProgress: (fraction) => seen.push(fraction) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeGreaterThan(0.7);
    expect(seen.at(-1)).toBeLessThanOrEqual(1);
  });

  it('stops when it is cancelled', async () => {
    const cancel = new AbortController();
    const media = await probe(eyes, file('cuts.mp4'));
    const running = findShotChanges(tools, media, {
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    });
    await expect(running).rejects.toSatisfy(isCancellation);
  });
});
