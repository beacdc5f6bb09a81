import { join } from 'node:path';
import { expect, test } from '../app/app-under-test.ts';
import { cueRow, cueTimes, openVideo } from '../app/editor.ts';
import { makeTalk, openCaptionedTalk } from '../app/small-talk.ts';

test('a video that was exported again, and one that was replaced, keep their captions', async ({ app }) => {
  const { page } = app;
  const talk = join(app.folder, 'talk.mp4');
  await openCaptionedTalk(page, app.folder);

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

  await makeTalk(join(app.folder, 'cut.mp4'));
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
