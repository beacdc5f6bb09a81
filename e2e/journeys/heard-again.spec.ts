import { expect, test } from '../app/app-under-test.ts';
import { cueRow, expectCueCount, openVideo } from '../app/editor.ts';
import { sampleCues } from '../app/sample-file.ts';

test.use({ libraryHolds: 'the captioned sample' });

test('speech without text is found, heard again beside the old text, taken and undone', async ({ app }) => {
  const { page } = app;
  await openVideo(page, 'sample.mp4');
  await expectCueCount(page, sampleCues);
  await cueRow(page, 3).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expectCueCount(page, sampleCues - 1);

  await page.keyboard.press('ControlOrMeta+F8');
  await page.getByRole('region', { name: 'Problems' }).getByText('no cue says what').click();
  await page.getByRole('button', { name: 'Transcribe again…' }).click();
  await page.getByRole('button', { name: 'Transcribe again', exact: true }).click();
  const heard = page.getByRole('region', { name: 'Heard again' });
  await expect(heard).toContainText('My father danced alone in the kitchen.');
  await page.getByRole('button', { name: 'Take the new text' }).click();
  await expectCueCount(page, sampleCues);
  await expect(cueRow(page, 3)).toContainText('My father danced alone');
  await expect(page.getByText('no cue says what')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Z');
  await expectCueCount(page, sampleCues - 1);

  // A stretch of time that is drawn on the ruler is chosen later, and is what the command means from then on.
  const timeline = (await page.locator('[data-timeline-surface]').boundingBox())!;
  await page.keyboard.down('Shift');
  await page.mouse.move(timeline.x + 100, timeline.y + 8);
  await page.mouse.down();
  await page.mouse.move(timeline.x + 260, timeline.y + 8, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.keyboard.press('ControlOrMeta+F9');
  await expect(page.getByRole('dialog').getByRole('region', { name: 'As it is' })).toContainText('Anna');
});
