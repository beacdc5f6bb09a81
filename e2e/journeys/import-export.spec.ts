import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSrt } from '../../core/formats/srt/write-srt.ts';
import { parseWebVtt } from '../../core/formats/webvtt/parse-webvtt.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import type { AppUnderTest } from '../app/app-under-test.ts';
import { addVideo, choose, cueRow, expectCueCount, exportFile } from '../app/editor.ts';
import { runFfmpeg } from '../app/run-ffmpeg.ts';
import { sampleFile } from '../app/sample-file.ts';

const spoken = [
  { startMs: 1000, endMs: 2900, text: 'The colour of the house' },
  { startMs: 3100, endMs: 4800, text: 'and the colour of the sea.' },
  { startMs: 5000, endMs: 6500, text: 'Two colours <i>here</i>.' },
];

test('embedded and sidecar subtitles are imported, replaced in, mended and exported', async ({ app }) => {
  const { page } = app;
  const embedded = join(app.folder, 'embedded.srt');
  await writeFile(embedded, writeSrt(spoken.map((cue) => ({ ...cue, text: `Eingebettet: ${cue.text}` }))));
  await runFfmpeg([
    ...['-t', '12', '-i', sampleFile, '-i', embedded, '-map', '0', '-map', '1', '-c', 'copy', '-c:s', 'srt'],
    ...['-metadata:s:s:0', 'language=ger', join(app.folder, 'talk.mkv')],
  ]);
  // As old programs on Windows write it: Latin letters beyond ASCII in one byte.
  const sidecar = writeSrt([...spoken, { startMs: 7000, endMs: 9000, text: 'Une idée très française' }]);
  await writeFile(join(app.folder, 'talk.en.srt'), Buffer.from(sidecar, 'latin1'));

  await addVideo(page, 'talk.mkv');
  await page.getByRole('button', { name: /^Import .*talk\.en\.srt/ }).click();
  // What had to be guessed is said above the cues.
  await expect(page.getByText('talk.en.srt: 4 cues imported.')).toBeVisible();
  await expectCueCount(page, 4);
  await app.screenshot('imported');
  await page.getByRole('button', { name: 'New captions' }).click();
  await expect(page.getByRole('button', { name: /^Import talk\.en\.srt/ })).toHaveText('Import again');
  await page.getByRole('button', { name: /^Import In the video/ }).click();
  await expectCueCount(page, 3);
  await expect(cueRow(page, 1)).toContainText('Eingebettet');
  await choose(page.getByRole('region', { name: 'Captions', exact: true }), 'Track', 'talk.en.srt (4)');
  await expectCueCount(page, 4);
  await expect(cueRow(page, 4)).toContainText('Une idée très française');

  await page.keyboard.press('ControlOrMeta+H');
  await page.getByRole('textbox', { name: 'Find in the captions' }).fill('colour');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('color');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await expect(cueRow(page, 1)).toContainText('The color of the house');
  await searchWithPatterns(page);
  await page.keyboard.press('Escape');
  await app.screenshot('find-and-replace');

  await page.getByRole('tab', { name: 'Batch' }).click();
  const bulk = page.getByRole('region', { name: 'Batch', exact: true });
  await choose(bulk, 'What to do', 'Fix gaps');
  await expect(bulk.getByRole('status')).toContainText(/\d cues? changes?/);
  await app.screenshot('fix-gaps');
  await bulk.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('tab', { name: 'Cues', exact: true }).click();

  await exportFile(page, { format: 'WebVTT', fileName: 'talk.vtt' });
  const { cues } = parseWebVtt(await readFile(join(app.folder, 'talk.vtt'), 'utf8'));
  expect(cues.map(({ text }) => text)).toEqual([
    'The color of the house',
    'and the color of the sea.',
    'Two colors <i>here</i>.',
    'Une idée très française',
  ]);
  // Gaps of 3 to 11 frames are closed to 2: the sample has 25 frames a second.
  expect(cues[1]!.startMs - cues[0]!.endMs).toBe(80);
  expect(cues[2]!.startMs - cues[1]!.endMs).toBe(80);

  await exportFile(page, { format: 'Advanced SubStation (ASS), with style', fileName: 'talk.ass' });
  const ass = await readFile(join(app.folder, 'talk.ass'), 'utf8');
  expect(ass).toMatch(/^Dialogue: .*Two colors \{\\i1\}here\{\\i0\}\.$/m);
  expect(ass).toContain('Une idée très française');
  await exportInTwoLanguages(app);
});

/** Both tracks in one file, then a file for each. */
async function exportInTwoLanguages(app: AppUnderTest): Promise<void> {
  const { page, folder } = app;
  await page.getByRole('button', { name: 'Export captions or video' }).click();
  const panel = page.getByRole('region', { name: 'Export' });
  await choose(panel, 'Second language in the same file', 'German');
  await choose(panel, 'Order', 'German above');
  await expect(panel.getByText('Eingebettet: The colour of the house')).toBeVisible();
  await app.screenshot('two-languages');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByRole('status').filter({ hasText: 'Saved talk.de-en.srt' })).toBeVisible();
  const both = await readFile(join(folder, 'talk.de-en.srt'), 'utf8');
  expect(both).toContain('\nEingebettet: The colour of the house\nThe color of the house\n');

  await choose(panel, 'Track', 'All tracks, a file for each');
  await panel.getByRole('button', { name: 'Save 2 files' }).click();
  // One of them was imported from there.
  await expect(panel.getByRole('alert')).toContainText(/^talk\.en\.srt is there already/);
  await app.screenshot('all-tracks');
  await panel.getByRole('button', { name: 'Keep it' }).click();
  expect(await readFile(join(folder, 'talk.de.srt'), 'utf8')).toContain(
    'Eingebettet: The colour of the house',
  );
  expect(await readFile(join(folder, 'talk.en.srt'), 'latin1')).toContain('The colour of the house');
  await panel.getByRole('button', { name: 'Close' }).click();
}

/** They run in a worker of the page, which is ended when one hangs. */
async function searchWithPatterns(page: Page): Promise<void> {
  const bar = page.getByRole('search', { name: 'Find and replace' });
  const query = bar.getByRole('textbox', { name: 'Find in the captions' });
  const status = bar.getByRole('status');
  await bar.getByRole('button', { name: 'Regular expression' }).click();
  await query.fill('(?<=fran)ç');
  await expect(status).toHaveText('1 match');
  await query.fill('^(.|\\w|[^~])+~');
  await expect(status).toContainText('stopped after a second');
  await query.fill('colou?rs?\\b');
  await expect(status).toHaveText('3 matches');
}
