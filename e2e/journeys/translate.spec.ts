import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import { cueGrid, cueRow, expectCueCount, expectJobsDone, openVideo, writeCue } from '../app/editor.ts';

test.use({ libraryHolds: 'the captioned sample' });

const sampleCues = 57;
const sheet = (page: Page): Locator => page.getByRole('region', { name: 'Translate' });
/** How the cue stands beside what it translates. */
const marked = (page: Page, number: number, name: RegExp): Locator =>
  cueRow(page, number).getByRole('img', { name });

/** By the keyboard alone. */
async function translateInto(page: Page, ...languages: readonly string[]): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Alt+L');
  const find = sheet(page).getByRole('searchbox', { name: 'Find a language' });
  for (const language of languages) {
    await find.fill(language);
    await find.press('Enter');
  }
  await sheet(page)
    .getByRole('button', { name: /^Translate into \d/ })
    .press('Enter');
}

test('captions are translated, corrected and confirmed; a source that changes is translated again alone', async ({
  app,
}) => {
  const { page } = app;
  await openVideo(page, 'sample.mp4');
  await translateInto(page, 'espanol', 'german');
  await expect(cueGrid(page)).toHaveAccessibleName(/español/i, { timeout: 60_000 });
  await expectJobsDone(page);
  await expectCueCount(page, sampleCues);
  await expect(page.getByRole('columnheader').last()).toContainText('English');
  await app.screenshot('translate-columns');

  await test.step('two cues are corrected, and the source of a third is changed beside it', async () => {
    await writeCue(page, 1, 'Escrito a mano');
    await writeCue(page, 2, 'También a mano');
    await expect(marked(page, 2, /Written or confirmed by a person/)).toBeVisible();
    await cueRow(page, 3).getByText('My father danced').click();
    const source = page.getByRole('textbox', { name: /^Text in English/ });
    await source.fill('Something else is said here.');
    await source.press('Escape');
    await expect(marked(page, 3, /The source has changed since. It read: My father danced/)).toBeVisible();
    await app.screenshot('translate-changed');
  });

  await test.step('only what changed is translated again', async () => {
    await page.getByRole('button', { name: 'Translate what is missing or has changed' }).click();
    await expect(marked(page, 3, /The source has changed since/)).toHaveCount(0, { timeout: 60_000 });
    await expect(cueRow(page, 1)).toContainText('Escrito a mano');
    await expect(cueRow(page, 2)).toContainText('También a mano');
  });

  await test.step('what is to be looked at is gone through while typing, and confirmed', async () => {
    await page.keyboard.press('ControlOrMeta+Enter');
    const current = cueGrid(page).locator('[data-current]');
    await expect(current.getByRole('img', { name: /^Doubtful: / })).toBeVisible();
    const reason = current.getByText(/^Doubtful translation/);
    expect((await reason.boundingBox())!.width).toBeGreaterThan(150);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+Enter');
    await expect(current.getByRole('img', { name: /Written or confirmed/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('cues that are merged are so in every language, and one undo takes it back', async () => {
    await cueGrid(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await expectCueCount(page, sampleCues - 1);
    await expect(cueRow(page, 1)).toContainText('Escrito a mano También a mano');
    await page.getByRole('button', { name: 'Show 2 translations of English' }).click();
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await expectCueCount(page, sampleCues - 1);
    await page.keyboard.press('ControlOrMeta+Z');
    await expectCueCount(page, sampleCues);
    await app.screenshot('translate-lanes');
  });
});

test('translations that are killed go on when the app is started again', async ({ app }) => {
  await openVideo(app.page, 'sample.mp4');
  await translateInto(app.page, 'espanol', 'german', 'french', 'simplified');
  await expect(cueGrid(app.page)).toHaveAccessibleName(/español/i, { timeout: 60_000 });
  await app.kill();
  await app.start();
  const { page } = app;
  await openVideo(page, 'sample.mp4');
  const unfold = page.getByRole('button', { name: 'Show 4 translations of English' });
  await expect(unfold).toBeVisible({ timeout: 60_000 });
  await expectJobsDone(page);
  await unfold.click();
  await page.getByRole('button', { name: 'français' }).click();
  await expectCueCount(page, sampleCues);
});
