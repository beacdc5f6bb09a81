import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import { openVideo, playheadMs } from '../app/editor.ts';

test.use({ libraryHolds: 'the captioned sample' });

const story = (page: Page): Locator => page.getByRole('region', { name: /^Story of / });
const chapters = (page: Page): Locator => story(page).getByRole('group', { name: /^Chapter \d+: / });
const suggested = (page: Page): Locator => story(page).getByRole('group', { name: /^Suggested chapter: / });

test('chapters are suggested, settled, renamed and locked in the story, kept when suggested anew, and undone', async ({
  app,
}) => {
  const { page } = app;
  await openVideo(page, 'sample.mp4');
  await page.getByRole('tab', { name: 'Story' }).click();
  await expect(story(page).getByRole('button', { name: 'Summarise' })).toBeVisible();
  await app.screenshot('story-empty');

  await story(page).getByRole('button', { name: 'Suggest chapters' }).click();
  await expect(suggested(page).first()).toBeVisible({ timeout: 60_000 });
  const accept = story(page).getByRole('button', { name: /^Accept all \(/ });
  const open = async (): Promise<number> => Number(/\d+/.exec((await accept.textContent()) ?? '')?.[0]);
  const all = await open();
  expect(all).toBeGreaterThan(4);
  await app.screenshot('story-suggested');

  await test.step('by the keyboard: the first is accepted, the second refused', async () => {
    await story(page).focus();
    await page.keyboard.press('ArrowDown');
    await expect(suggested(page).first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chapters(page)).toHaveCount(1);
    await expect(suggested(page).first()).toBeFocused();
    await page.keyboard.press('Delete');
    await expect.poll(open).toBe(all - 2);
  });

  await test.step('a chapter is renamed where it stands and locked', async () => {
    await chapters(page).first().getByRole('button', { name: 'Rename' }).click();
    await page.keyboard.type('The year begins');
    await page.keyboard.press('Enter');
    await expect(chapters(page).first()).toHaveAccessibleName(/^Chapter 1: The year begins, /);
    await chapters(page).first().getByRole('button', { name: 'Lock' }).click();
    await expect(chapters(page).first()).toHaveAccessibleName(/locked$/);
    await page.keyboard.press('Delete');
    await expect(chapters(page)).toHaveCount(1);
  });

  await test.step('fewer and more come at once', async () => {
    const slider = story(page).getByRole('slider', { name: 'Number of chapters' });
    await slider.fill('1');
    await expect.poll(open).toBeLessThan(all - 2);
    await slider.fill(String(all - 1));
    await expect.poll(open).toBe(all - 2);
  });

  await test.step('what is suggested anew leaves alone what was settled', async () => {
    await page.keyboard.press('Alt+Shift+C');
    await expect(page).toHaveTitle(/^[^%]*$/, { timeout: 60_000 });
    await expect.poll(open).toBe(all - 2);
    await expect(chapters(page).first()).toHaveAccessibleName(/The year begins, .*locked$/);
  });

  await test.step('everything is undone, step by step', async () => {
    await accept.click();
    await expect(suggested(page)).toHaveCount(0);
    // All the others, the lock, the name, the refusal and the first.
    for (let undone = 0; undone < 5; undone += 1) {
      await page.keyboard.press('ControlOrMeta+Z');
    }
    await expect(chapters(page)).toHaveCount(0);
    await expect.poll(open).toBe(all);
  });
});

test('a summary plays where its sentences come from, tells that the text has changed, and is made anew', async ({
  app,
}) => {
  const { page } = app;
  await openVideo(page, 'sample.mp4');
  await page.getByRole('tab', { name: 'Story' }).click();
  const summary = story(page).getByRole('region', { name: 'Summary' });
  await summary.getByRole('button', { name: 'Summarise' }).click();
  await expect(summary.getByText('Whole sentences, chosen from the text.')).toBeVisible({ timeout: 60_000 });
  await app.screenshot('story-summary');
  await summary.getByRole('radio', { name: 'Long' }).check();
  await summary.getByRole('radio', { name: 'Points' }).check();
  const sentences = summary.getByRole('list').first().getByRole('button');
  expect(await sentences.count()).toBeGreaterThan(6);
  const last = sentences.last();
  await last.click();
  await expect.poll(() => playheadMs(page)).toBeGreaterThan(60_000);
  await page.keyboard.press('Space');
  await app.screenshot('story-long');

  await test.step('a sentence is edited in its paragraph', async () => {
    await story(page).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /^Text of cue / })).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type(' And so on.');
    await page.keyboard.press('Escape');
    const told = summary.getByText('The text has changed since this summary was made.');
    await expect(told).toBeVisible();
    await told.scrollIntoViewIfNeeded();
    await app.screenshot('story-out-of-date');
  });

  await summary.getByRole('button', { name: 'Update' }).click();
  await expect(summary.getByText('The text has changed since this summary was made.')).toBeHidden({
    timeout: 60_000,
  });
});
