import { join } from 'node:path';
import { expect, test } from '../app/app-under-test.ts';
import { addVideo, cueGrid, cueRow, expectJobsDone, openVideo, useStarter, writeCue } from '../app/editor.ts';
import { repeatSample, sampleCues } from '../app/sample-file.ts';

const repeats = 2;

test('a transcription that is killed goes on at the next start, and edits made meanwhile are there', async ({
  app,
}) => {
  test.slow();
  const name = 'long talk.mp4';
  await repeatSample(join(app.folder, name), repeats);
  await addVideo(app.page, name);
  await useStarter(app.page);
  await app.page.getByRole('button', { name: 'Transcribe', exact: true }).click();
  await expect(cueRow(app.page, 4)).toBeVisible({ timeout: 60_000 });
  await writeCue(app.page, 2, 'Written before the power went.');
  await app.screenshot('captions-appearing');
  // What was written a second ago is stored, also while a transcription is at work.
  await app.page.waitForTimeout(1000);
  const before = Number(await cueGrid(app.page).getAttribute('aria-rowcount')) - 1;
  await app.kill();

  await app.start();
  await openVideo(app.page, name);
  await expect(cueRow(app.page, 2)).toContainText('Written before the power went.');
  const undo = app.page.getByRole('button', { name: 'Undo: Edit text of cue 2' });
  await expect(undo).toBeEnabled();
  // A sample's cues for each repetition, give or take what stands where two of them meet.
  await expect
    .poll(async () => Number(await cueGrid(app.page).getAttribute('aria-rowcount')), { timeout: 120_000 })
    .toBeGreaterThan(repeats * (sampleCues - 1));
  expect(before).toBeLessThan(repeats * (sampleCues - 1));
  await expect(app.page.getByRole('combobox', { name: 'Track' })).toHaveCount(1);
  await expectJobsDone(app.page);
  await expect(cueRow(app.page, 2)).toContainText('Written before the power went.');
  await undo.click();
  await expect(cueRow(app.page, 2)).toContainText('Anna had bread and milk for breakfast.');
});
