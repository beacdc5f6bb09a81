import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeWave } from '../../../../sample/speech/wave.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import { sampleFile } from '../../sample-file.ts';
import { errorSentence } from '../words/failure-sentence.ts';
import { refuseStarter } from './starter-only.ts';

let folder: string;
let talk: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-starter-'));
  talk = join(folder, 'talk.wav');
  await writeFile(talk, writeWave({ samples: new Float32Array(1600), sampleRate: 16_000 }));
});
afterAll(() => rm(folder, { recursive: true }));

const refuse = (file: string, model?: string) =>
  refuseStarter(modelPlaces(folder), { model, language: 'en' }, file, new AbortController().signal);

it('a person’s own recording is not captioned by the starter alone, and is told what to install', async () => {
  const failure: unknown = await refuse(talk).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: 'model-not-installed', facts: { reason: 'starter-only' } });
  expect(errorSentence(failure as Error)).toMatch(
    /only the words of the sample.*sidecut models install whisper-\S+ \(.*MB\).*--model starter-whisper/s,
  );
});

it('goes on for who names the starter', async () => {
  await expect(refuse(talk, 'starter-whisper')).resolves.toBeUndefined();
});

it('goes on for the sample, wherever it lies', async () => {
  const copy = join(folder, 'holiday.mp4');
  await copyFile(sampleFile, copy);
  await expect(refuse(sampleFile)).resolves.toBeUndefined();
  await expect(refuse(copy)).resolves.toBeUndefined();
});
