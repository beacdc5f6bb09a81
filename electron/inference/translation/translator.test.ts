import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from '@huggingface/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCancellation } from '../../../core/errors.ts';
import type { ItemProgress } from '../contract.ts';
import { findModelFiles } from '../model-folder/model-files.ts';
import { loadRequest, onCpu, testPool, tinyModel, unheard } from '../testing/tiny-models.ts';
import { generate } from './generate.ts';
import { readTranslationModel } from './read-translation-model.ts';
import { prepareGraphs } from './translation-graphs.ts';
import type { GraphToOpen, TranslationGraphs } from './translation-graphs.ts';
import { Translator } from './translator.ts';

const { signal } = unheard;
const texts = [
  'the red cat runs',
  'my dog sleeps and the cat sees you',
  'where is the house',
  'we',
  'a dog is here and they see a blue house',
  'you and I',
];

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sidecut-translation-'))));
afterAll(() => rm(folder, { recursive: true }));

/** A copy of a tiny model with other files; undefined deletes one. */
async function changed(
  model: 'marian' | 'm2m',
  name: string,
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
): Promise<string> {
  const copy = join(folder, name);
  await cp(tinyModel(model), copy, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    if (content === undefined) await rm(join(copy, file));
    else await writeFile(join(copy, file), content);
  }
  return copy;
}

async function load(path: string) {
  const translator = new Translator(testPool());
  const info = await translator.load(loadRequest(path), onCpu, signal);
  const translate = async (all: readonly string[], source: string, target: string, beams = 1) => {
    const request = { modelKey: info.modelKey, texts: [...all], source, target, beams };
    return (await translator.translate(request, unheard)).map(({ text }) => text);
  };
  return { translator, info, translate };
}

async function reference(
  path: string,
  inputs: readonly string[],
  languages: Record<string, unknown> = {},
): Promise<string[]> {
  const translate = await pipeline('translation', path, { dtype: 'fp32' });
  const results: string[] = [];
  // One by one: in a batch the pipeline lets what is finished go on until all are.
  for (const input of inputs) {
    const [output] = (await translate(input, languages)) as {
      translation_text: string;
    }[];
    // Our engine takes away placeholders that nobody gave, and spaces at the edges.
    results.push((output?.translation_text ?? '').replace(/<x\d>/g, '').trim());
  }
  return results;
}

/** Token ids from the tiny Marian, run as one way of its graphs runs it. */
async function generateWith(
  path: string,
  beams: number,
  change: (graphs: TranslationGraphs) => TranslationGraphs,
) {
  const { settings, tokenizer, languages } = await readTranslationModel(path);
  const graphs = change(prepareGraphs(await findModelFiles(path, 'auto', 'cpu'), settings.layers));
  const pool = testPool();
  const lease = ({ path: file, rewritten }: GraphToOpen) =>
    pool.acquire(file, { provider: 'cpu', ...(rewritten ? { rewritten } : {}) });
  const { gives } = graphs.begin;
  const open = {
    encoder: await lease(graphs.encoder),
    begin: await lease(graphs.begin),
    step: await lease(graphs.step),
    gives,
  };
  const pair = { source: languages.from[0]!, target: languages.to[0]! };
  const plan = { beginning: tokenizer.beginning(pair), beams, signal };
  const sources = texts.map((text) => tokenizer.encode(text, pair));
  return { gives, found: await generate(open, settings, sources, plan) };
}

/** The files' own graphs. */
function asExported(path: string, first: string, next: string) {
  return ({ encoder }: TranslationGraphs): TranslationGraphs => ({
    encoder,
    begin: { path: join(path, 'onnx', first), rewritten: undefined, gives: 'first' },
    step: { path: join(path, 'onnx', next), rewritten: undefined },
  });
}

