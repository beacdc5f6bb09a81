import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import { cueRow, expectJobsDone, openVideo, writeCue } from '../app/editor.ts';

test.use({ libraryHolds: 'the captioned sample' });

const sheet = (page: Page): Locator => page.getByRole('region', { name: 'Translate' });
/** How the cue stands beside what it translates. */
const marked = (page: Page, number: number, name: RegExp): Locator =>
  cueRow(page, number).getByRole('img', { name });

test('captions are translated, corrected and confirmed; a source that changes is translated again alone', async ({
  app,
}) => {
  const { page } = app;
  await openVideo(page, 'sample.mp4');

  await test.step('two languages are found by name and translated at once, by the keyboard alone', async () => {
    await page.keyboard.press('ControlOrMeta+Alt+L');
    await expect(sheet(page)).toBeVisible();
    const find = sheet(page).getByRole('searchbox', { name: 'Find a language' });
    await find.fill('espanol');
    await find.press('Enter');
    await find.fill('german');
    await find.press('Enter');
    await app.screenshot('translate-sheet');
    await sheet(page).getByRole('button', { name: 'Translate into 2 languages' }).press('Enter');
    await expect(page.getByRole('combobox', { name: 'Track', exact: true })).toContainText('español');
    await expectJobsDone(page);
  });

  await test.step('the source stands beside it, and every cue is there', async () => {
    const second = page.getByRole('columnheader').last();
    await expect(second).toContainText('English');
    await expect(marked(page, 1, /Translated by a model|Doubtful/)).toBeVisible();
    await app.screenshot('translate-columns');
  });

  await test.step('a cue is corrected, and the source is changed beside it', async () => {
    await writeCue(page, 1, 'Escrito a mano');
    await expect(marked(page, 1, /Written or confirmed by a person/)).toBeVisible();
    await page.getByRole('button', { name: /^Track actions/ }).click();
    await page.getByRole('menuitem', { name: 'Swap the two tracks' }).click();
    await writeCue(page, 3, 'Something else is said here.');
    await page.getByRole('button', { name: /^Track actions/ }).click();
    await page.getByRole('menuitem', { name: 'Swap the two tracks' }).click();
    await expect(marked(page, 3, /The source has changed since/)).toBeVisible();
    await app.screenshot('translate-changed');
  });

  await test.step('only what changed is translated again', async () => {
    await page.getByRole('button', { name: 'Translate again what has changed' }).click();
    await expect(marked(page, 3, /The source has changed since/)).toHaveCount(0, { timeout: 60_000 });
    await expect(cueRow(page, 1)).toContainText('Escrito a mano');
  });
});
