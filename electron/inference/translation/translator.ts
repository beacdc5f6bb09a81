import { SidecutError } from '../../../core/errors.ts';
import { findPair } from '../../../models/translation/languages.ts';
import type {
  LanguagePair,
  OfferedLanguage,
  TranslatorLanguages,
} from '../../../models/translation/languages.ts';
import type { LoadRequest, TranslatedText, TranslateRequest, TranslatorInfo } from '../contract.ts';
import { LoadedModels } from '../loaded-models.ts';
import { findModelFiles } from '../model-folder/model-files.ts';
import { describeDevice } from '../providers/chosen-provider.ts';
import type { ChosenProvider } from '../providers/chosen-provider.ts';
import type { SessionLease, SessionPool } from '../sessions/session-pool.ts';
import { generate } from './generate.ts';
import { readTranslationModel } from './read-translation-model.ts';
import type { TranslationFolder } from './read-translation-model.ts';
import { translateTexts } from './translate-texts.ts';
import type { TextModel, TranslateHooks } from './translate-texts.ts';
import type { OpenGraphs } from './translation-decoder.ts';
import { prepareGraphs } from './translation-graphs.ts';
import type { GraphToOpen, TranslationGraphs } from './translation-graphs.ts';

interface TranslationModel extends TranslationFolder {
  readonly graphs: TranslationGraphs;
  readonly chosen: ChosenProvider;
}

/** Rows that are decoded together: enough that a step is worth its overhead, few enough that caches stay small. */
const rowsAtOnce = 32;
/** Padding counted. */
const sourceTokensAtOnce = 2048;

/** Translation models on ONNX Runtime. Sessions belong to the pool; between two calls it may close them. */
export class Translator {
  readonly #pool: SessionPool;
  readonly #models = new LoadedModels<TranslationModel>('translation model');

  constructor(pool: SessionPool) {
    this.#pool = pool;
  }

  async load(request: LoadRequest, chosen: ChosenProvider, signal: AbortSignal): Promise<TranslatorInfo> {
    const folder = await readTranslationModel(request.folder);
    const files = await findModelFiles(request.folder, request.precision, chosen.provider);
    signal.throwIfAborted();
    const model = { ...folder, graphs: prepareGraphs(files, folder.settings.layers), chosen };
    await this.#tryOut(model, signal);
    const { precision } = files;
    const { languages, settings } = folder;
    return {
      modelKey: this.#models.keep(model, request, precision, chosen),
      ...describeDevice(chosen),
      precision,
      languages: { from: tagsOf(languages.from), to: tagsOf(languages.to) },
      fromAny: languages.fromAny,
      ...(languages.pairs ? { pairs: [...languages.pairs] } : {}),
      maxTokens: settings.maxTokens,
    };
  }

  async translate(request: TranslateRequest, hooks: TranslateHooks): Promise<TranslatedText[]> {
    const model = this.#models.get(request.modelKey);
    const pair = requirePair(model.languages, request.source, request.target);
    using open = await this.#open(model);
    const textModel = createTextModel(model, open, pair, request.beams, hooks.signal);
    return await translateTexts(textModel, request.texts, hooks);
  }

  unload(modelKey: string): void {
    this.#models.drop(modelKey);
  }

  /** One short text now finds graphs that do not fit before the first call comes. */
  async #tryOut(model: TranslationModel, signal: AbortSignal): Promise<void> {
    const { from, to } = model.languages;
    const [source, target] = [from[0] ?? to[0], to[0]];
    if (!source || !target) return;
    using open = await this.#open(model);
    const text = createTextModel(model, open, { source, target }, 1, signal);
    await text.generate([text.encode('1')]);
    signal.throwIfAborted();
  }

  async #open({ graphs, chosen: { provider } }: TranslationModel): Promise<OpenGraphs & Disposable> {
    using stack = new DisposableStack();
    const lease = async ({ path, rewritten }: GraphToOpen): Promise<SessionLease> =>
      stack.use(await this.#pool.acquire(path, { provider, ...(rewritten ? { rewritten } : {}) }));
    const [encoder, begin, step] = [
      await lease(graphs.encoder),
      await lease(graphs.begin),
      await lease(graphs.step),
    ];
    const held = stack.move();
    return { encoder, begin, step, gives: graphs.begin.gives, [Symbol.dispose]: () => held.dispose() };
  }
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
  throw new SidecutError('unknown-language', found.problem, { details: { source, target } });
}

function tagsOf(offered: readonly OfferedLanguage[]): string[] {
  return [...new Set(offered.map(({ tag }) => tag))].sort();
}
