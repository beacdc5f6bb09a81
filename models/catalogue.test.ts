import { expect, test } from 'vitest';
import { modelTasks } from '../core/model-task.ts';
import type { ModelTask } from '../core/model-task.ts';
import {
  catalogueModels,
  downloadSize,
  findCatalogueModel,
  findStarter,
  hubSourceOf,
  modelLanguages,
  starterOf,
  starters,
  translatesBetween,
} from './catalogue.ts';
import type { Precision } from './catalogue.ts';
import { ggufLayout, graphsOf, layoutOf } from '../electron/services/models/layout/model-layout.ts';

const whisperModels = catalogueModels.filter((model) => model.architecture === 'whisper');
const hubModels = catalogueModels.filter((model) => hubSourceOf(model) !== undefined);
/** Speech detection ships its full model; nothing reads text in pictures yet; what writes is chosen sentences without a model. */
const withoutStarter: readonly ModelTask[] = [
  'speech-detection',
  'text-recognition',
  'text-generation',
  'speaker-segmentation',
];
const fiveLanguages = ['en', 'es', 'de', 'fr', 'zh'];

test('every id occurs once', () => {
  expect(new Set(catalogueModels.map((model) => model.id)).size).toBe(catalogueModels.length);
});

test('the whole Whisper family is there, English-only, multilingual and with word times', () => {
  for (const size of ['tiny', 'base', 'small', 'medium']) {
    for (const suffix of ['', '.en', '_timestamped', '.en_timestamped'])
      expect(findCatalogueModel(`whisper-${size}${suffix}`), `${size}${suffix}`).toBeDefined();
  }
  expect(findCatalogueModel('whisper-large-v3')?.tensors?.melBins).toBe(128);
  expect(findCatalogueModel('whisper-large-v3-turbo')?.tensors?.melBins).toBe(128);
  expect(findCatalogueModel('whisper-large-v3-turbo_timestamped')?.wordTimes).toBe('attention');
});

test('a model whose name says English-only knows only English, the starter five languages, the others 99 or more', () => {
  for (const model of whisperModels) {
    const englishOnly = /\.en|distil/.test(model.id);
    if (findStarter(model.id)) expect(modelLanguages(model)).toEqual(fiveLanguages);
    else if (englishOnly) expect(modelLanguages(model), model.id).toEqual(['en']);
    else expect(modelLanguages(model).length, model.id).toBeGreaterThanOrEqual(99);
  }
});

test('every task but four has one starter, under an id and a folder of one name, and a download', () => {
  for (const task of modelTasks) {
    if (withoutStarter.includes(task)) continue;
    const starter = starterOf(task);
    expect(starter?.folder.replace('models/starter/', 'starter-'), task).toBe(starter?.id);
    expect(starters.filter((other) => other.task === task)).toEqual([starter]);
    expect(
      hubModels.some((model) => model.task === task),
      task,
    ).toBe(true);
  }
});

test('a starter knows the five languages of the small world, where language plays a part', () => {
  for (const starter of starters) {
    const speechless = ['speaker-embedding', 'speech-detection'].includes(starter.task);
    expect(modelLanguages(starter), starter.id).toEqual(speechless ? [] : fiveLanguages);
    // Silero's detector is no starter of ours: it is the full model.
    if (starter.task !== 'speech-detection')
      expect(starter.notes, starter.id).toMatch(
        /ships with the app.*it makes the sample and the tests work/is,
      );
  }
});

test('the name of a set of languages exists, and no language is named twice', () => {
  for (const model of catalogueModels) {
    const languages = modelLanguages(model);
    if (model.languages !== 'any') expect(languages.length, model.id).toBeGreaterThan(0);
    expect(new Set(languages).size, model.id).toBe(languages.length);
    for (const language of languages) expect(language).toMatch(/^[a-z]{2,3}$/);
  }
  expect(modelLanguages(findCatalogueModel('m2m100_418M')!)).toHaveLength(100);
  expect(modelLanguages(findCatalogueModel('paraphrase-multilingual-MiniLM-L12-v2')!)).toHaveLength(50);
});

test('between English and each language of the small world there is a translator of its own, both ways', () => {
  for (const other of fiveLanguages.slice(1)) {
    for (const [from, to] of [
      ['en', other],
      [other, 'en'],
    ] as const) {
      const model = findCatalogueModel(`opus-mt-${from}-${to}`)!;
      expect(translatesBetween(model, from, to), model.id).toBe(true);
      expect(translatesBetween(model, to, from), model.id).toBe(false);
    }
  }
});

