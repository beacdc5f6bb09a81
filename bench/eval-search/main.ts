/** `npm run eval:search -- FOLDER [OTHER]`: see `usage`. */
import { cpus } from 'node:os';
import process from 'node:process';
import { createInferenceClient } from '../../electron/inference/client.ts';
import { dataFiles, dataFolder } from '../../electron/hosts/data-folder.ts';
import type { Collection } from './collection.ts';
import { loadPictureModel, loadTextModel } from './embedders.ts';
import { measureCollection } from './measure.ts';
import type { Measured } from './measure.ts';
import { parseEvalOptions, usage } from './options.ts';
import type { EvalOptions } from './options.ts';
import { readCollection } from './read-collection.ts';
import { formatMeasured } from './report.ts';
import { questionsIn } from './translated-questions.ts';

async function measureAll(
  collections: readonly Collection[],
  options: EvalOptions,
): Promise<{ readonly measured: readonly Measured[]; readonly device: string | null }> {
  const { model, device, cache, pictures = 'starter-clip' } = options;
  await using inference = createInferenceClient({ providerCacheFile: dataFiles(dataFolder()).providerCache });
  const hasMedia = collections.some(({ videos }) => videos.some(({ media }) => media !== null));
  const models = {
    text: model === undefined ? null : await loadTextModel(inference, { name: model, device, cache }),
    pictures: hasMedia ? await loadPictureModel(inference, { name: pictures, device, cache }) : null,
  };
  const measured: Measured[] = [];
  for (const [at, collection] of collections.entries()) {
    measured.push(await measureCollection(collection, collections[1 - at] ?? null, models));
  }
  return { measured, device: models.text?.device ?? null };
}

async function main(): Promise<number> {
  const options = parseEvalOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${usage}\n`);
    return 2;
  }
  const { folder, other, limit, language, model, json } = options;
  const translate = language === undefined ? null : await questionsIn(language);
  const folders = other === undefined ? [folder] : [folder, other];
  const read = await Promise.all(folders.map((one) => readCollection(one, limit, translate)));
  const collections = read.filter((one) => one !== null && one.questions.length > 0) as readonly Collection[];
  if (collections.length < folders.length) {
    process.stderr.write(`A folder holds no questions in a layout that is known.\n\n${usage}\n`);
    return 2;
  }
  const { measured, device } = await measureAll(collections, options);
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} threads`;
  if (json) console.log(JSON.stringify({ machine, model: model ?? null, device, measured }));
  else
    console.log(
      `${model ?? 'without a model'}${device === null ? '' : ` on ${device}`}; ${machine}\n\n${formatMeasured(measured)}`,
    );
  return 0;
}

process.exitCode = await main();
