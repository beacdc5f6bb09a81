import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FakeHub } from '../../electron/services/models/testing/fake-hub.ts';
import { findCatalogueModel, hubSourceOf } from '../../models/catalogue.ts';
import { expect, test as base } from '../app/app-under-test.ts';
import { addVideo, cueRow, expectJobsDone, openVideo } from '../app/editor.ts';
import { runFfmpeg } from '../app/run-ffmpeg.ts';
import { sampleFile } from '../app/sample-file.ts';

const starter = new URL('../../models/starter/whisper/', import.meta.url);

/** A hub on loopback whose Whisper base is in truth the starter, which hears the sample's voices: small, and it runs. */
const test = base.extend<{ readonly hub: FakeHub }>({
  hub: async ({}, use) => {
    const hub = await FakeHub.start();
    const { repository, revision } = hubSourceOf(findCatalogueModel('whisper-base'))!;
    hub.addRepository(repository, { commit: revision, files: await starterFiles() });
    await use(hub);
    await hub.stop();
  },
  environment: async ({ hub }, use) => {
    // No Python: packages are passed over, and no proxy stands between.
    await use({
      SIDECUT_HUB: hub.endpoint,
      SIDECUT_PYTHON: 'no-such-python',
      HF_TOKEN: '',
      NO_PROXY: '127.0.0.1',
    });
  },
});

async function starterFiles(): Promise<Record<string, Buffer>> {
  const support = ['config', 'generation_config', 'preprocessor_config', 'tokenizer', 'tokenizer_config'];
  const graphs = ['encoder_model', 'decoder_model_merged'];
  const read = (name: string) => readFile(new URL(name, starter));
  const files = [
    ...support.map(async (name) => [`${name}.json`, await read(`${name}.json`)] as const),
    // Whichever precision the catalogue prefers.
    ...['_fp16', '_quantized'].flatMap((ending) =>
      graphs.map(async (name) => [`onnx/${name}${ending}.onnx`, await read(`onnx/${name}.onnx`)] as const),
    ),
  ];
  return Object.fromEntries(await Promise.all(files));
}

test.describe('beside the sample', () => {
  test.use({ libraryHolds: 'the captioned sample' });
  test('the first start has no model for real voices: it is offered, comes with one click, and is used from then on', async ({
    app,
  }) => {
    const { page } = app;
    await runFfmpeg(['-t', '24', '-i', sampleFile, '-c', 'copy', join(app.folder, 'my walk.mp4')]);
    await openVideo(page, 'sample.mp4');
    await expect(cueRow(page, 1)).toBeVisible();
    await expect(page.getByText('written by the starter')).toHaveCount(0);
    await page.getByRole('button', { name: 'Library' }).first().click();

    await addVideo(page, 'my walk.mp4');
    const question = page.getByRole('region', { name: 'Get a model that knows real voices?' });
    await expect(question).toContainText('knows only the words of the sample');
    await expect(page.getByRole('button', { name: 'Transcribe', exact: true })).toHaveCount(0);
    await app.screenshot('first-model');

    await question.getByRole('button', { name: 'Download Whisper base' }).click();
    await expect(question).toHaveCount(0);
    await expect(page.getByRole('combobox', { name: 'Model' })).toContainText('Whisper base');
    await page.getByRole('button', { name: 'Transcribe', exact: true }).click();
    await expect(cueRow(page, 1)).toContainText('Good morning', { timeout: 60_000 });
    await expectJobsDone(page);
    await expect(page.getByText('written by the starter')).toHaveCount(0);

    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('Models');
    await page.keyboard.press('Enter');
    await page.getByText(/^All models/).click();
    const base = page.getByRole('dialog').getByRole('article', { name: 'Whisper base', exact: true }).first();
    await base.getByRole('button', { name: 'Measure Whisper base on this computer' }).press('Enter');
    await app.screenshot('measure-here');
    // The corrected text of the video is proposed, and has the focus.
    await page.keyboard.press('Enter');
    const measured = base.getByText(/^On this computer \(processor\): excellent \(0 % wrong words\)/);
    await expect(measured).toBeVisible({ timeout: 30_000 });
    await app.screenshot('measured-here');
  });
});

test('whoever goes on with the starter is told on the captions what wrote them', async ({ app }) => {
  const { page } = app;
  await runFfmpeg(['-t', '12', '-i', sampleFile, '-c', 'copy', join(app.folder, 'my walk.mp4')]);
  await addVideo(page, 'my walk.mp4');
  await page.getByRole('button', { name: 'Use the starter all the same' }).click();
  await page.getByRole('button', { name: 'Transcribe', exact: true }).click();
  await expect(cueRow(page, 1)).toBeVisible({ timeout: 60_000 });
  const notice = page.getByRole('status').filter({ hasText: 'written by the starter' });
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Transcribe anew…' }).click();
  await expect(page.getByRole('region', { name: 'New captions' })).toBeVisible();
});
