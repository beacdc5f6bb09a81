import { SidecutError } from '../../../../core/errors.ts';
import { primaryLanguage } from '../../../../core/language/language-tag.ts';
import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import type { TranslatedLine, TranslationRequest } from '../../../../core/translation/engine.ts';
import { findCatalogueModel, translatesBetween } from '../../../../models/catalogue.ts';
import type { InferenceClient } from '../../../inference/client.ts';
import type { ModelPlaces } from '../../../services/models/layout/model-places.ts';
import { ensureModelReady } from '../../../services/models/shelf/find-model.ts';
import type { FoundModel } from '../../../services/models/shelf/find-model.ts';
import { installedModelIds } from '../../../services/models/shelf/found-model.ts';
import type { DeviceChoice } from '../../../../core/devices.ts';
import type { OpenedEngine } from './opened-engine.ts';
import { whyNot } from '../../../inference/kinds/translator/contract.ts';
import { routeOf } from './routes.ts';
import type { Leg, LoadedTranslator } from './routes.ts';

export interface TranslatorSources {
  readonly inference: Pick<InferenceClient, 'load' | 'translate'>;
  readonly places: ModelPlaces;
  readonly device?: DeviceChoice;
}

/** BCP 47. */
export interface WantedLanguages {
  /** Of the track. */
  readonly main: string;
  /** What there is to translate from: the track's, and those of its passages. */
  readonly from: readonly string[];
  readonly to: string;
}

/** Lines of one request: between requests progress is told and what is finished is stored. */
const maxLines = 32;

/**
 * A translator of the store. Fails with `unknown-language` where it can't translate the track's language; a passage in a
 * language that it does not know is left out and noted.
 */
export async function storeEngine(
  sources: TranslatorSources,
  model: FoundModel,
  { main, from, to }: WantedLanguages,
  signal: AbortSignal,
): Promise<OpenedEngine> {
  const chosen = await loadTranslator(sources, model, signal);
  const routes = new Map<string, readonly Leg[]>();
  const notes: Note[] = model.note === undefined ? [] : [model.note];
  for (const language of from) {
    const route = await findRoute(sources, chosen, { from: language, to }, signal);
    if (route !== undefined) routes.set(language, route);
    // A track of which only passages go is refused, too.
    else if (language === main || from.length === 1)
      throw new SidecutError('unknown-language', whyNot(chosen.info, language, to)!);
    else notes.push(note('passages-left-out', { language }));
    if (route !== undefined && route.length > 1)
      notes.push(note('translated-via-english', { language, model: model.name }));
  }
  const translate = async ({
    from: language,
    lines,
  }: TranslationRequest): Promise<readonly TranslatedLine[]> => {
    const legs = routes.get(language);
    if (legs === undefined) return [];
    let texts = lines.map(({ text }) => text);
    for (const { modelKey, from: source, to: target } of legs) {
      const found = await sources.inference.translate({ modelKey, texts, source, target }, { signal });
      texts = found.map(({ text }) => text);
    }
    return lines.map(({ id }, at) => ({ id, text: texts[at]! }));
  };
  return {
    engine: { maxLines, listens: false, translate },
    name: model.id,
    notes,
    refused: () => ({ count: 0, first: undefined }),
  };
}

async function loadTranslator(
  { inference, device = 'auto' }: TranslatorSources,
  { id, folder }: FoundModel,
  signal: AbortSignal,
): Promise<LoadedTranslator> {
  return { id, info: await inference.load('translator', { folder, device }, { signal }) };
}

/** Others are loaded only where the chosen one alone finds no way. */
async function findRoute(
  sources: TranslatorSources,
  chosen: LoadedTranslator,
  { from, to }: { readonly from: string; readonly to: string },
  signal: AbortSignal,
): Promise<readonly Leg[] | undefined> {
  const own = routeOf(chosen, [], from, to);
  if (own !== undefined) return own;
  const others: LoadedTranslator[] = [];
  for (const id of await installedModelIds(sources.places)) {
    const entry = findCatalogueModel(id);
    const [source, target] = [primaryLanguage(from), primaryLanguage(to)];
    const helps =
      entry?.task === 'translation' &&
      id !== chosen.id &&
      (translatesBetween(entry, source, 'en') || translatesBetween(entry, 'en', target));
    if (!helps) continue;
    const ready = await ensureModelReady(sources.places, id, { task: 'translation', signal });
    others.push(await loadTranslator(sources, ready, signal));
  }
  return routeOf(chosen, others, from, to);
}
