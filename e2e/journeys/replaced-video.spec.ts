import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSrt } from '../../core/formats/srt/write-srt.ts';
import { expect, test } from '../app/app-under-test.ts';
import { addVideo, cueRow, cueTimes, expectJobsDone, openVideo } from '../app/editor.ts';
import { runFfmpeg } from '../app/run-ffmpeg.ts';

/** Tones at uneven times, `later` seconds into the recording. */
async function makeTalk(path: string, rate: number, later: number): Promise<void> {
  const on = [0.3, 0.9, 1.2, 2.3, 3.1, 4.4]
    .map((at) => `between(t,${at + later},${at + later + 0.12 + at / 20})`)
    .join('+');
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', `testsrc=s=320x180:r=${rate}:d=${6 + later}`],
    ...['-f', 'lavfi', '-i', `aevalsrc='0.7*sin(2*PI*500*t)*(${on})':s=16000:d=${6 + later}`],
    ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', path],
  ]);
}

const spoken = [
  { startMs: 1200, endMs: 2200, text: 'The second tone' },
  { startMs: 3120, endMs: 4200, text: 'and the fifth.' },
];

test('a video that was exported again, and one that was replaced, keep their captions', async ({ app }) => {
  const { page } = app;
  const talk = join(app.folder, 'talk.mp4');
  await makeTalk(talk, 25, 0);
  await writeFile(join(app.folder, 'talk.srt'), writeSrt(spoken));
  await addVideo(page, 'talk.mp4');
  await page.getByRole('button', { name: /^Import .*talk\.srt/ }).click();
  await expect(cueRow(page, 2)).toContainText('and the fifth.');
  await expectJobsDone(page);

  // The editor puts a title of 1.5 seconds before it and exports it again, over the file.
  await makeTalk(talk, 30, 1.5);
  await page.getByRole('button', { name: 'Library' }).click();
  await openVideo(page, 'talk.mp4');
  const changed = page.getByRole('status').filter({ hasText: '“talk.mp4” has changed since it was added.' });
  await expect(changed).toContainText('Frames a second: 25 → 30');
  await changed.getByRole('button', { name: 'Use the changed file' }).click();
  const moved = page.getByRole('status').filter({ hasText: 'later than in the file before' });
  await expect(moved).toBeVisible({ timeout: 60_000 });
  await app.screenshot('replaced-video');
  await moved.getByRole('button', { name: /^Move all captions by \+1\.\d+ s$/ }).click();
  await expect.poll(async () => Math.abs((await cueTimes(page, 1)).startMs - 2700)).toBeLessThanOrEqual(30);
  await expect(moved).toBeHidden();
  await page.getByRole('button', { name: 'Undo: Fit 2 cues to the new video' }).click();
  await expect.poll(async () => (await cueTimes(page, 1)).startMs).toBe(1200);

  await makeTalk(join(app.folder, 'cut.mp4'), 25, 0);
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'More for talk.mp4' }).click();
  await page.getByRole('menuitem', { name: 'Replace the video…' }).click();
  await page.getByRole('dialog').getByRole('option', { name: 'cut.mp4' }).dblclick();
  const question = page.getByRole('dialog', { name: 'Use “cut.mp4” for these captions?' });
  await expect(question).toContainText('Frames a second: 30 → 25');
  await app.screenshot('replace-question');
  await question.getByRole('button', { name: 'Use this file' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'cut.mp4' })).toBeVisible();
  await expect(cueRow(page, 2)).toContainText('and the fifth.');
  await expect(page.getByRole('button', { name: 'Redo: Fit 2 cues to the new video' })).toBeEnabled();
});
