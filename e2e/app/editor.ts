/** The editor as a person finds it: by names and roles, never by class or place in the document. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export interface ShownCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

export function cueGrid(page: Page): Locator {
  return page.getByRole('grid', { name: /^Cues of / });
}

export function cueRow(page: Page, number: number): Locator {
  return cueGrid(page).getByRole('row', { name: new RegExp(`^Cue ${number.toLocaleString('en')}, `) });
}

/** The grid counts its header as a row. */
export async function expectCueCount(page: Page, count: number): Promise<void> {
  await expect(cueGrid(page)).toHaveAttribute('aria-rowcount', String(count + 1), { timeout: 60_000 });
}

/** Cues follow the shots when these are known; what is compared later waits until nothing is computed any more. */
export async function expectJobsDone(page: Page, timeout = 120_000): Promise<void> {
  await expect(page).not.toHaveTitle(/%/, { timeout });
}

export async function selectCue(page: Page, number: number): Promise<void> {
  await cueRow(page, number).getByRole('gridcell').first().click();
  await expect(cueRow(page, number)).toHaveAttribute('aria-selected', 'true');
}

/** Opens the text of a cue, replaces it and goes on with Enter. */
export async function writeCue(page: Page, number: number, text: string): Promise<void> {
  await selectCue(page, number);
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: `Text of cue ${number.toLocaleString('en')}` });
  await expect(field).toBeFocused();
  await field.fill(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(cueRow(page, number)).toContainText(text);
}

export async function cueTimes(page: Page, number: number): Promise<{ startMs: number; endMs: number }> {
  const row = cueRow(page, number);
  const name = async (pattern: RegExp) =>
    (await row.getByRole('button', { name: pattern }).getAttribute('aria-label')) ?? '';
  return {
    startMs: timeIn(await name(/^In .*Type a time$/)),
    endMs: timeIn(await name(/^Out .*Type a time$/)),
  };
}

/** Goes to a time by typing it. */
export async function goTo(page: Page, seconds: number): Promise<void> {
  const field = page.getByRole('textbox', { name: /^Time: type one/ });
  await field.fill(String(seconds));
  await field.press('Enter');
  await expect.poll(() => playheadMs(page)).toBe(Math.round(seconds * 1000));
}

export async function playheadMs(page: Page): Promise<number> {
  return timeIn(await page.getByRole('textbox', { name: /^Time: type one/ }).inputValue());
}

/** `00:01:02.345` or `1:02.345` anywhere in the text, in milliseconds. */
function timeIn(text: string): number {
  const parts = /(?:(\d+):)?(\d+):(\d+)[.,](\d{3})/.exec(text);
  if (parts === null) throw new Error(`"${text}" holds no time.`);
  const [, hours = '0', minutes = '0', seconds = '0', milliseconds = '0'] = parts;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(milliseconds);
}

/** Other videos than the sample are captioned by the starter only when that is answered. */
export async function useStarter(place: Page | Locator): Promise<void> {
  await place.getByRole('button', { name: 'Use the starter all the same' }).click();
}

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample project' }).first().click();
  await expect(cueRow(page, 1)).toBeVisible({ timeout: 60_000 });
}

/** Adds a video of the person's folder through the chooser; one alone is opened at once. */
export async function addVideo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Choose videos' }).first().click();
  await pickFile(page, name);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

export async function openVideo(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: `Open ${name}` })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** In the open chooser: into the person's folder, then the file. */
export async function pickFile(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await enterVideos(page);
  await dialog.getByRole('option', { name }).dblclick();
}

export async function pickFolder(page: Page): Promise<void> {
  await enterVideos(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Choose this folder' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** The chooser starts where it was last; the first time that is the list of places. */
async function enterVideos(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listbox')).toHaveAttribute('aria-busy', 'false');
  const here = dialog.getByRole('navigation').getByRole('button', { name: 'Videos' });
  if (await here.isVisible()) return;
  await dialog.getByRole('option', { name: 'Videos' }).dblclick();
  await expect(here).toBeVisible();
}

export interface ExportRequest {
  readonly format: string;
  readonly fileName: string;
}

/** Exports the active track as a file into the person's folder. */
export async function exportFile(page: Page, { format, fileName }: ExportRequest): Promise<void> {
  await page.getByRole('button', { name: 'Export captions or video' }).click();
  const panel = page.getByRole('region', { name: 'Export' });
  await choose(panel, 'Format', format);
  const name = panel.getByRole('textbox', { name: 'File name' });
  // The suggestion comes with the preview; what is typed before it would be replaced.
  await expect(name).not.toHaveValue('');
  await panel.getByRole('button', { name: 'Choose…' }).click();
  await pickFolder(page);
  await name.fill(fileName);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('status').filter({ hasText: `Saved ${fileName}` })).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).click();
}

/** Native or drawn, a choice is a combobox with a name. */
export async function choose(within: Locator, name: string, option: string): Promise<void> {
  const box = within.getByRole('combobox', { name, exact: true });
  const isNative = (await box.evaluate((element) => element.tagName)) === 'SELECT';
  if (isNative) await box.selectOption({ label: option });
  else {
    await box.click();
    await within.page().getByRole('option', { name: option, exact: true }).click();
  }
}
