import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeSrt } from '../../core/formats/srt/write-srt.ts';
import { expect, test } from '../app/app-under-test.ts';
import {
  addVideo,
  cueGrid,
  cueRow,
  expectCueCount,
  openVideo,
  playheadMs,
  selectCue,
} from '../app/editor.ts';
import { runFfmpeg } from '../app/run-ffmpeg.ts';
import { sampleCues } from '../app/sample-file.ts';

const field = (page: Page, number: number) => page.getByRole('textbox', { name: `Text of cue ${number}` });

test.describe('with captions', () => {
  test.use({ libraryHolds: 'the captioned sample' });

  test('keys, words and clicks: nothing is lost by a tool, Esc, undo or a row that moves', async ({
    app,
  }) => {
    const { page } = app;
    await openVideo(page, 'sample.mp4');

    // Space after a tool plays, whatever was pressed.
    await selectCue(page, 3);
    await page.getByRole('button', { name: 'Delete the selected cues' }).click();
    await expectCueCount(page, sampleCues - 1);
    const before = await playheadMs(page);
    await page.keyboard.press('Space');
    await expect.poll(() => playheadMs(page)).toBeGreaterThan(before);
    await page.keyboard.press('Space');
    await expectCueCount(page, sampleCues - 1);
    await page.keyboard.press('ControlOrMeta+Z');
    await expectCueCount(page, sampleCues);
    await expect(page.getByRole('status').filter({ hasText: /^Undone: Delete/ })).toBeAttached();
    // A list of choices gives the focus back.
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('1');
    await selectCue(page, 2);

    // Esc after a merge keeps both texts; undo takes the merge back, in the field too.
    const texts = [await cueRow(page, 2).innerText(), await cueRow(page, 3).innerText()];
    await page.keyboard.press('Enter');
    await expect(field(page, 2)).toBeFocused();
    const own = await field(page, 2).inputValue();
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await expectCueCount(page, sampleCues - 1);
    await page.keyboard.press('Escape');
    const merged = (await cueRow(page, 2).innerText()).replace(/\s+/g, ' ');
    expect(merged.length).toBeGreaterThan(texts[0]!.length);
    await page.keyboard.press('Enter');
    await expect(field(page, 2)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Z');
    await expectCueCount(page, sampleCues);
    await expect(field(page, 2)).toHaveValue(own);
    // A split at the caret is taken back by one undo, the focus being in the new cue.
    await page.keyboard.press('Home');
    for (let i = 0; i < own.indexOf(' '); i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(field(page, 3)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Z');
    await expectCueCount(page, sampleCues);
    await expect(field(page, 2)).toHaveValue(own);
    // Typed words outlive Esc, and undo has them.
    await page.keyboard.press('End');
    await page.keyboard.type(' And more');
    await page.keyboard.press('Escape');
    await expect(cueRow(page, 2)).toContainText('And more');
    await expect(cueGrid(page)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(cueRow(page, 2)).not.toContainText('And more');

    // A click meant for another text lands there, though the row that is left shrinks.
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('A second line');
    await cueRow(page, 4).getByRole('gridcell').last().click();
    await expect(field(page, 4)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+I');
    await expect(field(page, 4)).toHaveValue(/^<i>.*<\/i>$/s);
    await page.keyboard.press('Escape');

    // Copied, and pasted where the playhead is; the menu of the right button has it, too.
    await selectCue(page, 1);
    await page.keyboard.press('ControlOrMeta+C');
    await page.keyboard.press('End');
    await page.keyboard.press('ControlOrMeta+V');
    await expectCueCount(page, sampleCues + 1);
    await page.keyboard.press('ControlOrMeta+Z');
    await expectCueCount(page, sampleCues);
    await page.keyboard.press('Home');
    await cueRow(page, 2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Delete the selected cues/ }).click();
    await expectCueCount(page, sampleCues - 1);
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem', { name: 'Italic' })).toBeVisible();
    await app.screenshot('cue-menu');
    await page.keyboard.press('Escape');
    await expect(cueGrid(page)).toBeFocused();
  });
});

/** Signs over speech, and cues that are too short, too fast and too near to one another. */
const bad = [
  { startMs: 1000, endMs: 9000, text: 'A sign on the wall' },
  { startMs: 3000, endMs: 8000, text: 'Someone speaks here' },
  { startMs: 4000, endMs: 5000, text: 'third over both' },
  ...Array.from({ length: 30 }, (_, i) => ({
    startMs: 10_000 + i * 620,
    endMs: 10_300 + i * 620,
    text:
      i % 3 === 0
        ? 'This  sentence is far too long to be read in a third of a second, and nothing can be done about it.'
        : `Short ${i}.`,
  })),
];

test('overlaps can be taken on the timeline, and fixing all of a bad file leaves fewer problems and ends', async ({
  app,
}) => {
  const { page } = app;
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=40', '-c:v', 'libx264'],
    ...['-preset', 'ultrafast', '-pix_fmt', 'yuv420p', join(app.folder, 'bad.mp4')],
  ]);
  await writeFile(join(app.folder, 'bad.en.srt'), writeSrt(bad));
  await addVideo(page, 'bad.mp4');
  await page.getByRole('button', { name: /^Import .*bad\.en\.srt/ }).click();
  await expectCueCount(page, bad.length);

  const review = page.getByRole('tab', { name: /^Review/ });
  const count = async () => Number(/\d+/.exec((await review.textContent()) ?? '')?.[0] ?? 0);
  await expect.poll(count).toBeGreaterThan(20);
  await page.keyboard.press('0');
  await app.screenshot('overlaps');
  await review.click();
  let problems = await count();
  for (let round = 0; ; round += 1) {
    const fixAll = page.getByRole('button', { name: /^Fix all/ });
    if (!(await fixAll.isVisible())) break;
    expect(round).toBeLessThan(4);
    await fixAll.click();
    const dialog = page.getByRole('dialog', { name: 'Fix problems' });
    const make = dialog.getByRole('button', { name: /^Make \d+ change/ });
    await expect(make.or(dialog.getByText('No problem here has a safe fix'))).toBeVisible();
    if (round === 0) await app.screenshot('fix-all');
    if (!(await make.isVisible())) {
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      break;
    }
    await make.click();
    await expect(dialog).toBeHidden();
    await expect.poll(count).toBeLessThan(problems);
    problems = await count();
  }
  await expect(page.getByRole('button', { name: 'Nothing to fix' })).toBeDisabled();
});
