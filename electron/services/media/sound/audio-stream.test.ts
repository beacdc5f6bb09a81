import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCancellation } from '../../../../core/errors.ts';
import { readAudio } from './audio-stream.ts';
import { chooseAudioTrack } from './audio-track.ts';
import type { Note } from '../../../../core/notes.ts';
import type { MediaInfo } from '../../../../core/media/media-info.ts';
import { probe } from '../probe.ts';
import {
  everyFfmpeg,
  makeMedia,
  smallVideo,
  source,
  temporaryFolder,
  tone,
  twoShots,
} from '../testing/media-files.ts';
import { collect, onsetMs } from '../testing/samples.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);
const noise = (seconds: number): readonly string[] =>
  source(`anoisesrc=d=${seconds}:r=44100:color=pink:amplitude=0.5:seed=7`);

beforeAll(async () => {
  const picture = twoShots(2, 3);
  await Promise.all([
    makeMedia(file('noise.mp4'), noise(8), '-c:a aac -b:a 96k'),
    makeMedia(file('noise.mp3'), noise(8), '-c:a libmp3lame -q:a 4'),
    makeMedia(file('noise.ts'), noise(8), '-c:a mp2 -b:a 128k'),
    makeMedia(file('film.mp4'), picture, noise(3), smallVideo, '-c:a aac -movflags +faststart'),
    makeMedia(file('film.mkv'), source('testsrc=s=160x90:r=25:d=8'), noise(8), smallVideo, '-c:a aac'),
    makeMedia(
      file('two tracks.mkv'),
      [...tone(1, 3), ...tone(2, 3)],
      '-map 0 -map 1 -c:a flac -disposition:a:0 0 -disposition:a:1 default',
    ),
    makeMedia(file('gap.mkv'), tone(2, 3), ['-af', 'aselect=not(between(t\\,0.5\\,1.49))'], '-c:a pcm_s16le'),
    makeMedia(file('stereo.wav'), source('aevalsrc=0.5|0.25:s=48000:d=1'), '-c:a pcm_s16le'),
    makeMedia(file('loud.wav'), source('aevalsrc=1|1|1|0|1|1:s=48000:d=1:c=5.1'), '-c:a pcm_s16le'),
    makeMedia(file('mute.mp4'), picture, smallVideo),
    makeMedia(file('long.wav'), source('sine=r=16000:d=100'), '-c:a pcm_s16le'),
  ]);
});

