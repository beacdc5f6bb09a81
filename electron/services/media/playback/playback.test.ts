import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { probe } from '../probe.ts';
import { runProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import { eyes, makeMedia, source, temporaryFolder, tools } from '../testing/media-files.ts';
import { heardSound } from '../../../../core/media/heard-sound.ts';
import { isCancellation } from '../../../../core/errors.ts';
import { decidePlayback } from './decide-playback.ts';
import { makeProxy } from './make-proxy.ts';

const folder = temporaryFolder();
const picture = source('testsrc=s=160x90:r=25:d=1');
const sound = source('sine=d=1');
const partsIn = (place: string) => readdirSync(place).filter((name) => name.endsWith('.part'));

async function decide(name: string, ...parts: Parameters<typeof makeMedia>[1][]) {
  return decidePlayback(await probe(eyes, await makeMedia(join(folder, name), ...parts)));
}

/** As `probe` tells it. */
function described(container: string, codec: string | undefined, pixelFormat: string, soundCodec?: string) {
  const track = { streamIndex: 0, isDefault: true };
  const size = { width: 1, height: 1, displayWidth: 1, displayHeight: 1, rotation: 0 } as const;
  const shape = { sampleAspectRatio: { numerator: 1, denominator: 1 }, isVariableFrameRate: false };
  return {
    container,
    containerStartMs: 0,
    video:
      codec === undefined
        ? []
        : [{ kind: 'video', codec, pixelFormat, ...track, ...size, ...shape } as const],
    audio:
      soundCodec === undefined
        ? []
        : [
            {
              kind: 'audio',
              codec: soundCodec,
              index: 0,
              channels: 2,
              sampleRate: 48_000,
              ...track,
            } as const,
          ],
  };
}

const mp4 = 'mov,mp4,m4a,3gp,3g2,mj2';
const pixels = { obstacle: 'pixels', codec: 'H.264' };

describe('playback', () => {
  it.each([
    [mp4, 'h264', 'yuv420p', 'aac', 'video/mp4'],
    [mp4, 'av1', 'yuv420p10le', 'opus', 'video/mp4'],
    [mp4, 'h264', 'yuvj420p', undefined, 'video/mp4'],
    [mp4, undefined, '', 'aac', 'audio/mp4'],
    ['matroska,webm', 'vp8', 'yuv420p', 'vorbis', 'video/webm'],
    ['matroska,webm', undefined, '', 'opus', 'audio/webm'],
    ['mp3', undefined, '', 'mp3', 'audio/mpeg'],
    ['wav', undefined, '', 'pcm_s24le', 'audio/wav'],
    ['flac', undefined, '', 'flac', 'audio/flac'],
    ['ogg', undefined, '', 'opus', 'audio/ogg'],
  ])('of %s with %s %s and %s is direct, as %s', (container, codec, pixels, soundCodec, mimeType) => {
    expect(decidePlayback(described(container, codec, pixels, soundCodec))).toEqual({
      kind: 'direct',
      mimeType,
    });
  });

  it('is of the main tracks: a file whose first is another, or cannot be decoded, plays as a copy', () => {
    const first = described(mp4, 'h264', 'yuv420p', 'aac');
    const [picture] = first.video;
    const [sound] = first.audio;
    const other = { streamIndex: 1, isDefault: false };
    const reason = (part: string) => ({ reason: { facts: { obstacle: 'not-first', part } } });
    // The default is a codec that plays, or none that does; the first is the other way round.
    const pictures = [
      { ...picture!, isDefault: false },
      { ...picture!, streamIndex: 2 },
    ];
    expect(decidePlayback({ ...first, video: pictures })).toMatchObject(reason('picture'));
    const protectedFirst = [
      { ...picture!, obstacle: 'protected' as const },
      { ...picture!, ...other },
    ];
    expect(decidePlayback({ ...first, video: protectedFirst })).toMatchObject(reason('picture'));
    const defaultHevc = [
      { ...picture!, ...other },
      { ...picture!, codec: 'hevc' },
    ];
    expect(decidePlayback({ ...first, video: defaultHevc })).toMatchObject({
      reason: { facts: { obstacle: 'video', codec: 'HEVC' } },
    });
    const sounds = [
      { ...sound!, obstacle: 'no-decoder' as const },
      { ...sound!, index: 1, ...other },
    ];
    expect(decidePlayback({ ...first, audio: sounds })).toMatchObject(reason('sound'));
    expect(heardSound({ audio: sounds })?.index).toBe(1);
    // A second picture that is not the main one, whatever it holds, stands in no way.
    const secondHevc = [picture!, { ...picture!, ...other, codec: 'hevc' }];
    expect(decidePlayback({ ...first, video: secondHevc }).kind).toBe('direct');
  });

  it.each([
    [mp4, 'hevc', 'yuv420p', 'aac', { obstacle: 'video', codec: 'HEVC' }],
    [mp4, 'h264', 'yuv420p10le', 'aac', { ...pixels, bits: 10, chroma: null, pixelFormat: 'yuv420p10le' }],
    [mp4, 'h264', 'yuv444p', 'aac', { ...pixels, bits: null, chroma: '4:4:4', pixelFormat: 'yuv444p' }],
    [mp4, 'prores', 'yuv422p10le', 'pcm_s16le', { obstacle: 'video', codec: 'ProRes' }],
    [mp4, 'h264', 'yuv420p', 'ac3', { obstacle: 'sound', codec: 'AC-3', container: 'MP4' }],
    [mp4, undefined, '', 'alac', { obstacle: 'sound', codec: 'ALAC', container: 'MP4' }],
    ['ogg', 'theora', 'yuv420p', 'vorbis', { obstacle: 'picture-in-container', container: 'Ogg' }],
    ['mpegts', 'h264', 'yuv420p', 'aac', { obstacle: 'container', container: 'MPEG-TS' }],
    ['avi', 'mpeg4', 'yuv420p', 'mp3', { obstacle: 'container', container: 'AVI' }],
    ['aiff', undefined, '', 'pcm_s16be', { obstacle: 'container', container: 'AIFF' }],
  ])('of %s with %s %s and %s needs a copy: %j', (container, codec, pixelFormat, soundCodec, facts) => {
    expect(decidePlayback(described(container, codec, pixelFormat, soundCodec))).toEqual({
      kind: 'proxy',
      reason: { code: 'plays-copy', facts },
    });
  });

  it('of an MP4 file whose clock starts late needs a copy', () => {
    const media = described(mp4, 'h264', 'yuv420p', 'aac');
    expect(decidePlayback({ ...media, containerStartMs: 80 }).kind).toBe('direct');
    expect(decidePlayback({ ...media, containerStartMs: 5000 })).toMatchObject({
      reason: { code: 'plays-copy', facts: { obstacle: 'late-start' } },
    });
  });

  it('goes by what real files hold, not by their names', async () => {
    const h264 = '-c:v libx264 -pix_fmt yuv420p -c:a aac -shortest -f mp4';
    expect(await decide('h264.avi', picture, sound, h264)).toEqual({ kind: 'direct', mimeType: 'video/mp4' });
    const webm = '-c:v libvpx -pix_fmt yuv420p -deadline realtime -c:a libopus';
    expect((await decide('vp8.webm', picture, sound, webm)).kind).toBe('direct');
    expect((await decide('ten.mp4', picture, '-c:v libx264 -pix_fmt yuv420p10le')).kind).toBe('proxy');
    expect((await decide('ac3.mkv', picture, sound, '-c:v libx264 -pix_fmt yuv420p -c:a ac3')).kind).toBe(
      'proxy',
    );
  });
});

/** Times of the frames of the first video stream, seconds. */
async function frameTimes(path: string): Promise<number[]> {
  const run = await runProgram(eyes.ffprobe, [
    ...['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'frame=pts_time', '-of', 'csv=p=0', path],
  ]);
  return run.stdout.split('\n').map(Number.parseFloat).filter(Number.isFinite);
}

describe('a copy to play', () => {
  it('keeps the time of every frame, is upright, small and plays directly', async () => {
    const path = await makeMedia(
      join(folder, 'uneven.mkv'),
      source('testsrc=s=600x800:r=25:d=1'),
      source('testsrc=s=600x800:r=7:d=1'),
      source('sine=d=1.5'),
      ['-filter_complex', '[0][1]concat=n=2', '-vsync', 'passthrough', '-enc_time_base', '1:1000'],
      '-c:v mpeg4 -bf 0 -c:a ac3',
    );
    const media = await probe(eyes, path);
    const proxy = join(folder, 'proxy.mp4');
    const times: number[] = [];
    await makeProxy(tools, media, proxy, { onTime: (ms) => times.push(ms) });
    const copy = await probe(eyes, proxy);
    expect(decidePlayback(copy)).toEqual({ kind: 'direct', mimeType: 'video/mp4' });
    expect(copy.video[0]).toMatchObject({ width: 540, height: 720, pixelFormat: 'yuv420p' });
    expect(Math.abs(copy.containerStartMs)).toBeLessThan(30);
    const [wanted, got] = [await frameTimes(path), await frameTimes(proxy)];
    expect(got).toHaveLength(wanted.length);
    expect(Math.max(...got.map((time, i) => Math.abs(time - wanted[i]!)))).toBeLessThan(0.002);
    expect(times.at(-1)).toBeGreaterThan(1000);
    expect(existsSync(`${proxy}.part`)).toBe(false);
  });

  it('takes a picture over that plays, and the audio track that is asked for', async () => {
    const path = await makeMedia(
      join(folder, 'tracks.ts'),
      source('testsrc=s=32x800:r=25:d=2'),
      source('sine=f=300:d=2'),
      source('anullsrc=r=48000:cl=stereo:d=2'),
      '-map 0 -map 1 -map 2 -c:v libx264 -bf 2 -pix_fmt yuv420p -c:a ac3 -t 2',
    );
    const media = await probe(eyes, path);
    const proxy = join(folder, 'new folder', 'taken.mp4');
    await makeProxy(tools, media, proxy, { audioTrack: 1 });
    const copy = await probe(eyes, proxy);
    // Encoded anew it would be no higher than 720.
    expect(copy.video[0]).toMatchObject({ codec: 'h264', height: 800 });
    expect(decidePlayback(copy).kind).toBe('direct');
    const [wanted, got] = [await frameTimes(path), await frameTimes(proxy)];
    expect(got).toHaveLength(wanted.length);
    const shift = media.containerStartMs / 1000;
    expect(Math.max(...got.map((time, i) => Math.abs(time + shift - wanted[i]!)))).toBeLessThan(0.005);
    const volume = await runProgram(tools.ffmpeg, ['-i', proxy, '-af', 'volumedetect', '-f', 'null', '-']);
    expect(volume.stderrTail.join('\n')).toMatch(/max_volume: -(9|inf)/);
    await makeProxy(tools, media, proxy, { encodePicture: true });
    expect((await probe(eyes, proxy)).video[0]!.height).toBe(720);
  });

  it('of sound alone, and of a track that starts late, begins at time 0', async () => {
    const late = await makeMedia(
      join(folder, 'late.mkv'),
      picture,
      ['-itsoffset', '0.5', '-f', 'lavfi', '-i', 'sine=d=1'],
      '-map 0 -map 1 -c:v libx264 -pix_fmt yuv420p -c:a ac3',
    );
    for (const path of [late, await makeMedia(join(folder, 'sound.aiff'), sound, ''.split(''))]) {
      const media = await probe(eyes, path);
      const proxy = join(folder, 'begin.mp4');
      await makeProxy(tools, media, proxy, {});
      const copy = await probe(eyes, proxy);
      expect(Math.abs(copy.audio[0]!.startMs ?? 0)).toBeLessThan(30);
      expect(Math.abs(copy.durationMs - media.durationMs)).toBeLessThan(100);
    }
  });

  it('that is cancelled leaves nothing, and ffmpeg ends', async () => {
    const path = await makeMedia(
      join(folder, 'long.avi'),
      source('testsrc=s=320x180:r=25:d=30'),
      '-c:v mpeg4',
    );
    const proxy = join(folder, 'cancelled.mp4');
    const cancel = new AbortController();
    let wasBegun = false;
    const onTime = () => {
      wasBegun = partsIn(folder).length === 1;
      cancel.abort();
    };
    const making = makeProxy(tools, await probe(eyes, path), proxy, { signal: cancel.signal, onTime });
    await expect(making).rejects.toSatisfy(isCancellation);
    expect(wasBegun).toBe(true);
    expect([existsSync(proxy), partsIn(folder)]).toEqual([false, []]);
  });

  it('of what holds no pictures where the header claims some fails with what ffmpeg said', async () => {
    const path = await makeMedia(join(folder, 'good.avi'), picture, '-c:v mpeg4');
    const media = await probe(eyes, path);
    const gone = { ...media, path: join(folder, 'gone.avi') };
    await expect(makeProxy(tools, gone, join(folder, 'none.mp4'), {})).rejects.toMatchObject({
      code: 'ffmpeg-failed',
      facts: { reason: 'copy', name: 'gone.avi', said: expect.any(String) as string },
    });
  });
});
