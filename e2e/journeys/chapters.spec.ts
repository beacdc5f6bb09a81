import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import { openVideo } from '../app/editor.ts';
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

test('chapters are suggested, settled by key and by pointer, and undone', async ({ app }) => {
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
  await timelinePixels(page);
});
