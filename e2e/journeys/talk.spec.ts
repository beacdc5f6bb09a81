import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSrt } from '../../core/formats/srt/parse-srt.ts';
import { expect, test } from '../app/app-under-test.ts';
import { addVideo, choose, cueGrid, cueRow, expectJobsDone, exportFile } from '../app/editor.ts';
import { runFfmpeg } from '../app/run-ffmpeg.ts';
import { sampleFile } from '../app/sample-file.ts';
import { modelsWithWhisper, whyWithoutWhisper } from '../app/stored-whisper.ts';

test.skip(modelsWithWhisper === null, whyWithoutWhisper);
test.use({ modelsFrom: modelsWithWhisper });
// Real weights, beside another journey.
test.setTimeout(600_000);

/** Of the talk, the sample over and over: ten minutes when somebody asks for them, as nobody wants to wait for each time. */
const seconds = Number(process.env['SIDECUT_TALK_SECONDS'] ?? 100);

test(`a talk is captioned by Whisper base, reviewed, its names corrected everywhere, laid out by another guideline and exported${whyWithoutWhisper}`, async ({
  app,
}) => {
  const { page } = app;
  const talk = join(app.folder, 'talk.mp4');
  await runFfmpeg(['-stream_loop', '-1', '-i', sampleFile, '-t', String(seconds), '-c', 'copy', talk]);
  await addVideo(page, 'talk.mp4');

  await test.step('the real model is chosen by itself, and nothing is asked', async () => {
    await expect(page.getByRole('combobox', { name: 'Model' })).toContainText('Whisper base');
    await page.getByRole('button', { name: 'Transcribe', exact: true }).click();
    await expect(cueRow(page, 1)).toContainText(/good morning/i, { timeout: 120_000 });
    await expectJobsDone(page, 300_000);
    await expect(page.getByText('written by the starter')).toHaveCount(0);
  });

  await test.step('the review is gone through', async () => {
    await page.getByRole('tab', { name: /^Review/ }).click();
    await app.screenshot('talk-review');
    await page.keyboard.press('F8');
    await page.getByRole('tab', { name: 'Cues' }).click();
  });

  await test.step('a name is corrected everywhere', async () => {
    await page.keyboard.press('ControlOrMeta+H');
    await page.getByRole('textbox', { name: 'Find in the captions' }).fill('Anna');
    await page.getByRole('textbox', { name: 'Replace with' }).fill('Annelie');
    await page.getByRole('button', { name: 'Replace all' }).click();
    await page.keyboard.press('Escape');
    await expect(cueGrid(page)).toContainText('Annelie');
  });

  await test.step('another guideline lays the words out anew, without listening', async () => {
    await page.getByRole('button', { name: 'Track settings' }).click();
    await choose(page.getByRole('dialog'), 'Guideline', 'Shorts (vertical)');
    await page.getByRole('button', { name: 'Build cues anew' }).click();
    await expectJobsDone(page);
  });

  await exportFile(page, { format: 'SubRip (SRT)', fileName: 'talk.srt' });
  const { cues, problems } = parseSrt(await readFile(join(app.folder, 'talk.srt'), 'utf8'));
  expect(problems).toEqual([]);
  expect(cues.at(-1)!.endMs).toBeGreaterThan(1000 * seconds - 15_000);
  const text = cues.map((cue) => cue.text).join(' ');
  expect(text).toContain('Annelie');
  expect(text).not.toMatch(/\bAnna\b/);
  // What a person corrected stays as it was.
  const laidOut = cues.filter((cue) => !cue.text.includes('Annelie')).flatMap((cue) => cue.text.split('\n'));
  expect(laidOut.filter((line) => line.length > 24)).toEqual([]);
});
