import { readdir } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import { playheadMs, writeCue } from '../app/editor.ts';

test.use({ libraryHolds: 'the captioned sample' });

const results = (page: Page): Locator => page.getByRole('grid', { name: 'Results' });
const field = (page: Page): Locator => page.getByRole('combobox', { name: 'What you look for' });

test('what is said is found while it is indexed, played, opened, made into chapters and a string-out, and put right', async ({
  app,
}) => {
  const { page } = app;
  await expect(page.getByRole('article', { name: 'sample.mp4' })).toBeVisible();

  await test.step('the words are found before anything is indexed', async () => {
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('bread');
    await expect(results(page)).toContainText('bread');
  });

  await test.step('the video is indexed meanwhile', async () => {
    const index = page.getByRole('group', { name: 'Index' });
    await index
      .getByRole('button', { name: 'Index 1 video' })
      .click({ timeout: 2000 })
      // The background was first.
      .catch(() => undefined);
    await expect(index).toContainText('The video can be searched', { timeout: 60_000 });
    await page.getByRole('button', { name: 'More is indexed now: search again' }).click();
    await expect(results(page).locator('img').first()).toBeVisible();
    await app.screenshot('search-results');
  });

  await test.step('by the keyboard: played in place, selected, made into chapters', async () => {
    await field(page).press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Played result' })).toContainText('bread');
    await page.keyboard.press('ControlOrMeta+A');
    await page.getByRole('button', { name: 'Make chapters' }).click();
    await expect(page.getByText(/chapters? added in 1 video/)).toBeVisible();
    await app.screenshot('search-selected');
  });

  await test.step('and a string-out', async () => {
    await page.getByRole('button', { name: 'String-out' }).click();
    const form = page.getByRole('dialog', { name: /^String-out of/ });
    await form.getByRole('button', { name: 'Choose…' }).click();
    const chooser = page.getByRole('dialog', { name: 'Choose a folder' });
    await chooser.getByText('Videos', { exact: true }).dblclick();
    await chooser.getByRole('button', { name: 'Choose this folder' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form.getByText(/ saved\.$/)).toBeVisible();
    expect((await readdir(app.folder)).filter((name) => name.endsWith('.edl'))).toHaveLength(1);
    await page.keyboard.press('Escape');
  });

  await test.step('more like its picture', async () => {
    await page.getByRole('button', { name: 'Select none' }).click();
    await results(page).getByRole('row').nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'More frames like this' }).click();
    await expect(page.getByRole('list', { name: 'What narrows the search' })).toContainText(
      'Like sample.mp4',
    );
    await expect(page.getByRole('status').filter({ hasText: /moment|Nothing/ })).toBeAttached();
    await page.getByRole('button', { name: /^Take away: Like/ }).click();
  });

  await test.step('a result is opened on the timeline, and the next one come to', async () => {
    await field(page).fill('bread');
    await expect(results(page)).toContainText('bread');
    await field(page).press('ArrowDown');
    await page.keyboard.press('Shift+Enter');
    await expect(page.getByRole('row', { selected: true })).toContainText('bread');
    const found = await playheadMs(page);
    await page.keyboard.press('End');
    await expect.poll(() => playheadMs(page)).not.toBe(found);
    await page.keyboard.press('F4');
    await expect.poll(() => playheadMs(page)).toBe(found);
    await app.screenshot('search-lane');
  });

  await test.step('a cue that is put right is found by its new words at once', async () => {
    await writeCue(page, 3, 'Zanzibar is far away.');
    await page.keyboard.press('/');
    await field(page).fill('zanzibar');
    await expect(results(page)).toContainText('Zanzibar is far away.');
    await field(page).press('ArrowDown');
    await page.keyboard.press('Shift+Enter');
    await expect(page.getByRole('row', { selected: true })).toContainText('Zanzibar');
  });

  await test.step('what is nowhere is said to be nowhere', async () => {
    await page.keyboard.press('/');
    await field(page).fill('"quantum chromodynamics"');
    await expect(page.getByRole('heading', { name: 'Nothing in your library answers this' })).toBeVisible();
  });
});
