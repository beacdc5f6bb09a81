import { appendFile, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSrt } from '../../core/formats/srt/parse-srt.ts';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import { useStarter } from '../app/editor.ts';
import { runFfmpeg } from '../app/run-ffmpeg.ts';
import { sampleFile } from '../app/sample-file.ts';

const count = 40;

// Forty transcriptions, beside another journey and whatever else the machine does.
test.setTimeout(360_000);

test('forty videos are queued, killed, gone on with, exported and removed, and every card says where it stands', async ({
  app,
}) => {
  await makeClips(app.folder);
  const clicks = await countClicks(app.page);
  await addFolders(app.page);
  expect(await clicks()).toBe(3);
  await expect(card(app.page)).toHaveCount(count, { timeout: 120_000 });

  await app.page.getByRole('button', { name: 'Select all' }).click();
  const bar = app.page.getByRole('toolbar', { name: 'Selected videos' });
  await expect(bar).toContainText(`${count} selected`);
  await app.screenshot('library-selection');
  await bar.getByRole('button', { name: 'Transcribe' }).click();
  const dialog = app.page.getByRole('dialog', { name: `Transcribe ${count} videos` });
  // One click more than for somebody who has a model.
  await dialog.getByRole('combobox', { name: 'Spoken language' }).selectOption({ label: 'English' });
  await useStarter(dialog);
  await dialog.getByRole('button', { name: 'Transcribe' }).click();
  await expect(dialog).toBeHidden();
  expect(await clicks()).toBe(3 + 1);
  await expect(stated(app.page, 'waiting').first()).toBeVisible();
  await expect(app.page.getByRole('button', { name: /^In work \d+/ })).toBeVisible();
  await expect.poll(() => done(app.page), { timeout: 120_000 }).toBeGreaterThan(2);
  await app.screenshot('library-at-work');
  await app.kill();

  await app.start();
  await expect(card(app.page)).toHaveCount(count);
  await expect(stated(app.page, 'waiting').first()).toBeVisible();
  await expect.poll(() => done(app.page), { timeout: 240_000 }).toBe(count);
  await app.page.getByRole('button', { name: `All ${count}` }).click();
  await expect(card(app.page).filter({ hasText: '1 track' })).toHaveCount(count);

  await exportAll(app.page);
  const names = (await readdir(app.folder, { recursive: true })).filter((name) => name.endsWith('.srt'));
  expect(names).toHaveLength(count);
  const { cues } = parseSrt(await readFile(join(app.folder, names[0]!), 'utf8'));
  const word = /\p{L}{4,}/u.exec(cues[0]!.text)![0];

  await searchAndOpen(app.page, word);
  await removeTwo(app.page);
});

/** A few seconds of speech, and forty files of it of which no two are one recording. */
async function makeClips(top: string): Promise<void> {
  const folders = ['day 1', 'day 2', 'day 3'].map((name) => join(top, name));
  for (const folder of folders) await mkdir(folder);
  const first = join(folders[0]!, 'clip 00.m4a');
  await runFfmpeg(['-ss', '8', '-i', sampleFile, '-t', '3', '-vn', '-c:a', 'aac', first]);
  for (let number = 1; number < count; number += 1) {
    const path = join(folders[number % folders.length]!, `clip ${String(number).padStart(2, '0')}.m4a`);
    await copyFile(first, path);
    await appendFile(path, emptyBox(number));
  }
}

/** A box that players pass over makes the file another one. */
function emptyBox(number: number): Buffer {
  const box = Buffer.alloc(12);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4);
  box.writeUInt32BE(number, 8);
  return box;
}

async function addFolders(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a folder' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('option', { name: 'Videos' }).click();
  await dialog.getByRole('button', { name: 'Choose 1 folder' }).click();
}

/** How often the page was clicked since it was asked last. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = { clicks: 0 };
    window.addEventListener('click', ({ isTrusted }) => (counted.clicks += Number(isTrusted)), true);
    Object.assign(window, { counted });
  });
  return () =>
    page.evaluate(() => {
      const { counted } = window as unknown as { counted: { clicks: number } };
      const { clicks } = counted;
      counted.clicks = 0;
      return clicks;
    });
}

function card(page: Page): Locator {
  return page.getByRole('list', { name: 'Videos' }).getByRole('article');
}

function stated(page: Page, state: 'waiting'): Locator {
  return card(page).filter({ hasText: { waiting: 'Waiting' }[state] });
}

/** Cards that say that they are captioned, whether or not something is to be reviewed. */
async function done(page: Page): Promise<number> {
  return card(page)
    .filter({ hasText: /Captioned|to review/ })
    .count();
}

async function exportAll(page: Page): Promise<void> {
  await card(page).first().getByRole('checkbox').check();
  await page.keyboard.press('ControlOrMeta+A');
  await page
    .getByRole('toolbar', { name: 'Selected videos' })
    .getByRole('button', { name: 'Export subtitles' })
    .click();
  const dialog = page.getByRole('dialog', { name: `Export the subtitles of ${count} videos` });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('status')).toContainText(`${count} files saved.`);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Select none' }).click();
}

async function searchAndOpen(page: Page, word: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search videos by name' }).fill(word.toUpperCase());
  await page.getByRole('button', { name: 'Search in the videos' }).click();
  await expect(page.getByRole('grid', { name: 'Results' })).toContainText(word);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('row', { selected: true })).toContainText(word);
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('searchbox').fill('');
}

async function removeTwo(page: Page): Promise<void> {
  await card(page).nth(0).getByRole('checkbox').check();
  await card(page)
    .nth(1)
    .getByRole('button', { name: /^Open / })
    .click();
  await page.keyboard.press('Delete');
  const question = page.getByRole('group', { name: 'Remove from the library' });
  await expect(question).toContainText('Remove 2 videos with their 2 caption tracks?');
  await question.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(card(page)).toHaveCount(count - 2);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(card(page)).toHaveCount(count);
}
