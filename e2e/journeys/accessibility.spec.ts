import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import type { AppUnderTest } from '../app/app-under-test.ts';
import { expectCueCount, expectJobsDone, openSample, selectCue } from '../app/editor.ts';
import { sampleCues } from '../app/sample-file.ts';

interface View {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  readonly close?: (page: Page) => Promise<void>;
}

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();
const rail = (name: string | RegExp) => (page: Page) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
const escape = (page: Page) => page.keyboard.press('Escape');
const closePanel = button('Close');

function tab(name: string): View {
  return { name: name.toLowerCase(), open: (page) => page.getByRole('tab', { name, exact: true }).click() };
}

const editorViews: readonly View[] = [
  tab('Cues'),
  tab('Transcript'),
  tab('Review'),
  tab('Inspector'),
  tab('Batch'),
  tab('Style'),
  { name: 'find', open: (page) => page.keyboard.press('ControlOrMeta+H'), close: escape },
  { name: 'palette', open: (page) => page.keyboard.press('ControlOrMeta+K'), close: escape },
  { name: 'keys', open: (page) => page.keyboard.press('?'), close: escape },
  { name: 'jobs', open: rail(/^Jobs/), close: escape },
  { name: 'settings', open: rail('Settings'), close: escape },
  { name: 'export', open: button('Export captions or video'), close: closePanel },
  { name: 'new-captions', open: button('New captions'), close: closePanel },
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 900]) {
    test.describe(`${colorScheme}, ${width} pixels wide`, () => {
      test.use({ appOptions: { locale: 'en-US', colorScheme, viewport: { width, height: 900 } } });

      test('no view has a serious accessibility problem', async ({ app }) => {
        test.slow();
        const { page } = app;
        const look = (name: string) => judge(app, `${colorScheme}-${width}-${name}`);
        await look('first-run');
        await rail('Settings')(page);
        await look('library-settings');
        await escape(page);
        await button('Models')(page);
        await look('models');
        await escape(page);
        await openSample(page);
        await expectCueCount(page, sampleCues);
        await expectJobsDone(page);
        await selectCue(page, 2);
        for (const view of editorViews) {
          await view.open(page);
          await look(view.name);
          await view.close?.(page);
        }
        await rail('Library')(page);
        await look('library');
      });
    });
  }
}

async function judge(app: AppUnderTest, name: string): Promise<void> {
  // A button that wakes up while axe looks at it is judged by the pale colours that it no longer has.
  await expect(app.page.locator('[aria-busy="true"]')).toHaveCount(0);
  await app.page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await app.screenshot(name);
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect.soft(found, name).toEqual([]);
}