describe('translation', () => {
  it('is that of transformers.js for Marian', async () => {
    const { info, translate } = await load(tinyModel('marian'));
    expect(info).toMatchObject({ languages: { from: ['en'], to: ['de'] }, precision: 'fp32', maxTokens: 32 });
    const ours = await translate(texts, 'en', 'de');
    expect(ours).toEqual(await reference(tinyModel('marian'), texts));
    expect(new Set(ours).size).toBeGreaterThan(3);
  });

  it('is that of transformers.js for M2M100, from and into any of its languages', async () => {
    const { info, translate } = await load(tinyModel('m2m'));
    const languages = ['de', 'en', 'es', 'zh'];
    expect(info).toMatchObject({
      languages: { from: languages, to: languages },
      fromAny: false,
      maxTokens: 48,
    });
    const english = await reference(tinyModel('m2m'), texts, { src_lang: 'en', tgt_lang: 'de' });
    expect(await translate(texts, 'en', 'de')).toEqual(english);
    const german = ['der Hund', 'wo ist ein Haus'];
    const spanish = await reference(tinyModel('m2m'), german, { src_lang: 'de', tgt_lang: 'es' });
    expect(await translate(german, 'deu', 'es-MX')).toEqual(spanish);
  });

  it.each([1, 4])('is the same in a batch and alone, with %i beams', async (beams) => {
    const { translate } = await load(tinyModel('m2m'));
    const together = await translate(texts, 'en', 'es', beams);
    const alone: string[] = [];
    for (const text of texts) alone.push(...(await translate([text], 'en', 'es', beams)));
    expect(together).toEqual(alone);
  });

  it.each([1, 3])('gives the same tokens whichever graphs run, with %i beams', async (beams) => {
    const path = tinyModel('marian');
    const ours = await generateWith(path, beams, (graphs) => graphs);
    expect(ours.gives).toBe('cross');
    const split = asExported(path, 'decoder_model.onnx', 'decoder_with_past_model.onnx');
    const merged = asExported(path, 'decoder_model_merged.onnx', 'decoder_model_merged.onnx');
    for (const graphs of [split, merged]) {
      const { found } = await generateWith(path, beams, graphs);
      expect(found.map(({ tokens }) => tokens)).toEqual(ours.found.map(({ tokens }) => tokens));
    }
  });

  it('is never less likely with several beams than with one', async () => {
    const greedy = await generateWith(tinyModel('marian'), 1, (graphs) => graphs);
    for (const beams of [2, 4, 8]) {
      const { found } = await generateWith(tinyModel('marian'), beams, (graphs) => graphs);
      found.forEach(({ score }, text) => {
        expect(score).toBeGreaterThanOrEqual((greedy.found[text]?.score ?? 0) - 1e-6);
      });
    }
  });

  it('works with split graphs alone, and with merged ones alone', async () => {
    const merged = await changed('marian', 'opus-mt-en-de-merged', {
      'onnx/decoder_model.onnx': undefined,
      'onnx/decoder_with_past_model.onnx': undefined,
    });
    const split = await changed('marian', 'split', { 'onnx/decoder_model_merged.onnx': undefined });
    const expected = await (await load(tinyModel('marian'))).translate(texts, 'en', 'de');
    for (const path of [merged, split]) {
      expect(await (await load(path)).translate(texts, 'en', 'de')).toEqual(expected);
    }
  });

  it('leaves what has no words as it is', async () => {
    const { translate } = await load(tinyModel('m2m'));
    const nothing = ['', '  ', '\n', '12:30', '- 5 %', '♪ ♪', '<i></i>', '...'];
    expect(await translate(nothing, 'en', 'de')).toEqual(nothing);
  });

  it('has every protected part exactly once, whatever the model makes of its placeholders', async () => {
    const { translate } = await load(tinyModel('m2m'));
    const parts = ['12', '“Anna Bell”', '<i>', '</i>', 'www.x.org', '50%', '{\\an8}', '2026-11-28'];
    const text = `the 12 cats of “Anna Bell” see <i>my dog</i> on www.x.org 50% {\\an8} 2026-11-28 and I`;
    const [translated = ''] = await translate([text], 'en', 'de', 2);
    for (const part of parts) expect(translated.split(part)).toHaveLength(2);
    expect(translated.indexOf('<i>')).toBeLessThan(translated.indexOf('</i>'));
  });

  it('keeps tags and says which numbers are lost where the model has no placeholders', async () => {
    const { translator, info } = await load(tinyModel('marian'));
    const request = { modelKey: info.modelKey, source: 'en', target: 'de', beams: 1 };
    const source = '<b>my dog</b> sees 4711 cats on www.x.org';
    const [result] = await translator.translate({ ...request, texts: [source] }, unheard);
    expect(result?.text).toMatch(/<b>.+<\/b>/u);
    expect(result?.text).toContain('www.x.org');
    expect(result?.lost).toEqual(['4711']);
  });

  it('goes over texts longer than the model takes in pieces', async () => {
    const { translate } = await load(tinyModel('marian'));
    const long = Array.from({ length: 12 }, () => 'the cat sees 12 dogs.').join(' ');
    const [translated = ''] = await translate([long, 'x'.repeat(300)], 'en', 'de');
    const [one = ''] = await translate(
      ['the cat sees 12 dogs. the cat sees 12 dogs. the cat sees 12 dogs.'],
      'en',
      'de',
    );
    expect(translated.length).toBeGreaterThan(2 * one.length);
  });

  it('reports its progress and stops within a batch', async () => {
    const { translator, info } = await load(tinyModel('marian'));
    const many = Array.from(
      { length: 90 },
      (_, index) => `${texts[index % texts.length] ?? ''} ${'a '.repeat(index % 7)}`,
    );
    const request = { modelKey: info.modelKey, source: 'en', target: 'de', beams: 1, texts: many };
    const seen: ItemProgress[] = [];
    await translator.translate(request, { signal, progress: (value) => void seen.push(value) });
    expect(seen.map(({ done }) => done)).toEqual([32, 64, 90, 90]);
    const controller = new AbortController();
    const seenUntilThen: number[] = [];
    const stopped = translator.translate(request, {
      signal: controller.signal,
      progress: ({ done }) => {
        seenUntilThen.push(done);
        controller.abort();
      },
    });
    await expect(stopped).rejects.toSatisfy(isCancellation);
    expect(seenUntilThen).toEqual([32]);
  });

  it('is refused for languages that the model does not have, and says which it has', async () => {
    const { translator, info, translate } = await load(tinyModel('marian'));
    const refused = {
      code: 'unknown-language',
      message: expect.stringContaining('It knows German (de)') as string,
    };
    await expect(translate(['we'], 'en', 'fr')).rejects.toMatchObject(refused);
    for (const code of ['', '???', 'xx-yy-zz', '\ud800']) {
      await expect(translate(['we'], code, 'de')).rejects.toMatchObject({ code: 'unknown-language' });
    }
    translator.unload(info.modelKey);
    await expect(translate(['we'], 'en', 'de')).rejects.toMatchObject({ code: 'model-unknown' });
  });
});

