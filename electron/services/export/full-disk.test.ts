import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultCaptionStyle } from '../../../core/style/caption-style.ts';
import { temporaryFolder, tools } from '../media/testing/media-files.ts';
import { burnIn } from './burn-in.ts';
import { cutClip } from './cut-clip.ts';
import { muxSubtitles } from './mux-subtitles.ts';
import { makeClip, sampleCues } from './testing/clips.ts';

const folder = temporaryFolder();
const smallDisk = join(folder, 'disk');
mkdirSync(smallDisk);
/** A disk of its own needs the right to mount one. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', smallDisk]).status === 0;
afterAll(() => {
  if (isMounted) spawnSync('umount', [smallDisk]);
});

describe.skipIf(!isMounted)('on a full disk (skipped where no disk can be mounted)', () => {
  it('no export leaves half a file, and each says what to do', async () => {
    const media = await makeClip(folder, 'clip.mp4');
    await writeFile(join(smallDisk, 'mine'), Buffer.alloc(48 * 1024));
    const target = (name: string) => ({ media, outputPath: join(smallDisk, name), overwrite: false });
    const tracks = [{ name: 'English', language: 'en', cues: sampleCues }];
    const full = { code: 'disk-full', retryable: true };
    const burned = { ...target('burned.mp4'), cues: sampleCues, style: defaultCaptionStyle };
    await expect(burnIn(tools, burned)).rejects.toMatchObject(full);
    const muxed = { ...target('muxed.mp4'), tracks, container: 'mp4' as const };
    await expect(muxSubtitles(tools, muxed)).rejects.toMatchObject(full);
    const clip = { ...target('clip.mp4'), startMs: 0, endMs: 4000 };
    await expect(cutClip(tools, clip)).rejects.toMatchObject(full);
    expect(await readdir(smallDisk)).toEqual(['mine']);
  });
});
