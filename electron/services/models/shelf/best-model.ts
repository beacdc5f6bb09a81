import type { ModelTask } from '../../../../core/model-task.ts';
import { SidecutError } from '../../../../core/errors.ts';
import { note } from '../../../../core/notes.ts';
import {
  findCatalogueModel,
  modelLanguages,
  starterOf,
  translatesBetween,
} from '../../../../models/catalogue.ts';
import type { CatalogueModel, Starter } from '../../../../models/catalogue.ts';
import { taskOfFolder } from '../layout/model-folder.ts';
import { installedFolder } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { installedModel, installedModelIds, starterModel } from './found-model.ts';
import type { FoundModel } from './found-model.ts';
import { noTranslator, starterNote } from './starter-note.ts';

/** What a model is needed for. Without a task: speech to text. */
export interface ModelNeed {
  readonly task?: ModelTask;
  /** Spoken or written in the material; `auto` when that is still to be found. */
  readonly language?: string;
  /** Of a translation. */
  readonly into?: string;
}

/** A model that knows the language before one that does not, then by the catalogue's rank. */
export async function bestModel(places: ModelPlaces, need: ModelNeed): Promise<FoundModel> {
  const { task = 'speech-to-text', language = 'auto' } = need;
  const candidates: { readonly id: string; readonly fits: boolean; readonly rank: number }[] = [];
  for (const id of await installedModelIds(places)) {
    const entry = findCatalogueModel(id);
    if ((entry?.task ?? (await taskOfFolder(installedFolder(places, id))) ?? 'speech-to-text') !== task)
      continue;
    candidates.push({ id, fits: fitsNeed(entry, need), rank: rankOf(id) });
  }
  const best = candidates.sort((a, b) => Number(b.fits) - Number(a.fits) || b.rank - a.rank)[0];
  // A translator of other languages is of no use at all, a recogniser of English may be.
  if (!best || (!best.fits && need.into !== undefined)) {
    const starter = requireStarter(task);
    if (need.into !== undefined && !fitsNeed(starter, need)) throw noTranslator(language, need.into);
    return { ...starterModel(places, starter), note: starterNote(task, need) };
  }
  const model = installedModel(places, best.id);
  if (best.fits) return model;
  const wanted = language === 'auto' ? null : language;
  return { ...model, note: note('other-language-model', { model: best.id, language: wanted }) };
}

/** One that was imported stands behind all of the catalogue: how good it is, nobody knows. */
export function rankOf(id: string): number {
  return findCatalogueModel(id)?.rank ?? 1;
}

export function requireStarter(task: ModelTask): Starter {
  const starter = starterOf(task);
  if (starter) return starter;
  throw new SidecutError('model-unknown', { reason: 'no-starter', task });
}

/** An English-only model is no good for a language that is still to be found. */
function fitsNeed(entry: CatalogueModel | undefined, { language = 'auto', into }: ModelNeed): boolean {
  if (!entry) return true;
  const languages = modelLanguages(entry);
  // Where language plays no part, the list is empty.
  if (languages.length === 0) return true;
  if (into !== undefined && language !== 'auto') return translatesBetween(entry, language, into);
  if (into !== undefined && !languages.includes(into)) return false;
  return language === 'auto'
    ? languages.length > 1 && entry.pairs?.length !== 1
    : languages.includes(language);
}