describe('a translation model that does not fit', () => {
  it.each([
    ['config.json', undefined, 'model-missing-file', 'has no config.json'],
    ['tokenizer.json', undefined, 'model-missing-file', 'has no tokenizer.json'],
    ['onnx/encoder_model.onnx', undefined, 'model-missing-file', 'has no onnx/encoder_model.onnx'],
    [
      'onnx/decoder_model_merged.onnx',
      undefined,
      'model-missing-file',
      'has no onnx/decoder_model_merged.onnx',
    ],
    ['config.json', '{"model_type": 7}', 'model-damaged', '"model_type"'],
    ['tokenizer.json', '{"model": {}}', 'model-damaged', 'tokenizer.json'],
    ['onnx/decoder_model_merged.onnx', 'x', 'model-damaged', 'damaged'],
  ])('is refused: %s %s', async (file, content, code, says) => {
    const copy = await changed('m2m', `${code}-${file.replaceAll('/', '-')}`, { [file]: content });
    await expect(load(copy)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(says) as string,
    });
  });

  it('is refused when it is a model for another task, or tells no languages', async () => {
    const config = JSON.parse(await readFile(join(tinyModel('marian'), 'config.json'), 'utf8')) as object;
    const other = await changed('marian', 'other', {
      'config.json': JSON.stringify({ ...config, model_type: 't5' }),
    });
    await expect(load(other)).rejects.toMatchObject({ code: 'model-unsupported' });
    const nameless = await changed('marian', 'nameless', {
      'config.json': JSON.stringify({ ...config, _name_or_path: '' }),
      'tokenizer_config.json': '{}',
    });
    await expect(load(nameless)).rejects.toMatchObject({ code: 'model-unsupported' });
    const vision = await readFile(join(tinyModel('clip'), 'onnx/vision_model.onnx'));
    const wrong = await changed('m2m', 'vision', { 'onnx/encoder_model.onnx': vision });
    await expect(load(wrong)).rejects.toMatchObject({
      code: 'model-unsupported',
      message: expect.stringContaining('"pixel_values"') as string,
    });
    const decoder = await changed('m2m', 'no-decoder', { 'onnx/decoder_model_merged.onnx': vision });
    await expect(load(decoder)).rejects.toMatchObject({ code: 'model-unsupported' });
  });
});
