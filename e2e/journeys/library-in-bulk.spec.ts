import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';

test('three folders come in with three clicks, are labelled by keys, filtered, moved and let go', async ({
  app,
}) => {
  for (const [number, name] of ['day 1', 'day 2', 'day 3'].entries()) {
    await mkdir(join(app.folder, name));
    for (let take = 0; take < 2; take += 1) {
      await writeFile(join(app.folder, name, `take ${number}${take}.wav`), sound(number * 2 + take + 1));
    }
  }
  await app.page.getByRole('button', { name: 'Add a folder' }).first().click();
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('option', { name: 'Videos' }).click();
  await dialog.getByRole('button', { name: 'Choose 1 folder' }).click();
  await expect(card(app.page)).toHaveCount(6, { timeout: 30_000 });

  await labelByKeys(app.page);
  await app.screenshot('library-labels');
  await app.page.getByRole('button', { name: 'Tag', exact: true }).click();
  await app.page.getByRole('checkbox', { name: 'Sea side' }).check();
  await expect(card(app.page)).toHaveCount(1);
  await app.screenshot('library-filtered');
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('button', { name: 'No filters' }).click();

  await rename(join(app.folder, 'day 2'), join(app.folder, 'the second day'));
  await expect(card(app.page).filter({ hasText: 'the second day' })).toHaveCount(2);
  await expect(card(app.page)).toHaveCount(6);

  const folders = app.page.getByRole('button', { name: /^Folders/ });
  await folders.click();
  await app.screenshot('library-folders');
  await app.page.getByRole('button', { name: 'Remove the folder Videos from the library' }).click();
  await app.page.getByRole('button', { name: 'Also remove the 6 videos' }).click();
  await expect(card(app.page)).toHaveCount(0);
  await app.page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(card(app.page)).toHaveCount(6);
});

/** Stars, a tag and a note for the first video, without the mouse. */
async function labelByKeys(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Open take/ })
    .first()
    .focus();
  await page.keyboard.press('4');
  await expect(card(page).first().getByRole('img', { name: '4 stars' })).toBeVisible();
  await page.keyboard.press('t');
  const about = page.getByRole('dialog', { name: /^About take/ });
  await about.getByRole('combobox', { name: 'Add a tag' }).fill('Sea side');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Too dark at the end.');
  await page.keyboard.press('Escape');
  await expect(card(page).first()).toContainText('Sea side');
  await expect(card(page).first().getByLabel('Note')).toBeVisible();
}

function card(page: Page): Locator {
  return page.getByRole('list', { name: 'Videos' }).getByRole('article');
}

/** A tenth of a second of it, another one for each number. */
function sound(number: number): Buffer {
  const samples = 800;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples * 2, 4);
  header.write('WAVEfmt ', 8);
  for (const [offset, value] of [
    [16, 16],
    [24, 8000],
    [28, 16_000],
    [40, samples * 2],
  ] as const) {
    header.writeUInt32LE(value, offset);
  }
  for (const [offset, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    header.writeUInt16LE(value, offset);
  header.write('data', 36);
  return Buffer.concat([header, Buffer.alloc(samples * 2, number)]);
}
