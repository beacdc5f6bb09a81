import { expect, test } from '../app/app-under-test.ts';
import { addVideo, cueGrid, cueRow, cueTimes, expectCueCount, selectCue } from '../app/editor.ts';
import { longProject, makeLongProject } from '../app/long-project.ts';
import { timelinePixels } from '../app/timeline-pixels.ts';

test('20,000 cues over six hours: scrolled, zoomed, dragged', async ({ app }) => {
  test.slow();
  const { page } = app;
  await makeLongProject(app.folder);
  await addVideo(page, longProject.video);
  await page.getByRole('button', { name: `Import ${longProject.subtitles}` }).click();
  await expectCueCount(page, longProject.cues);
  await app.screenshot('long-film-whole');

  // Only what is seen is in the document.
  expect(await cueGrid(page).getByRole('row').count()).toBeLessThan(100);
  await cueGrid(page).focus();
  await page.keyboard.press('End');
  await expect(cueRow(page, longProject.cues)).toHaveAttribute('aria-selected', 'true');
  const surface = page.getByRole('application', { name: 'Timeline' });
  const box = (await surface.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 40);
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, -300);
  await page.keyboard.down('Alt');
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, -100);
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 100);
  await page.keyboard.up('Alt');

  await page.keyboard.press('Home');
  await selectCue(page, 3);
  await page.getByRole('button', { name: 'Zoom to the selected cues' }).click();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  const before = await cueTimes(page, 3);
  const pixels = await timelinePixels(page);
  await page.mouse.move(pixels.xOf((before.startMs + before.endMs) / 2), pixels.activeLaneY);
  await page.mouse.down();
  await page.mouse.move(pixels.xOf((before.startMs + before.endMs) / 2 + 40), pixels.activeLaneY, {
    steps: 8,
  });
  await page.keyboard.down('Shift');
  await page.mouse.move(pixels.xOf((before.startMs + before.endMs) / 2 + 50), pixels.activeLaneY, {
    steps: 4,
  });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect.poll(async () => (await cueTimes(page, 3)).startMs).toBeGreaterThan(before.startMs);
  const after = await cueTimes(page, 3);
  expect(after.endMs - after.startMs).toBe(before.endMs - before.startMs);
  await app.screenshot('long-film-dragged');
});
