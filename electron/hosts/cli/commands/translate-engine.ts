import { isSidecutError, SidecutError } from '../../../../core/errors.ts';
import { primaryLanguage } from '../../../../core/language/language-tag.ts';
import type { WantedLanguages } from '../../../analyses/translation/engines/store-engine.ts';
import type { ModelPlaces } from '../../../services/models/layout/model-places.ts';
import { bestModel } from '../../../services/models/shelf/best-model.ts';
import type { FoundModel } from '../../../services/models/shelf/found-model.ts';
import { installedWriter, serverWriterName } from '../../../services/writers/open-writer.ts';
import { serverFromEnvironment } from '../../../services/writers/server-address.ts';
import { isSample } from './starter-only.ts';
import type { TranslateRequest } from './translate-options.ts';

/**
 * The one that is named; else the server that the person set up, the best translator for the languages, or the best
 * language model. The starter is taken for the sample alone: it knows no other words.
 */
export async function chooseEngine(
  places: ModelPlaces,
  { model, file }: Pick<TranslateRequest, 'model' | 'file'>,
  { main, to }: WantedLanguages,
  signal: AbortSignal,
): Promise<string> {
  if (model !== undefined) return model;
  if (serverFromEnvironment(process.env) !== undefined) return serverWriterName;
  const translator = await bestTranslator(places, main, to);
  if ('id' in translator && translator.origin !== 'shipped') return translator.id;
  const writer = await installedWriter(places, signal);
  if (writer !== undefined) return writer;
  if (!('id' in translator)) throw translator;
  if (translator.note?.code !== 'starter-only' || (await isSample(file, signal))) return translator.id;
  const { suggestion } = translator.note.facts;
  throw new SidecutError('model-not-installed', {
    ...{ reason: 'no-translator', language: main, into: to, suggestion },
  });
}

async function bestTranslator(
  places: ModelPlaces,
  main: string,
  to: string,
): Promise<FoundModel | SidecutError> {
  try {
    return await bestModel(places, {
      ...{ task: 'translation', language: primaryLanguage(main), into: primaryLanguage(to) },
    });
  } catch (error) {
    if (isSidecutError(error, 'model-not-installed')) return error;
    throw error;
  }
}
