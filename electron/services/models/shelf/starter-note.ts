import { SidecutError } from '../../../../core/errors.ts';
import type { ModelTask } from '../../../../core/model-task.ts';
import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import {
  catalogueModels,
  downloadOf,
  findCatalogueModel,
  isDownloadable,
  translatesBetween,
} from '../../../../models/catalogue.ts';
import type { CatalogueModel } from '../../../../models/catalogue.ts';

/** Languages of a translation, where it is one. */
interface Languages {
  readonly language?: string;
  readonly into?: string;
}

/** The full model of each task that most people are served well by. */
const recommended: Partial<Record<ModelTask, string>> = {
  'speech-to-text': 'whisper-base',
  'text-embedding': 'multilingual-e5-small',
  'image-text': 'clip-vit-base-patch32',
  translation: 'm2m100_418M',
  'speaker-embedding': 'resemblyzer',
  'text-generation': 'qwen2.5-1.5b-instruct',
};

export function isRecommended(id: string, task: ModelTask): boolean {
  return recommended[task] === id;
}

/** That the starter is used, and what to install instead. */
export function starterNote(task: ModelTask, languages: Languages): Note {
  const suggestion = translatorOf(languages) ?? findCatalogueModel(recommended[task] ?? '');
  const bytes = suggestion && bytesOf(suggestion);
  return note('starter-only', { task, suggestion: suggestion?.id ?? null, bytes: bytes ?? null });
}

export function noTranslator(language: string, into: string): SidecutError {
  const suggestion = translatorOf({ language, into })?.id ?? null;
  return new SidecutError('model-not-installed', { reason: 'no-translator', language, into, suggestion });
}

/** The smallest download that translates between the two languages. */
function translatorOf({ language, into }: Languages): CatalogueModel | undefined {
  if (language === undefined || into === undefined) return undefined;
  const fitting = catalogueModels.filter(
    (model) =>
      model.task === 'translation' && isDownloadable(model) && translatesBetween(model, language, into),
  );
  return fitting.toSorted((a, b) => (bytesOf(a) ?? Infinity) - (bytesOf(b) ?? Infinity))[0];
}

function bytesOf(model: CatalogueModel): number | undefined {
  return downloadOf(model)?.bytes;
}
