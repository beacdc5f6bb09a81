import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import type { AppUnderTest } from '../app/app-under-test.ts';
import { choose, cueRow, openVideo, pickFolder, playheadMs, selectCue } from '../app/editor.ts';

test.use({ libraryHolds: 'the captioned sample' });

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Speakers' });
const names = (page: Page): Locator => panel(page).getByRole('textbox', { name: /^Name of speaker \d$/ });
const surface = (page: Page): Locator => page.getByRole('application', { name: 'Timeline' });

async function expectSpokenBy(page: Page, cue: number, name: string): Promise<void> {
  await expect(cueRow(page, cue)).toHaveAccessibleName(new RegExp(`seconds?, ${name}: `));
}

test('speakers are found, named, merged and given by key and by menu, undone, and exported', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  await openVideo(page, 'sample.mp4');

  // By key to the form, which is the way to start.
  await page.keyboard.press('Alt+Shift+F');
  await expect(panel(page).getByText('Nobody is named yet')).toBeVisible();
  await app.screenshot('speakers-find');
  await panel(page).getByRole('button', { name: 'Find speakers' }).click();
  await expect.poll(() => names(page).count(), { timeout: 60_000 }).toBeGreaterThan(1);
  await app.screenshot('speakers-found');

  // A name applies everywhere.
  await names(page).first().fill('Anna');
  await names(page).first().press('Enter');
  await expectSpokenBy(page, 1, 'Anna');

  // The selected cue by key, also while one types; each step can be undone.
  await selectCue(page, 1);
  await page.keyboard.press('Alt+2');
  await expectSpokenBy(page, 1, 'Speaker 2');
  await page.keyboard.press('ControlOrMeta+Z');
  await expectSpokenBy(page, 1, 'Anna');
  await selectCue(page, 2);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Text of cue 2' })).toBeFocused();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Escape');
  await expectSpokenBy(page, 2, 'Speaker 2');

  await giveFromMenu(page);
  await settleInReview(app);
  await followTurns(app);

  // Two become one, and two again.
  const before = await names(page).count();
  await panel(page).getByRole('button', { name: 'What to do with Speaker 2' }).click();
  await page.getByRole('menuitem', { name: 'Merge with' }).press('ArrowRight');
  await app.screenshot('speakers-merge');
  await page.getByRole('menuitem', { name: 'Anna' }).click();
  await expect(names(page)).toHaveCount(before - 1);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(names(page)).toHaveCount(before);

  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  expect(await exportVtt(app)).toContain('<v Anna>');
});

/** A cue and what follows a word of it, by the right button. */
async function giveFromMenu(page: Page): Promise<void> {
  const text = cueRow(page, 3).getByRole('gridcell').nth(5);
  const box = (await text.boundingBox())!;
  await page.mouse.click(box.x + 90, box.y + 10, { button: 'right' });
  await page.getByRole('menuitem', { name: /^From “.+” on, spoken by$/ }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'A new speaker' }).click();
  await expect(cueRow(page, 3)).toHaveAccessibleName(/, Speaker \d+: /);
}

/** What is left of the cue is short: somebody listens, and a number gives it back. */
async function settleInReview(app: AppUnderTest): Promise<void> {
  const { page } = app;
  await page.keyboard.press('3');
  const review = page.getByRole('region', { name: 'Review' });
  await choose(review, 'Kind of problem', 'Uncertain speaker (1)');
  await page.keyboard.press('F8');
  await expect(review.getByRole('group', { name: 'Who speaks here' })).toBeVisible();
  await app.screenshot('speakers-review');
  await page.keyboard.press('1');
  await expect(review.getByText('None of this kind')).toBeVisible();
  await page.keyboard.press('7');
}

/** The lane by keyboard: from turn to turn, a menu, a name. */
async function followTurns(app: AppUnderTest): Promise<void> {
  const { page } = app;
  await surface(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(() => playheadMs(page)).toBeGreaterThan(0);
  await page.keyboard.press('Shift+F10');
  const give = page.getByRole('menuitem', { name: 'Give this turn to' });
  await expect(give).toBeVisible();
  await app.screenshot('speakers-turn-menu');
  await page.keyboard.press('Escape');
  await expect(surface(page)).toBeFocused();
  await page.keyboard.press('Alt+Shift+N');
  await expect(page.getByRole('textbox', { name: /^Name of / }).last()).toBeFocused();
  await page.keyboard.press('Escape');
}

async function exportVtt(app: AppUnderTest): Promise<string> {
  const { page, folder } = app;
  await page.getByRole('button', { name: 'Export captions or video' }).click();
  const sheet = page.getByRole('region', { name: 'Export' });
  await choose(sheet, 'Format', 'WebVTT');
  await sheet.getByRole('button', { name: 'Choose…' }).click();
  await pickFolder(page);
  await sheet.getByRole('textbox', { name: 'File name' }).fill('spoken.vtt');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByRole('status').filter({ hasText: 'Saved spoken.vtt' })).toBeVisible();
  return readFile(join(folder, 'spoken.vtt'), 'utf8');
}
