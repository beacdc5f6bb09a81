import type { Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import { cueGrid, cueRow, expectCueCount, openVideo, selectCue } from '../app/editor.ts';
import { sampleCues } from '../app/sample-file.ts';

const rail = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

test.use({ libraryHolds: 'the captioned sample' });

test('the frame: the rail leads everywhere and back, tools stand beside the cues, buttons stay in view', async ({
  app,
}) => {
  const { page } = app;
  await expect(rail(page, 'Library')).toHaveAttribute('aria-current', 'page');
  await expect(rail(page, 'Editor')).toBeDisabled();
  await openVideo(page, 'sample.mp4');
  await expectCueCount(page, sampleCues);

  await test.step('to the library and back to the same project', async () => {
    await rail(page, 'Library').click();
    await expect(page.getByRole('button', { name: /^Open sample/ })).toBeVisible();
    await rail(page, 'Editor').click();
    await expect(page.getByRole('heading', { level: 1, name: 'sample.mp4' })).toBeVisible();
    await expectCueCount(page, sampleCues);
  });

  await test.step('a wide window has cues and a tool side by side', async () => {
    await selectCue(page, 2);
    await page.keyboard.press('4');
    await expect(page.getByRole('region', { name: 'Tools' })).toContainText('Cue 2');
    await expect(cueGrid(page)).toBeVisible();
    // A text opens where it is asked for, and stays there.
    const inspector = page.getByRole('region', { name: 'Cue 2' });
    await inspector.getByRole('textbox', { name: 'Text of cue 2' }).click();
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('region', { name: 'Cue 3' }).getByRole('textbox', { name: 'Text of cue 3' }),
    ).toBeFocused();
    await page.keyboard.press('Escape');
    await cueRow(page, 2).getByRole('gridcell').first().click();
    await page.keyboard.press('Enter');
    await expect(cueGrid(page).getByRole('textbox', { name: 'Text of cue 2' })).toBeFocused();
    await page.keyboard.press('Escape');
  });

  await test.step('a narrow one has one strip of tabs', async () => {
    await page.setViewportSize({ width: 900, height: 700 });
    await expect(page.getByRole('region', { name: 'Tools' })).toHaveCount(0);
    await tab(page, 'Inspector').click();
    await expect(cueGrid(page)).toHaveCount(0);
    await page.keyboard.press('1');
    await expect(tab(page, 'Cues')).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('whatever the height, a task can be started', async () => {
    for (const height of [900, 600, 480]) {
      await page.setViewportSize({ width: 900, height });
      await page.keyboard.press('ControlOrMeta+E');
      const sheet = page.getByRole('region', { name: 'Export' });
      await expect(sheet).toBeFocused();
      await expect(sheet.getByRole('button', { name: 'Save' })).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('ControlOrMeta+Alt+C');
      const captions = page.getByRole('region', { name: 'New captions' });
      await expect(captions.getByRole('button', { name: 'Transcribe' })).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(captions).toHaveCount(0);
    }
  });

  await test.step('the jobs open from everywhere and give the focus back', async () => {
    await cueGrid(page).focus();
    await page.keyboard.press('ControlOrMeta+J');
    await expect(page.getByRole('dialog', { name: 'Jobs' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Jobs' })).toHaveCount(0);
    await expect(cueGrid(page)).toBeFocused();
  });
});
