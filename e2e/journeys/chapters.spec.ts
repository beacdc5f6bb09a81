import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import type { AppUnderTest } from '../app/app-under-test.ts';
import { choose, goTo, openVideo, pickFile, pickFolder, playheadMs } from '../app/editor.ts';
import { timelinePixels } from '../app/timeline-pixels.ts';

test.use({ libraryHolds: 'the captioned sample' });

const surface = (page: Page): Locator => page.getByRole('application', { name: 'Timeline' });
const card = (page: Page): Locator => page.getByRole('dialog', { name: 'Proposed chapter' });

/** What the timeline tells of itself: `3 chapters. 4 more proposed.` */
async function counts(page: Page): Promise<readonly [chapters: number, proposals: number]> {
  const id = (await surface(page).getAttribute('aria-describedby')) ?? '';
  const text = (await page.locator(`[id="${id}"]`).textContent()) ?? '';
  const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
  return [number(/(\d+) chapters?\./), number(/(\d+) more proposed/)];
}

async function expectCounts(page: Page, chapters: number, proposals: number): Promise<void> {
  await expect.poll(() => counts(page)).toEqual([chapters, proposals]);
}

test('chapters are suggested, settled by key and by pointer, exported and imported again', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  await openVideo(page, 'sample.mp4');

  // From the lane's header; what comes of it is proposed, nothing is a chapter yet.
  await page.getByRole('button', { name: 'Suggest chapters' }).first().click();
  await expect.poll(async () => (await counts(page))[1], { timeout: 60_000 }).toBeGreaterThan(3);
  const [none, proposed] = await counts(page);
  expect(none).toBe(0);
  await app.screenshot('chapters-proposed');

  // By key from one to the next; each says why it is there. Enter accepts, Delete refuses.
  await page.keyboard.press('Alt+Shift+PageDown');
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Alt+Shift+PageDown');
  const why = card(page).getByRole('list', { name: 'Why it is here' });
  await expect(why.getByRole('listitem').first()).toBeVisible();
  await app.screenshot('chapters-proposal-card');
  await expect(surface(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expectCounts(page, 1, proposed - 1);
  await page.keyboard.press('Delete');
  await expectCounts(page, 1, proposed - 2);
  await page.keyboard.press('ControlOrMeta+Z');
  await expectCounts(page, 1, proposed - 1);
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expectCounts(page, 1, proposed - 2);

  // Fewer from the same tree, at once; then all that are left.
  await page.keyboard.press('Alt+-');
  await expect.poll(async () => (await counts(page))[1]).toBeLessThan(proposed - 2);
  await page.keyboard.press('Alt+=');
  await expectCounts(page, 1, proposed - 2);
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
  await page.getByRole('button', { name: 'Fewer or more chapters' }).click();
  await app.screenshot('chapters-how-many');
  await page.getByRole('button', { name: /^Accept all \(/ }).click();
  await expectCounts(page, proposed - 1, 0);
  await page.keyboard.press('Escape');
  await app.screenshot('chapters-accepted');

  const locked = await moveAndLock(page);
  const chapters = proposed - 1;
  await expectCounts(page, chapters, 0);
  const times = await exportChapters(app, chapters);

  // The file again: the locked one stays, the others are replaced, and one undo brings them back.
  const { x, y } = await placeOnLane(page, locked + 8000);
  await page.mouse.click(x, y, { button: 'right' });
  await app.screenshot('chapters-menu');
  await page.getByRole('menuitem', { name: 'Import chapters or markers' }).click();
  await pickFile(page, 'sample.chapters.txt');
  const question = page.getByRole('dialog', { name: 'Chapters of sample.chapters.txt' });
  await app.screenshot('chapters-import');
  await question.getByRole('button', { name: `Replace the ${chapters - 1} chapters here` }).click();
  await expectCounts(page, chapters, 0);
  await goTo(page, 0);
  await page.keyboard.press('Alt+PageDown');
  await expect.poll(() => playheadMs(page)).toBe(locked);
  await page.keyboard.press('Alt+PageDown');
  await expect.poll(() => playheadMs(page)).toBe(times[2]! * 1000);
  await page.keyboard.press('ControlOrMeta+Z');
  await expectCounts(page, chapters, 0);
});

/** Of a time on the chapters' lane. */
async function placeOnLane(page: Page, timeMs: number): Promise<{ readonly x: number; readonly y: number }> {
  const { xOf } = await timelinePixels(page);
  const box = await page.getByRole('button', { name: 'Fewer or more chapters' }).boundingBox();
  if (box === null) throw new Error('The lane has no header.');
  return { x: xOf(timeMs), y: box.y + box.height / 2 };
}

/** Drags the second chapter, locks it, and tries again. Tells where it begins. */
async function moveAndLock(page: Page): Promise<number> {
  const second = async (): Promise<number> => {
    await goTo(page, 0);
    await page.keyboard.press('Alt+PageDown');
    await expect.poll(() => playheadMs(page)).toBeGreaterThan(0);
    return playheadMs(page);
  };
  const drag = async (timeMs: number): Promise<void> => {
    const { x, y } = await placeOnLane(page, timeMs);
    await page.mouse.move(x + 3, y);
    await page.mouse.down();
    await page.mouse.move(x + 43, y, { steps: 5 });
    await page.mouse.up();
  };
  await surface(page).focus();
  await page.keyboard.press('0');
  const before = await second();
  await drag(before);
  const moved = await second();
  expect(moved).toBeGreaterThan(before + 1000);
  await page.keyboard.press('Alt+Shift+L');
  await drag(moved);
  await expect(page.getByText(/is locked\. Unlock it/).first()).toBeVisible();
  expect(await second()).toBe(moved);
  return moved;
}

/** To the text of YouTube and to Final Cut Pro. Tells the seconds that the text has. */
async function exportChapters(app: AppUnderTest, count: number): Promise<readonly number[]> {
  const { page, folder } = app;
  await page.getByRole('button', { name: 'Export captions or video' }).click();
  const panel = page.getByRole('region', { name: 'Export' });
  await choose(panel, 'What to make', 'Chapters and markers');
  await expect(panel.getByRole('status', { name: 'What YouTube asks for' })).toContainText('YouTube');
  await expect(panel.getByRole('button', { name: 'Copy the text' })).toBeEnabled();
  const save = async (fileName: string): Promise<string> => {
    await panel.getByRole('textbox', { name: 'File name' }).fill(fileName);
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByRole('status').filter({ hasText: `Saved ${fileName}` })).toBeVisible();
    return readFile(join(folder, fileName), 'utf8');
  };
  await expect(panel.getByRole('textbox', { name: 'File name' })).not.toHaveValue('');
  await panel.getByRole('button', { name: 'Choose…' }).click();
  await pickFolder(page);
  const text = await save('sample.chapters.txt');
  await app.screenshot('chapters-export');
  const lines = text.trim().split('\n');
  expect(lines).toHaveLength(count);
  expect(lines[0]).toMatch(/^0:00 \S/);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await choose(panel, 'Format', 'Chapter markers for Final Cut Pro (FCPXML)');
  await expect(panel.getByRole('textbox', { name: 'File name' })).toHaveValue(/fcpxml$/);
  const markers = await save('sample.chapters.fcpxml');
  expect(markers.match(/<chapter-marker /g)).toHaveLength(count);
  await panel.getByRole('button', { name: 'Close' }).click();
  return lines.map((line) => {
    const [, minutes, seconds] = /^(\d+):(\d\d) /.exec(line)!;
    return Number(minutes) * 60 + Number(seconds);
  });
}
