import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import type { AppUnderTest } from '../app/app-under-test.ts';
import { cueRow, openVideo, selectCue } from '../app/editor.ts';

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

/** A tab's name may end in the number of what it holds. */
function tab(name: string): View {
  const whole = new RegExp(`^${name}( \\d+)?$`);
  return { name: name.toLowerCase(), open: (page) => page.getByRole('tab', { name: whole }).click() };
}

const firstViews: readonly View[] = [
  { name: 'first-run', open: () => Promise.resolve() },
  { name: 'library-settings', open: rail('Settings'), close: escape },
  { name: 'models', open: button('Models'), close: escape },
];

const editorViews: readonly View[] = [
  tab('Cues'),
  tab('Story'),
  { name: 'story-told', open: tellStory },
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
  { name: 'translate', open: button('Translate into…'), close: closePanel },
  { name: 'library', open: rail('Library') },
];

/** With a summary, a chapter and proposals. */
async function tellStory(page: Page): Promise<void> {
  const story = page.getByRole('region', { name: /^Story of / });
  await story.getByRole('button', { name: 'Summarise' }).click();
  await expect(story.getByText('Whole sentences, chosen')).toBeVisible({ timeout: 60_000 });
  const suggest = story.getByRole('button', { name: 'Suggest chapters' });
  if (await suggest.isVisible()) await suggest.click();
  await story.getByRole('button', { name: 'Accept', exact: true }).first().click({ timeout: 60_000 });
  await expect(story.getByRole('group', { name: /^Chapter 1: / })).toBeVisible();
}

const height = 900;
const widths = [1440, 900];

const aboutColours = ['color-contrast', 'link-in-text-block'];
/** Themes differ in style sheets alone: in the second one only what colours decide is looked at. */
const looks = [
  { colorScheme: 'light', rules: null },
  { colorScheme: 'dark', rules: { values: aboutColours, isLeftOut: false } },
] as const;
/** Of the other width, which has no colours of its own, all but those. */
const narrowLooks = [{ colorScheme: 'light', rules: { values: aboutColours, isLeftOut: true } }] as const;
type Look = (typeof looks)[number] | (typeof narrowLooks)[number];

for (const width of widths) {
  test.describe(`${width} pixels wide`, () => {
    test.use({ appOptions: { locale: 'en-US', colorScheme: 'light', viewport: { width, height } } });

    test('no view of an empty library has a serious accessibility problem', async ({ app }) => {
      await lookAtAll(app, firstViews, width);
      // Less motion is asked for: then nothing changes little by little, which would be work for every element.
      const transitions = await app.page.evaluate(() =>
        [...document.querySelectorAll('*')].map((element) => getComputedStyle(element).transitionProperty),
      );
      expect(new Set(transitions)).toEqual(new Set(['none']));
    });

    test.describe('with captions', () => {
      test.use({ libraryHolds: 'the captioned sample' });

      test('no view of a project has a serious accessibility problem', async ({ app }) => {
        test.slow();
        await openVideo(app.page, 'sample.mp4');
        await expect(cueRow(app.page, 2)).toBeVisible();
        await selectCue(app.page, 2);
        await lookAtAll(app, editorViews, width);
      });
    });
  });
}

test.describe('at 200 % text', () => {
  test.use({
    appOptions: { locale: 'en-US', colorScheme: 'light', viewport: { width: 900, height } },
    libraryHolds: 'the captioned sample',
  });

  test('four cues are seen, also while one searches, and nothing is wider than the window', async ({
    app,
  }) => {
    const { page } = app;
    await openVideo(page, 'sample.mp4');
    await expect(cueRow(page, 2)).toBeVisible();
    await rail('Settings')(page);
    await page.getByRole('dialog').getByLabel('Text size').selectOption('2');
    await escape(page);
    const shown = () => page.evaluate(shownCues);
    await expect.poll(shown).toEqual({ isEnough: true, isWider: false });
    await page.keyboard.press('ControlOrMeta+F');
    await expect(page.getByRole('search')).toBeVisible();
    await expect.poll(shown).toEqual({ isEnough: true, isWider: false });
  });
});

/** In the page. Of a long cue the times and a line are enough. */
function shownCues(): { readonly isEnough: boolean; readonly isWider: boolean } {
  const grid = document.querySelector<HTMLElement>('[role="grid"]')!;
  const { top, bottom } = grid.getBoundingClientRect();
  const rows = [...grid.querySelectorAll('[data-cue]')].map((row) => row.getBoundingClientRect());
  const seen = rows.filter((row) => row.top >= top - 1 && row.top + Math.min(row.height, 80) <= bottom + 1);
  const isWider = [document.documentElement, grid].some((each) => each.scrollWidth > each.clientWidth);
  return { isEnough: seen.length >= 4, isWider };
}

/** Each view once, at the usual width in both themes. */
async function lookAtAll(app: AppUnderTest, views: readonly View[], width: number): Promise<void> {
  for (const view of views) {
    await view.open(app.page);
    for (const { colorScheme, rules } of width < Math.max(...widths) ? narrowLooks : looks) {
      await app.page.emulateMedia({ colorScheme });
      await judge(app, `${colorScheme}-${width}-${view.name}`, rules);
    }
    await app.page.emulateMedia({ colorScheme: 'light' });
    await view.close?.(app.page);
  }
}

async function judge(app: AppUnderTest, name: string, rules: Look['rules']): Promise<void> {
  // A button that wakes up while axe looks at it is judged by the pale colours that it no longer has.
  await expect(app.page.locator('[aria-busy="true"]')).toHaveCount(0);
  await app.page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await app.screenshot(name);
  // For frames alone axe would need a second page.
  expect(app.page.frames()).toHaveLength(1);
  // Half a megabyte, which a page needs once.
  const isThere = await app.page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({
    page: app.page,
    ...(isThere && { axeSource: '/* It is there. */' }),
  }).setLegacyMode();
  axe.options({
    resultTypes: ['violations'],
    ...(rules === null || rules.isLeftOut ? {} : { runOnly: { type: 'rule', values: rules.values } }),
    ...(rules?.isLeftOut
      ? { rules: Object.fromEntries(rules.values.map((id) => [id, { enabled: false }])) }
      : {}),
  });
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect.soft(found, name).toEqual([]);
}
