import { SidecutError } from '../../../../core/errors.ts';
import { taskOfFolder } from '../../../services/models/layout/model-folder.ts';
import { ensureModelReady, findModel } from '../../../services/models/shelf/find-model.ts';
import { serverWriterName } from '../../../services/writers/open-writer.ts';
import type { TextWriter } from '../../../services/writers/text-writer.ts';
import type { OpenedEngine } from './opened-engine.ts';
import { storeEngine } from './store-engine.ts';
import type { TranslatorSources, WantedLanguages } from './store-engine.ts';
import { writerEngine } from './writer-engine.ts';

export interface EngineSources extends TranslatorSources {
  readonly openWriter: (name: string, signal: AbortSignal) => Promise<TextWriter>;
}

/** As a person names it: a translator or a language model of the store by its id, or `server`. */
export interface EngineName {
  readonly engine: string;
  /** At a terminal a name may be a folder. */
  readonly takesFolders?: boolean;
}

/** Refuses what can't translate before anything slow begins, as far as the model says. */
export async function openEngine(
  sources: EngineSources,
  { engine: name, takesFolders = false }: EngineName,
  wanted: WantedLanguages,
  signal: AbortSignal,
): Promise<OpenedEngine> {
  if (wanted.from.includes('und')) throw new SidecutError('no-translation', { reason: 'source-unknown' });
  if (wanted.from.length === 0)
    throw new SidecutError('no-translation', { reason: 'same-language', language: wanted.to });
  if (name === serverWriterName) return writerEngine(await sources.openWriter(name, signal), signal);
  const found = await findModel(sources.places, name, { takesFolders });
  if ((await taskOfFolder(found.folder)) === 'text-generation') {
    const writer = await sources.openWriter(name, signal);
    return { ...writerEngine(writer, signal), name: found.id };
  }
  const model = await ensureModelReady(sources.places, name, { task: 'translation', takesFolders, signal });
  return storeEngine(sources, model, wanted, signal);
}
