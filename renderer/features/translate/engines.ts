/** What can translate: translators and language models of the store, and the server that the settings name. */
import type { ModelCard } from '../../../core/contract/models.ts';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import { isSameWriting } from '../../../core/translation/plan-lines.ts';

/** As `TranslationOptions` call it. */
export const serverEngine = 'server';
/** For each language the best there is. */
export const bestEngine = '';

export interface Engines {
  /** Translators and language models that are on this computer, the better first. */
  readonly models: readonly ModelCard[];
  readonly hasServer: boolean;
}

const translatorTask = 'translation';
const writerTask = 'text-generation';

/** Of all models those that translate. */
export function enginesOf(models: readonly ModelCard[], hasServer: boolean): Engines {
  const isHere = ({ state }: ModelCard): boolean => state === 'installed' || state === 'shipped';
  const ofTask = (task: ModelCard['task']): readonly ModelCard[] =>
    models.filter((model) => model.task === task && isHere(model)).toSorted((a, b) => b.rank - a.rank);
  return { models: [...ofTask(translatorTask), ...ofTask(writerTask)], hasServer };
}

/** `from`: `und` where nobody knows what is said: then whatever writes the other language may. */
export function canTranslate(
  { languages, pairs }: Pick<ModelCard, 'languages' | 'pairs'>,
  from: string,
  to: string,
): boolean {
  const [source, target] = [primaryLanguage(from), primaryLanguage(to)];
  const isAny = languages.length === 0 || languages.includes('any');
  const knows = (language: string): boolean =>
    isAny || languages.some((tag) => primaryLanguage(tag) === language);
  if (pairs === undefined) return knows(target) && (source === 'und' || knows(source));
  return pairs.some((pair) => {
    const [pairFrom, pairTo] = pair.split('-').map(primaryLanguage);
    return pairTo === target && (source === 'und' || pairFrom === source);
  });
}

export interface Wanted {
  /** `bestEngine`, `serverEngine` or the id of a model. */
  readonly engine: string;
  /** BCP 47; `und` where it is not known. */
  readonly from: string;
  /** What ships with the app knows the sample alone: it is taken by itself for nothing else. */
  readonly isSample: boolean;
}

/** What is said in this language, in this writing, is in need of no translation: `en-GB` is in English. */
export function isSaidIn(from: string, to: string): boolean {
  return from !== 'und' && isSameWriting(from, to);
}

/** What translates into a language; null: nothing that is here can, or it is said in it already. */
export function engineFor({ models, hasServer }: Engines, wanted: Wanted, to: string): string | null {
  const { engine, from, isSample } = wanted;
  if (isSaidIn(from, to)) return null;
  if (engine === serverEngine && hasServer) return serverEngine;
  const chosen = models.find(({ id }) => id === engine);
  if (chosen !== undefined) return canTranslate(chosen, from, to) ? chosen.id : null;
  // Whoever names a server wants it in place of a model.
  if (hasServer) return serverEngine;
  const able = models.filter((model) => canTranslate(model, from, to));
  const [best] = [...able.filter(({ state }) => state === 'installed'), ...(isSample ? able : [])];
  return best?.id ?? null;
}

/** Of those that could be downloaded the one to propose for a language; null: none is known. */
export function modelToGet(models: readonly ModelCard[], from: string, to: string): ModelCard | null {
  const able = models.filter(
    (model) =>
      (model.task === translatorTask || model.task === writerTask) &&
      model.state === 'available' &&
      model.source !== null &&
      canTranslate(model, from, to),
  );
  const isTranslator = ({ task }: ModelCard): number => Number(task === translatorTask);
  return able.toSorted((a, b) => isTranslator(b) - isTranslator(a) || b.rank - a.rank)[0] ?? null;
}
