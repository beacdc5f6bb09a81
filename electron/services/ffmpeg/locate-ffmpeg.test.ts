import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchFfmpeg } from './locate-ffmpeg.ts';
import type { FfmpegSearch } from './locate-ffmpeg.ts';
import { temporaryFolder } from '../media/testing/media-files.ts';

const root = temporaryFolder();

/** A program that only tells a version, or fails to. */
async function install(folder: string, name: 'ffmpeg' | 'ffprobe', version: string): Promise<string> {
  const path = join(root, folder, name);
  await mkdir(dirname(path), { recursive: true });
  const script = version === 'broken' ? 'echo no library >&2; exit 127' : `echo ${name} version ${version} x`;
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

async function installBoth(folder: string, version: string): Promise<string> {
  await install(folder, 'ffprobe', version);
  return install(folder, 'ffmpeg', version);
}

const npmPath: FfmpegSearch['npmPath'] = async (name) => install('npm', name, '4.1');

describe.skipIf(process.platform === 'win32')('searchFfmpeg (with shell scripts: not on Windows)', () => {
  it('takes what the user names before anything else, with the ffprobe beside it', async () => {
    const named = await installBoth('named', '4.0');
    const environment = { FFMPEG_PATH: named, PATH: dirname(await installBoth('system', '6.0')) };
    const found = await searchFfmpeg({ environment, npmPath });
    expect(found.ffmpeg).toEqual({ path: named, version: '4.0', major: 4, source: 'environment' });
    expect(found.ffprobe.path).toBe(join(dirname(named), 'ffprobe'));
    expect(found.ffprobe.source).toBe('environment');
  });

  it('refuses a wrong FFMPEG_PATH instead of falling back in silence', async () => {
    const environment = {
      FFMPEG_PATH: join(root, 'nowhere'),
      PATH: dirname(await installBoth('system', '6.0')),
    };
    await expect(searchFfmpeg({ environment, npmPath })).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      facts: { reason: 'named', program: 'ffmpeg', variable: 'FFMPEG_PATH', path: join(root, 'nowhere') },
    });
  });

  it("passes over the system's version 4 and programs that do not run, for version 5 further on in PATH", async () => {
    await install('broken', 'ffmpeg', 'broken');
    await installBoth('old', '4.4.2');
    await installBoth('new', 'n5.0');
    const environment = {
      PATH: ['missing', 'broken', 'old', 'new'].map((name) => join(root, name)).join(':'),
    };
    const found = await searchFfmpeg({ environment, npmPath });
    expect(found.ffmpeg).toMatchObject({ path: join(root, 'new', 'ffmpeg'), major: 5, source: 'system' });
    expect(found.ffprobe).toMatchObject({ path: join(root, 'new', 'ffprobe'), source: 'system' });
  });

  it("takes npm's when the system has only an old one, each program for itself", async () => {
    await installBoth('old', '4.4.2');
    const found = await searchFfmpeg({ environment: { PATH: join(root, 'old') }, npmPath });
    expect(found.ffmpeg.source).toBe('npm');
    expect(found.ffprobe.source).toBe('npm');
  });

  it('says what was found and what to do when nothing serves', async () => {
    await installBoth('old', '4.4.2');
    const search = { environment: { PATH: join(root, 'old') }, npmPath: () => Promise.resolve(null) };
    await expect(searchFfmpeg(search)).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      facts: {
        reason: 'none-usable',
        program: 'ffmpeg',
        refused: [
          { path: join(root, 'old', 'ffmpeg'), fault: { kind: 'too-old', version: '4.4.2' } },
          { path: null, fault: { kind: 'not-for-this-platform' } },
        ],
      },
    });
  });
});