test('a translator of many languages goes both ways between any two of them, but not into the same', () => {
  const model = findCatalogueModel('m2m100_418M')!;
  expect(translatesBetween(model, 'de', 'zh') && translatesBetween(model, 'zh', 'de')).toBe(true);
  expect(translatesBetween(model, 'de', 'de') || translatesBetween(model, 'de', 'tlh')).toBe(false);
});

test('the starter translates between English and each other language, and no others into one another', () => {
  const starter = starterOf('translation')!;
  for (const from of fiveLanguages) {
    for (const to of fiveLanguages)
      expect(translatesBetween(starter, from, to), `${from}-${to}`).toBe(
        from !== to && (from === 'en' || to === 'en'),
      );
  }
});

test('a licence that forbids commercial use is told in the notes', () => {
  const restricted = catalogueModels.filter(({ licence }) => /\bNC\b/.test(licence));
  expect(restricted.map(({ id }) => id)).toEqual(['nllb-200-distilled-600M']);
  for (const { notes } of restricted) expect(notes).toMatch(/non-commercial/i);
});

test('every download names its default precision, a size, and a commit or a branch', () => {
  for (const model of hubModels) {
    expect(model.defaultPrecision, model.id).toBeDefined();
    expect(downloadSize(model, model.defaultPrecision!)?.bytes, model.id).toBeGreaterThan(10_000_000);
    expect(hubSourceOf(model)?.revision, model.id).toMatch(/^([0-9a-f]{40}|main)$/);
  }
});

test('every architecture has a layout, for the task that the catalogue says', () => {
  for (const { id, architecture, task } of catalogueModels)
    expect(layoutOf(architecture), id).toMatchObject({ architecture, task });
});

test('every precision has each graph of its architecture, under the names of its suffix', () => {
  const suffixes = { int8: '_quantized', q4: '_q4', fp16: '_fp16', fp32: '' } as const;
  for (const model of hubModels.filter(({ task }) => task !== 'text-generation')) {
    for (const [precision, files] of Object.entries(model.precisions)) {
      const suffix = suffixes[precision as keyof typeof suffixes];
      const [names = []] = layoutOf(model.architecture)!.graphSets;
      const graphs = names.map((name) => `onnx/${name}${suffix}.onnx`);
      const paths = files.map((file) => file.path);
      expect(
        paths.filter((path) => !path.endsWith('_data')),
        model.id,
      ).toEqual(graphs);
      for (const path of paths) expect(graphs, model.id).toContain(path.replace(/_data$/, ''));
    }
  }
});

test('a language model is one file, whose name says its precision, in three sizes under licences that allow every use', () => {
  const writers = catalogueModels.filter(({ task }) => task === 'text-generation');
  for (const { id, precisions, licence } of writers) {
    for (const [precision, files] of Object.entries(precisions)) {
      const paths = new Set(files.map(({ path }) => path));
      expect(graphsOf(ggufLayout, paths, precision as Precision), id).toEqual([...paths]);
    }
    expect(licence, id).toMatch(/^(Apache-2.0|MIT)$/);
  }
  const sizes = writers.map(({ parameters = 0 }) => parameters).sort((a, b) => a - b);
  expect(sizes.map((size) => Math.round(size / 0.5e9) / 2)).toEqual([0.5, 1.5, 4]);
});

test('sizes marked exact only where the entry says that they were verified', () => {
  for (const model of hubModels) {
    const size = downloadSize(model, model.defaultPrecision!);
    if (!model.verified.sizes) expect(size?.approximate, model.id).toBe(true);
  }
});

test('a better model outranks a smaller one, and every model outranks the starter of its task', () => {
  const rank = (id: string) => findCatalogueModel(id)!.rank;
  expect(rank('whisper-small')).toBeGreaterThan(rank('whisper-base_timestamped'));
  expect(rank('whisper-base_timestamped')).toBeGreaterThan(rank('whisper-base'));
  expect(rank('multilingual-e5-small')).toBeGreaterThan(rank('paraphrase-multilingual-MiniLM-L12-v2'));
  expect(rank('siglip-base-patch16-224')).toBeGreaterThan(rank('clip-vit-base-patch32'));
  expect(rank('opus-mt-en-de')).toBeGreaterThan(rank('m2m100_418M'));
  // Who may not use it commercially is not given it unasked.
  expect(rank('m2m100_418M')).toBeGreaterThan(rank('nllb-200-distilled-600M'));
  for (const model of hubModels)
    expect(model.rank, model.id).toBeGreaterThan(
      withoutStarter.includes(model.task) ? 0 : (starterOf(model.task)?.rank ?? Infinity),
    );
});
