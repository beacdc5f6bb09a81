import { expect, test } from 'vitest';
import {
  catalogueModels,
  downloadSize,
  findCatalogueModel,
  modelLanguages,
  starterWhisperId,
} from './catalogue.ts';

const whisperModels = catalogueModels.filter((model) => model.architecture === 'whisper');
const hubModels = catalogueModels.filter((model) => model.source.kind === 'hub');

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

test('a model whose name says English-only knows only English, the others 99 languages or more', () => {
  for (const model of whisperModels) {
    const englishOnly = /\.en|distil|starter/.test(model.id);
    if (englishOnly) expect(modelLanguages(model), model.id).toEqual(['en']);
    else expect(modelLanguages(model).length, model.id).toBeGreaterThanOrEqual(99);
  }
});

test('every download names its default precision, a size, and a commit or a branch', () => {
  for (const model of hubModels) {
    expect(model.defaultPrecision, model.id).toBeDefined();
    expect(downloadSize(model, model.defaultPrecision!)?.bytes, model.id).toBeGreaterThan(10_000_000);
    if (model.source.kind !== 'hub') continue;
    expect(model.source.revision, model.id).toMatch(/^([0-9a-f]{40}|main)$/);
  }
});

test('graph names follow the suffix of their precision', () => {
  const suffixes = { int8: '_quantized', q4: '_q4', fp16: '_fp16', fp32: '' } as const;
  for (const model of hubModels) {
    for (const [precision, files] of Object.entries(model.precisions)) {
      const suffix = suffixes[precision as keyof typeof suffixes];
      for (const file of files)
        expect(file.path, model.id).toMatch(
          new RegExp(`^onnx/(encoder_model|decoder_model_merged)${suffix}\\.onnx(_data)?$`),
        );
    }
  }
});

test('sizes marked exact only where the entry says that they were verified', () => {
  for (const model of hubModels) {
    const size = downloadSize(model, model.defaultPrecision!);
    if (!model.verified.sizes) expect(size?.approximate, model.id).toBe(true);
  }
});

test('a better model outranks a smaller one, and every model outranks the starter', () => {
  const rank = (id: string) => findCatalogueModel(id)!.rank;
  expect(rank('whisper-small')).toBeGreaterThan(rank('whisper-base_timestamped'));
  expect(rank('whisper-base_timestamped')).toBeGreaterThan(rank('whisper-base'));
  for (const model of hubModels) expect(model.rank).toBeGreaterThan(rank(starterWhisperId));
});
