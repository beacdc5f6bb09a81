import { chmod, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCancellation } from '../../../core/errors.ts';
import { probe } from './probe.ts';
import {
  everyFfmpeg,
  makeMedia,
  smallVideo,
  source,
  temporaryFolder,
  tone,
  twoShots,
} from './testing/media-files.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  await writeFile(
    file('chapters.txt'),
    ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1500\ntitle=Début\n' +
      '[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\nEND=3000\ntitle=Fin\n',
  );
  await writeFile(file('subtitles.srt'), '1\n00:00:01,000 --> 00:00:02,000\nHello\n');
  const picture = twoShots(2, 3);
  const named = (name: string): readonly string[] => ['-i', `file:${file(name)}`];
  await Promise.all([
    makeMedia(
      file('-rich "film": 100% d’été #1.mkv'),
      [...picture, ...tone(1, 3), ...tone(2, 3), ...named('subtitles.srt'), ...named('chapters.txt')],
      '-map 0 -map 1 -map 2 -map 3 -map_metadata 4 -metadata:s:a:0 language=eng -metadata:s:a:1 language=jpn',
      ['-metadata:s:a:1', 'title=Director’s cut', '-disposition:a:0', '0', '-disposition:a:1', 'default'],
      smallVideo,
      '-c:a flac -c:s srt',
    ),
    makeMedia(file('plain.mp4'), picture, tone(1, 3), smallVideo, '-c:a aac -movflags +faststart'),
    makeMedia(file('index last.mp4'), picture, tone(1, 3), smallVideo, '-c:a aac'),
    makeMedia(
      file('uneven.mkv'),
      source('testsrc=s=160x90:r=60:d=4,select=not(mod(n\\,5))+gt(mod(n\\,60)\\,30)'),
      '-vsync vfr',
      smallVideo,
    ),
    makeMedia(file('ntsc.mkv'), source('testsrc=s=160x90:r=30000/1001:d=3'), smallVideo),
    makeMedia(file('sound.ogg'), tone(1, 3), '-c:a libvorbis'),
    makeMedia(file('picture.png'), source('testsrc=s=64x64'), '-frames:v 1'),
  ]);
  await Promise.all([
    makeMedia(
      file('cover.mp4'),
      [...named('plain.mp4'), ...named('picture.png')],
      '-map 0 -map 1 -c copy -disposition:v:1 attached_pic',
    ),
    makeMedia(file('unfinished.mkv'), named('plain.mp4'), '-c copy -live 1'),
    writeUpright(),
  ]);
});

/** A phone's display matrix, written into the track header: 90 degrees clockwise. */
async function writeUpright(): Promise<void> {
  const bytes = await readFile(file('plain.mp4'));
  const matrix = bytes.indexOf('tkhd') + 44;
  for (const [i, value] of [0, 0x10000, 0, -0x10000, 0, 0].entries())
    bytes.writeInt32BE(value, matrix + i * 4);
  await writeFile(file('upright.mp4'), bytes);
}

describe.each(everyFfmpeg)('probe with $name', ({ tools }) => {
  it('finds every track, language, title and chapter, whatever the file is called', async () => {
    const media = await probe(tools, file('-rich "film": 100% d’été #1.mkv'));
    expect(media.container).toContain('matroska');
    expect(media.durationMs).toBe(3000);
    expect(media.video).toHaveLength(1);
    expect(media.video[0]).toMatchObject({
      ...{ codec: 'mpeg4', width: 160, height: 90, rotation: 0, isVariableFrameRate: false },
      frameRate: { numerator: 25, denominator: 1 },
    });
    expect(media.audio).toMatchObject([
      { index: 0, codec: 'flac', language: 'eng', isDefault: false, channels: 1, sampleRate: 48_000 },
      { index: 1, language: 'jpn', title: 'Director’s cut', isDefault: true },
    ]);
    expect(media.subtitles).toMatchObject([{ codec: 'subrip' }]);
    expect(media.chapters).toEqual([
      { startMs: 0, endMs: 1500, title: 'Début' },
      { startMs: 1500, endMs: 3000, title: 'Fin' },
    ]);
  });

  it('accepts a name with a leading dash in the current folder', async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect((await probe(tools, '-rich "film": 100% d’été #1.mkv')).audio).toHaveLength(2);
    } finally {
      process.chdir(before);
    }
  });

  it('tells an even frame rate from an uneven one by the packets', async () => {
    expect((await probe(tools, file('uneven.mkv'))).video[0]).toMatchObject({ isVariableFrameRate: true });
    expect((await probe(tools, file('ntsc.mkv'))).video[0]).toMatchObject({
      isVariableFrameRate: false,
      frameRate: { numerator: 30_000, denominator: 1001 },
    });
  });

  it('reads the rotation of a video that was filmed upright', async () => {
    expect((await probe(tools, file('upright.mp4'))).video[0]).toMatchObject({
      ...{ width: 160, height: 90, rotation: 90, displayWidth: 90, displayHeight: 160 },
    });
  });

  it('does not take a cover for video', async () => {
    expect((await probe(tools, file('cover.mp4'))).video).toHaveLength(1);
  });

  it('measures the duration of a recording that was never finished', async () => {
    const media = await probe(tools, file('unfinished.mkv'));
    expect(media.durationMs).toBeGreaterThan(2950);
    expect(media.durationMs).toBeLessThan(3100);
  });

  it('accepts a sound file', async () => {
    expect(await probe(tools, file('sound.ogg'))).toMatchObject({ video: [], audio: [{ codec: 'vorbis' }] });
  });
});

