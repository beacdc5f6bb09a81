import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import { pickFile } from '../app/editor.ts';
import { copyOpening, openingCues } from '../app/sample-file.ts';

test.use({
  appOptions: { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
});

/** Words of the interface that a page in Chinese has no use for; the sample's own text is English and Spanish. */
const english = /\b(Cue|Undo|Export|Settings|Track|Search|Open|Close|Models?)\b/;

test('in Simplified Chinese: captions are made, corrected and undone, and every label is Chinese', async ({
  app,
}) => {
  const { page } = app;
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await app.screenshot('zh-first-run');
  await expect(page.getByRole('button', { name: '打开示例项目' }).first()).toBeVisible();
  await copyOpening(join(app.folder, '片头.mp4'));
  await page.getByRole('button', { name: '选择视频' }).first().click();
  await pickFile(page, '片头.mp4');
  expect(await unlabelled(page)).toEqual([]);
  await page.getByRole('button', { name: '仍使用入门模型' }).click();
  await page.getByRole('button', { name: '转写', exact: true }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(openingCues + 1), { timeout: 60_000 });
  await grid.getByRole('row').nth(2).getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('安娜早餐吃了面包和牛奶。');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(grid.getByRole('row').nth(2)).toContainText('安娜早餐吃了面包和牛奶。');
  const undo = page.getByRole('button', { name: /^撤销/ });
  await expect(undo).toBeEnabled();

  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await app.screenshot(`zh-${(await tab.innerText()).trim()}`);
    expect(await unlabelled(page)).toEqual([]);
  }
  await page.getByRole('tab').first().click();
  await undo.click();
  await expect(grid.getByRole('row').nth(2)).not.toContainText('安娜');
});

/** Names of controls that are still English. */
async function unlabelled(page: Page): Promise<string[]> {
  const names = await page
    .getByRole('button')
    .or(page.getByRole('tab'))
    .or(page.getByRole('combobox'))
    .evaluateAll((elements) =>
      elements.map((element) => element.getAttribute('aria-label') ?? element.textContent),
    );
  return names.filter((name) => english.test(name) && !/[\u4e00-\u9fff]/.test(name));
}
