/** `npm run eval:translation -- FILE|FOLDER --model M`: see `usage`. */
import process from 'node:process';
import { openEngine } from '../../electron/analyses/translation/engines/open-engine.ts';
import { createInferenceClient } from '../../electron/inference/client.ts';
import { dataFiles, dataFolder } from '../../electron/hosts/data-folder.ts';
import { modelPlaces } from '../../electron/services/models/layout/model-places.ts';
import { openWriter } from '../../electron/services/writers/open-writer.ts';
import { serverFromEnvironment } from '../../electron/services/writers/server-address.ts';
import { align } from '../eval-chapters/report.ts';
import { measureDirection } from './measure.ts';
import type { Direction, Measured } from './measure.ts';
import { parseEvalOptions, usage } from './options.ts';
import type { EvalOptions } from './options.ts';
import { readParallelTexts } from './read-sentences.ts';
import type { ParallelText } from './read-sentences.ts';

function directionsOf(
  { name, languages }: ParallelText,
  { from, to, max }: EvalOptions,
): readonly Direction[] {
  const sources = languages[from]?.slice(0, max);
  if (sources === undefined) return [];
  const targets = to.length > 0 ? to : Object.keys(languages).filter((language) => language !== from);
  return targets.flatMap((target) => {
    const references = languages[target]?.slice(0, max);
    return references === undefined ? [] : [{ name, from, to: target, sources, references }];
  });
}

async function measureAll(directions: readonly Direction[], { model }: EvalOptions): Promise<Measured[]> {
  const home = dataFolder();
  const places = modelPlaces(home);
  await using inference = createInferenceClient({ providerCacheFile: dataFiles(home).providerCache });
  const server = () => Promise.resolve(serverFromEnvironment(process.env));
  const sources = {
    ...{ inference, places },
    openWriter: (name: string, signal: AbortSignal) =>
      openWriter({ inference, places, server }, name, signal),
  };
  const { signal } = new AbortController();
  const measured: Measured[] = [];
  for (const direction of directions) {
    const name = { engine: model, takesFolders: true };
    measured.push(await measureDirection(direction, (wanted) => openEngine(sources, name, wanted, signal)));
    process.stderr.write(`${direction.name}: ${direction.from} to ${direction.to} measured.\n`);
  }
  return measured;
}

function formatMeasured(measured: readonly Measured[]): string {
  const header = ['file', 'from', 'to', 'sentences', 'chrF2', 'to review', 'a second'];
  const lines = measured.map(({ name, from, to, sentences, chrf, doubtful, sentencesPerSecond }) => [
    ...[name, from, to, String(sentences.length), chrf.toFixed(1)],
    ...[`${(100 * doubtful).toFixed(0)} %`, sentencesPerSecond.toFixed(1)],
  ]);
  return align([header, ...lines]);
}

function formatSentences(measured: readonly Measured[]): string {
  return measured
    .flatMap(({ to, sentences }) =>
      sentences.map(({ source, reference, said }) => `${source}\n  ${to}: ${said}\n  (${reference})`),
    )
    .join('\n');
}

async function main(): Promise<number> {
  const options = parseEvalOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${usage}\n`);
    return 2;
  }
  const texts = await readParallelTexts(options.source);
  const directions = texts.flatMap((text) => directionsOf(text, options));
  if (directions.length === 0) {
    process.stderr.write(`${options.source} holds no sentences in these languages.\n\n${usage}\n`);
    return 2;
  }
  const measured = await measureAll(directions, options);
  if (options.json) console.log(JSON.stringify({ model: options.model, measured }));
  else {
    if (options.show) console.log(`${formatSentences(measured)}\n`);
    console.log(formatMeasured(measured));
  }
  return 0;
}

process.exitCode = await main();