describe.each(everyFfmpeg)('probe with $name refuses', ({ tools }) => {
  const refusal = async (name: string): Promise<{ code: unknown; facts: object }> => {
    const error = (await probe(tools, file(name)).catch((thrown: unknown) => thrown)) as {
      code: unknown;
      facts: object;
    };
    const told = JSON.stringify(error.facts);
    expect(told).toContain(name);
    expect(told).not.toMatch(/\\n|0x|ffmpeg version/);
    return error;
  };

  it('a missing file, a folder and an empty file', async () => {
    await mkdir(file('folder.mp4'), { recursive: true });
    await writeFile(file('empty.mp4'), '');
    expect((await refusal('missing.mp4')).code).toBe('file-not-found');
    expect((await refusal('folder.mp4')).code).toBe('file-is-directory');
    expect((await refusal('empty.mp4')).code).toBe('file-empty');
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a file that may not be read (not as root, who may)',
    async () => {
      await writeFile(file('secret.mp4'), 'x');
      await chmod(file('secret.mp4'), 0);
      expect((await refusal('secret.mp4')).code).toBe('file-unreadable');
    },
  );

  it.each([
    ['a text', 'Dear diary,\ntoday I made a video.\n'],
    ['a subtitle file', '1\n00:00:01,000 --> 00:00:02,000\nHello\n'],
    ['zeros', '\0'.repeat(100_000)],
    ['a web page', '<!DOCTYPE html><title>404</title>'],
  ])('%s that is called .mp4', async (_, content) => {
    await writeFile(file('disguised.mp4'), content);
    expect((await refusal('disguised.mp4')).code).toBe('not-media');
  });

  it('a still picture, whatever it is called', async () => {
    await writeFile(file('still.mp4'), await readFile(file('picture.png')));
    expect((await refusal('still.mp4')).code).toBe('not-media');
  });

  it('a video whose index is missing because it was cut short', async () => {
    await writeFile(file('cut.mp4'), (await readFile(file('index last.mp4'))).subarray(0, 20_000));
    const { code, facts } = await refusal('cut.mp4');
    expect(code).toBe('media-damaged');
    expect(facts).toMatchObject({ reason: 'no-index' });
  });

  it('a Matroska file of which only the first bytes are there', async () => {
    const head = (await readFile(file('uneven.mkv'))).subarray(0, 64);
    await writeFile(file('head.mkv'), head);
    const { code, facts } = await refusal('head.mkv');
    expect(code).toBe('media-damaged');
    // The sentence made of it names the file itself.
    expect((facts as { readonly said: string }).said).not.toContain('head.mkv');
  });

  it('playlists in disguise, without opening what they name', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/part.ts`;
    const secret = file('plain.mp4');
    const playlists = [
      `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:4,\n${address}\n#EXTINF:4,\n${secret}\n#EXT-X-ENDLIST\n`,
      `ffconcat version 1.0\nfile '${address}'\n`,
      `ffconcat version 1.0\nfile plain.mp4\n`,
      `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n`,
    ];
    try {
      for (const [i, playlist] of playlists.entries()) {
        await writeFile(file(`list ${i}.mp4`), playlist);
        expect((await refusal(`list ${i}.mp4`)).code).toBe('not-media');
      }
      expect(requests).toBe(0);
    } finally {
      server.close();
    }
  });
});

describe('a cancelled probe', () => {
  it('says so and starts nothing', async () => {
    const { tools } = everyFfmpeg[0]!;
    await (await open(file('plain.mp4'))).close();
    await expect(probe(tools, file('plain.mp4'), AbortSignal.abort())).rejects.toSatisfy(isCancellation);
  });
});
