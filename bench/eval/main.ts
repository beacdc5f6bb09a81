/**
 * `npm run eval [STARTER ...]`: what the model cards of models/starter promise, measured again on the held-out sets of
 * models/training/held-out with the app's own inference. Exits with 1 when a figure is missed.
 */
import process from 'node:process';
import { createInferenceClient } from '../../electron/inference/client.ts';
import type { InferenceClient } from '../../electron/inference/client.ts';
import { failed, figuresSchema, isOk, judge } from './figures.ts';
import type { Measured, Row } from './figures.ts';
import { formatTable } from './format-table.ts';
import { readJsonFile, starterFolder, starterNames } from './held-out-folder.ts';
import type { StarterName } from './held-out-folder.ts';
import { measureClip } from './measure-clip.ts';
import { measureEmbedding } from './measure-embedding.ts';
import { measureSpeaker } from './measure-speaker.ts';
import { measureTranslation } from './measure-translation.ts';
import { measureWhisper } from './measure-whisper.ts';

const measures: Readonly<Record<StarterName, (inference: InferenceClient) => Promise<Measured>>> = {
  whisper: measureWhisper,
  embedding: measureEmbedding,
  clip: measureClip,
  translation: measureTranslation,
  speaker: measureSpeaker,
};

async function evaluate(names: readonly StarterName[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const name of names) {
    process.stderr.write(`Measuring the starter ${name} ...\n`);
    // A worker each: what one starter leaves in memory or breaks is not the next one's.
    await using inference = createInferenceClient();
    try {
      const { figures } = await readJsonFile(`${starterFolder(name)}/figures.json`, figuresSchema);
      const measured = await measures[name](inference);
      rows.push(...figures.map((figure) => judge(name, figure, measured)));
    } catch (error) {
      rows.push(failed(name, error instanceof Error ? error.message : String(error)));
    }
  }
  return rows;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !starterNames.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`There is no starter "${unknown.join('", "')}". There are: ${starterNames.join(', ')}.`);
  process.exitCode = 2;
} else {
  const rows = await evaluate(starterNames.filter((name) => asked.length === 0 || asked.includes(name)));
  console.log(formatTable(rows));
  process.exitCode = rows.every(isOk) ? 0 : 1;
}
