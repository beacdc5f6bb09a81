import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parseSrt } from '../../core/formats/srt/parse-srt.ts';
import { expect, test } from '../app/app-under-test.ts';
import { cueRow, expectCueCount } from '../app/editor.ts';
import { copyOpening, openingCues } from '../app/sample-file.ts';

/** Presses Tab until what has the focus is called so. */
async function tabTo(
  page: Page,
  role: Parameters<Page['getByRole']>[0],
  name: string | RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' });
  for (let presses = 0; presses < 80; presses++) {
    if (
      await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches the ${role} "${String(name)}".`);
}

/** Runs a command through the palette, as one does who does not know its key. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  const field = page.getByRole('combobox', { name: 'Find a command' });
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
}

test('by keyboard alone, from opening a video to the exported file', async ({ app }) => {
  const { page } = app;
  await copyOpening(join(app.folder, 'walk.mp4'));

  await tabTo(page, 'button', 'Choose videos');
  await page.keyboard.press('Enter');
  const files = page.getByRole('listbox', { name: 'Files' });
  await expect(files).toBeFocused();
  await expect(page.getByRole('option', { name: 'Videos' })).toBeVisible();
  await page.keyboard.type('Videos');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'walk.mp4' })).toBeVisible();
  await expect(files).toBeFocused();
  await page.keyboard.type('walk');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'walk.mp4' })).toBeVisible();
  await tabTo(page, 'button', 'Use the starter all the same');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', 'Transcribe');
  await page.keyboard.press('Enter');
  await expectCueCount(page, openingCues);

  await tabTo(page, 'grid', /^Cues of /);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(cueRow(page, 2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Text of cue 2' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Typed without a mouse.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Text of cue 3' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cueRow(page, 2)).toContainText('Typed without a mouse.');

  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await expectCueCount(page, openingCues - 1);
  await page.keyboard.press('ControlOrMeta+Z');
  await expectCueCount(page, openingCues);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await app.screenshot('keys');
  await page.keyboard.press('Escape');

  await command(page, 'Export captions');
  await tabTo(page, 'button', 'Save');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved walk.en.srt')).toBeVisible();
  const { cues } = parseSrt(await readFile(join(app.folder, 'walk.en.srt'), 'utf8'));
  expect(cues[1]?.text).toBe('Typed without a mouse.');
});