describe.each(everyFfmpeg)('readAudio with $name', ({ tools }) => {
  const known = new Map<string, Promise<MediaInfo>>();
  /** Each file is looked at once. */
  const look = (name: string): Promise<MediaInfo> => {
    const media = known.get(name) ?? probe(tools, file(name));
    known.set(name, media);
    return media;
  };
  const open = async (name: string, options: Partial<Parameters<typeof readAudio>[2]> = {}) => {
    const media = await look(name);
    return readAudio(tools, media, { track: chooseAudioTrack(media), ...options });
  };

  it.each(['noise.mp4', 'noise.mp3', 'noise.ts', 'film.mkv'])(
    'gives the same samples of %s from the middle as from the start',
    async (name) => {
      const whole = await collect(await open(name));
      expect(Math.abs(whole.length / 16_000 - 8)).toBeLessThan(0.1);
      const part = await collect(await open(name, { startMs: 4321, endMs: 6543 }));
      expect(part).toHaveLength((6543 - 4321) * 16);
      const maxShift = name.endsWith('.mp4') ? 0 : 8;
      expect(Math.abs(bestShift(whole, part, 4321 * 16))).toBeLessThanOrEqual(maxShift);
    },
  );

  it('fills a gap in the timestamps with silence', async () => {
    const samples = await collect(await open('gap.mkv'));
    expect(Math.abs(onsetMs(samples) - 2000)).toBeLessThan(2);
    expect(Math.abs(samples.length / 16 - 3000)).toBeLessThan(2);
  });

  it('reads the track that is asked for, else the default', async () => {
    const media = await look('two tracks.mkv');
    const onsets: number[] = [];
    for (const track of [undefined, 1, 2]) {
      onsets.push(onsetMs(await collect(readAudio(tools, media, { track: chooseAudioTrack(media, track) }))));
    }
    expect(onsets.map((onset) => Math.round(onset / 10) * 10)).toEqual([2000, 1000, 2000]);
  });

  it('mixes channels down to their mean, so that nothing clips', async () => {
    const stereo = await collect(await open('stereo.wav'));
    expect(stereo[8000]).toBeCloseTo(0.375, 3);
    const loud = await collect(await open('loud.wav'));
    expect(loud[8000]).toBeGreaterThan(0.99);
    expect(loud.every((sample) => sample >= -1 && sample <= 1)).toBe(true);
  });

  it('gives what a truncated file holds and then a warning, no failure', async () => {
    for (const name of ['film.mp4', 'film.mkv']) {
      const bytes = await readFile(file(name));
      await writeFile(file(`cut ${name}`), bytes.subarray(0, bytes.length * 0.6));
      const warnings: Note[] = [];
      const samples = await collect(
        await open(`cut ${name}`, { onWarning: (warning) => warnings.push(warning) }),
      );
      expect(samples.length / 16_000).toBeGreaterThan(1);
      expect(warnings.map((warning) => warning.code)).toEqual(['media-breaks-off']);
      expect(warnings[0]!.facts).toMatchObject({ name: `cut ${name}` });
    }
  });

  it('does not warn about a whole file', async () => {
    for (const name of ['noise.mp4', 'noise.ts', 'film.mp4', 'film.mkv', 'gap.mkv']) {
      const warnings: Note[] = [];
      await collect(await open(name, { onWarning: (warning) => warnings.push(warning) }));
      expect(warnings).toEqual([]);
    }
  });

  it('refuses a track that holds nothing', async () => {
    await writeFile(file('hollow.mkv'), (await readFile(file('film.mkv'))).subarray(0, 700));
    await expect(async () => collect(await open('hollow.mkv'))).rejects.toMatchObject({
      code: 'media-damaged',
    });
  });

  it('ends with a cancellation when the signal aborts, also while nobody reads', async () => {
    const cancel = new AbortController();
    const stream = await open('long.wav', { signal: cancel.signal });
    expect((await stream.next()).done).toBe(false);
    cancel.abort();
    await expect(async () => {
      while ((await stream.next()).done !== true);
    }).rejects.toSatisfy(isCancellation);
  });

  it('ends without complaint when the reader has enough', async () => {
    let chunks = 0;
    for await (const chunk of await open('long.wav')) {
      expect(chunk.length).toBe(8192);
      if (++chunks === 3) break;
    }
    expect(chunks).toBe(3);
  });
});

describe('chooseAudioTrack', () => {
  it('tells how many there are', async () => {
    const { tools } = everyFfmpeg[0]!;
    const two = await probe(tools, file('two tracks.mkv'));
    const failure = (code: string, facts: object) => expect.objectContaining({ code, facts }) as Error;
    const refused = (name: string, tracks: number) =>
      failure('no-such-track', { reason: 'audio', name, tracks });
    expect(() => chooseAudioTrack(two, 3)).toThrow(refused('two tracks.mkv', 2));
    expect(() => chooseAudioTrack(two, 0)).toThrow(refused('two tracks.mkv', 2));
    const one = await probe(tools, file('film.mp4'));
    expect(() => chooseAudioTrack(one, 2)).toThrow(refused('film.mp4', 1));
    const mute = await probe(tools, file('mute.mp4'));
    expect(() => chooseAudioTrack(mute)).toThrow(failure('no-audio', { name: 'mute.mp4' }));
  });
});

/** By how many samples `part` must be moved from `at` to fit `whole` best, within 10 ms. */
function bestShift(whole: Float32Array, part: Float32Array, at: number): number {
  let best = { shift: NaN, error: Infinity };
  for (let shift = -160; shift <= 160; shift++) {
    let error = 0;
    for (let i = 200; i < 4000; i++) error += (whole[at + shift + i]! - part[i]!) ** 2;
    if (error < best.error) best = { shift, error };
  }
  return best.shift;
}
