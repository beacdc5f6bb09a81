import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeSrt } from '../../core/formats/srt/write-srt.ts';
import { expect } from './app-under-test.ts';
import { addVideo, cueRow, expectJobsDone } from './editor.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

export const spokenInTalk = [
  { startMs: 1200, endMs: 2200, text: 'The second tone' },
  { startMs: 3120, endMs: 4200, text: 'and the fifth.' },
];

/** Six tones at uneven times, `laterSeconds` into the recording, with a small picture. */
export async function makeTalk(path: string, framesPerSecond = 25, laterSeconds = 0): Promise<void> {
  const on = [0.3, 0.9, 1.2, 2.3, 3.1, 4.4]
    .map((at) => `between(t,${at + laterSeconds},${at + laterSeconds + 0.12 + at / 20})`)
    .join('+');
  const seconds = 6 + laterSeconds;
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', `testsrc=s=320x180:r=${framesPerSecond}:d=${seconds}`],
    ...['-f', 'lavfi', '-i', `aevalsrc='0.7*sin(2*PI*500*t)*(${on})':s=16000:d=${seconds}`],
    ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', path],
  ]);
}

/** `talk.mp4` with the captions of a file beside it, open and at rest. */
export async function openCaptionedTalk(page: Page, folder: string): Promise<void> {
  await makeTalk(join(folder, 'talk.mp4'));
  await writeFile(join(folder, 'talk.srt'), writeSrt(spokenInTalk));
  await addVideo(page, 'talk.mp4');
  await page.getByRole('button', { name: /^Import .*talk\.srt/ }).click();
  await expect(cueRow(page, 2)).toContainText('and the fifth.');
  await expectJobsDone(page);
}
