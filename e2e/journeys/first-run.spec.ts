import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSrt } from '../../core/formats/srt/parse-srt.ts';
import { expect, test } from '../app/app-under-test.ts';
import {
  cueGrid,
  cueRow,
  cueTimes,
  expectCueCount,
  expectJobsDone,
  exportFile,
  goTo,
  openSample,
  playheadMs,
  selectCue,
  writeCue,
} from '../app/editor.ts';
import { sampleCues } from '../app/sample-file.ts';
import { timelinePixels } from '../app/timeline-pixels.ts';

test('first run: the sample is captioned, corrected, split, merged, trimmed, undone and exported', async ({
  app,
}) => {
  const { page } = app;
  await app.screenshot('first-run');
  await openSample(page);
  await expectCueCount(page, sampleCues);
  await expectJobsDone(page);
  await expect(cueRow(page, 1)).toContainText('Good morning');
  await app.screenshot('editor');

  await test.step('a correction', async () => {
    await writeCue(page, 3, 'My father danced in the garden.');
    await expect(page.getByRole('button', { name: /^Undo: / })).toBeEnabled();
  });

  await test.step('a split at the playhead, and a merge that takes it back', async () => {
    const whole = await cueTimes(page, 5);
    await selectCue(page, 5);
    await goTo(page, (whole.startMs + 1000) / 1000);
    await page.keyboard.press('b');
    await expectCueCount(page, sampleCues + 1);
    expect((await cueTimes(page, 6)).endMs).toBe(whole.endMs);
    await selectCue(page, 5);
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await expectCueCount(page, sampleCues);
    expect(await cueTimes(page, 5)).toEqual(whole);
  });

  await test.step('an edge is dragged and snaps to the playhead', async () => {
    const before = await cueTimes(page, 9);
    await selectCue(page, 9);
    await page.getByRole('button', { name: 'Zoom to the selected cues' }).click();
    await page.getByRole('button', { name: 'Zoom out' }).click();
    const pixels = await timelinePixels(page);
    const targetMs = before.endMs + 600;
    await goTo(page, targetMs / 1000);
    expect(await playheadMs(page)).toBe(targetMs);
    await page.mouse.move(pixels.xOf(before.endMs) - 2, pixels.activeLaneY);
    await page.mouse.down();
    await page.mouse.move(pixels.xOf(before.endMs + 300), pixels.activeLaneY, { steps: 5 });
    await page.mouse.move(pixels.xOf(targetMs) + 3, pixels.activeLaneY, { steps: 5 });
    await app.screenshot('timeline-snapping');
    await page.mouse.up();
    await expect.poll(() => cueTimes(page, 9)).toEqual({ startMs: before.startMs, endMs: targetMs });

    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => cueTimes(page, 9)).toEqual(before);
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect.poll(() => cueTimes(page, 9)).toEqual({ startMs: before.startMs, endMs: targetMs });
  });

  await test.step('the exported file holds what the list shows', async () => {
    const shown = [];
    // Only rows near the selected one are in the document.
    await cueGrid(page).focus();
    await page.keyboard.press('Home');
    for (let number = 1; number <= sampleCues; number++) {
      if ((await cueRow(page, number).count()) === 0) await selectCue(page, number - 1);
      shown.push(await cueTimes(page, number));
    }
    await exportFile(page, { format: 'SubRip (SRT)', fileName: 'sample.srt' });
    const { cues, problems } = parseSrt(await readFile(join(app.folder, 'sample.srt'), 'utf8'));
    expect(problems).toEqual([]);
    expect(cues.map(({ startMs, endMs }) => ({ startMs, endMs }))).toEqual(shown);
    expect(cues[2]?.text).toBe('My father danced in the garden.');
  });
});
