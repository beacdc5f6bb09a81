import { SidecutError } from '../../../../core/errors.ts';
import { findModelFiles } from '../../model-folder/model-files.ts';
import type { ModelRead, ModelRunner } from '../../model-runner.ts';
import type { Sessions } from '../../sessions/lend-sessions.ts';
import type { SessionLease } from '../../sessions/session-pool.ts';
import type { TranslatedText, translatorContract, TranslateRequest } from './contract.ts';
import { generate } from './generate.ts';
import { findPair, tagsOf } from './processing/languages.ts';
import type { LanguagePair, TranslatorLanguages } from './processing/languages.ts';
import { readTranslationModel } from './read-translation-model.ts';
import type { TranslationFolder } from './read-translation-model.ts';
import { translateTexts } from './translate-texts.ts';
import type { TextModel, TranslateHooks } from './translate-texts.ts';
import type { OpenGraphs } from './translation-decoder.ts';
import { prepareGraphs } from './translation-graphs.ts';
import type { GraphToOpen, TranslationGraphs } from './translation-graphs.ts';

interface TranslationModel extends TranslationFolder, ModelRead {
  readonly graphs: TranslationGraphs;
}

/** Rows that are decoded together: enough that a step is worth its overhead, few enough that caches stay small. */
const rowsAtOnce = 32;
/** Padding counted. */
const sourceTokensAtOnce = 2048;

/** Translation models on ONNX Runtime. */
export function createTranslator(): ModelRunner<typeof translatorContract, TranslationModel> {
  return {
    read: async ({ folder, precision }, provider) => {
      const read = await readTranslationModel(folder);
      const files = await findModelFiles(folder, precision, provider);
      return { ...read, graphs: prepareGraphs(files, read.settings.layers), precision: files.precision };
    },
    tryOut: async (model, context) => {
      await translateOne(model, context);
      const { languages, settings } = model;
      const info = {
        languages: { from: tagsOf(languages.from), to: tagsOf(languages.to) },
        fromAny: languages.fromAny,
        ...(languages.pairs ? { pairs: [...languages.pairs] } : {}),
        maxTokens: settings.maxTokens,
      };
      return { model, info };
    },
    run: { translate },
  };
}

async function translate(
  model: TranslationModel,
  { texts, source, target, beams }: TranslateRequest,
  context: Sessions & TranslateHooks,
): Promise<TranslatedText[]> {
  const pair = requirePair(model.languages, source, target);
  using open = await openGraphs(model, context);
  const textModel = createTextModel(model, open, pair, beams, context.signal);
  return await translateTexts(textModel, texts, context);
}

async function translateOne(
  model: TranslationModel,
  context: Sessions & { readonly signal: AbortSignal },
): Promise<void> {
  const { from, to } = model.languages;
  const [source, target] = [from[0] ?? to[0], to[0]];
  if (!source || !target) return;
  using open = await openGraphs(model, context);
  const text = createTextModel(model, open, { source, target }, 1, context.signal);
  await text.generate([text.encode('1')]);
}

async function openGraphs(
  { graphs }: TranslationModel,
  sessions: Sessions,
): Promise<OpenGraphs & Disposable> {
  using stack = new DisposableStack();
  const lease = async ({ path, rewritten }: GraphToOpen): Promise<SessionLease> =>
    stack.use(await sessions.lease(path, rewritten ? { rewritten } : {}));
  const [encoder, begin, step] = [
    await lease(graphs.encoder),
    await lease(graphs.begin),
    await lease(graphs.step),
  ];
  const held = stack.move();
  return { encoder, begin, step, gives: graphs.begin.gives, [Symbol.dispose]: () => held.dispose() };
}

function createTextModel(
  { settings, tokenizer }: TranslationFolder,
  open: OpenGraphs,
  pair: LanguagePair,
  beams: number,
  signal: AbortSignal,
): TextModel {
  const beginning = tokenizer.beginning(pair);
  return {
    placeholders: settings.placeholders,
    pair,
    maxTokens: settings.maxTokens,
    batch: {
      items: Math.max(1, Math.floor(rowsAtOnce / beams)),
      tokens: Math.ceil(sourceTokensAtOnce / beams),
    },
    encode: (text) => tokenizer.encode(text, pair),
    generate: async (sources) => {
      const sequences = await generate(open, settings, sources, { beginning, beams, signal });
      return sequences.map(({ tokens }) => tokenizer.decode(tokens));
    },
  };
}

function requirePair(languages: TranslatorLanguages, source: string, target: string): LanguagePair {
  const found = findPair(languages, source, target);
  if (!('problem' in found)) return found;
  throw new SidecutError('unknown-language', found.problem);
}
