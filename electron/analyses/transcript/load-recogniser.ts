import type { Note } from '../../../core/notes.ts';
import { findCatalogueModel, modelLanguages } from '../../../models/catalogue.ts';
import { note } from '../../../core/notes.ts';
import type { InferenceClient } from '../../inference/client.ts';
import type { LoadModelInput } from '../../inference/contract.ts';
import type { SpeechModelInfo } from '../../inference/kinds/whisper/contract.ts';
import { modelIdentity } from '../../services/models/shelf/model-identity.ts';
import { ensureModelReady } from '../../services/models/shelf/find-model.ts';
import type { ModelNaming } from '../../services/models/shelf/find-model.ts';
import type { FoundModel } from '../../services/models/shelf/found-model.ts';
import { preparedFolder } from '../../services/models/layout/prepared-folder.ts';
import type { ModelPlaces } from '../../services/models/layout/model-places.ts';
import { loadWorkerRecogniser, requireLanguage } from './worker-recogniser.ts';
import type { WorkerRecogniser } from './worker-recogniser.ts';

export interface RecogniserChoice extends Pick<LoadModelInput, 'device' | 'precision'>, ModelNaming {
  /** Without it the best one installed. */
  readonly model: string | undefined;
  readonly language: string;
  /** Where several are spoken. */
  readonly languages?: readonly string[] | undefined;
  readonly task: 'transcribe' | 'translate';
}

export interface ChosenRecogniser {
  readonly model: FoundModel;
  readonly recogniser: WorkerRecogniser;
  /** What the person should know about the model and the device. */
  readonly notes: readonly Note[];
}

export interface RecogniserWatcher {
  readonly signal: AbortSignal;
  /** A faster form of the model is being made for this machine. */
  readonly onPreparing: () => void;
}

/** Finds the model, makes sure that it is whole and knows the language, and loads it into the worker. */
export async function loadRecogniser(
  inference: InferenceClient,
  places: ModelPlaces,
  choice: RecogniserChoice,
  watcher: RecogniserWatcher,
): Promise<ChosenRecogniser> {
  const { device, precision, language, takesFolders = false } = choice;
  const { signal } = watcher;
  const model = await ensureModelReady(places, choice.model, { language, takesFolders, signal });
  const { folder } = model;
  const identity = await modelIdentity(folder);
  const prepared = { folder: preparedFolder(places, model), source: identity };
  const load = { folder, device, identity, prepared, ...(precision === undefined ? {} : { precision }) };
  const recogniser = await loadWorkerRecogniser(inference, load, watcher);
  const { languages, task } = choice;
  requireLanguage(
    { id: model.id, ...learntLanguages(model, recogniser.info) },
    { language, languages, task },
  );
  const { providerNote, modelNotes = [] } = recogniser.info;
  const notes = [model.note, providerNote, ...modelNotes]
    .filter((one) => one !== undefined)
    .map((one) => (typeof one === 'string' ? note('kept-text', { text: one }) : one));
  return { model, recogniser, notes };
}

/** The catalogue knows better than the vocabulary: the starter's tokens name languages that it never heard. */
function learntLanguages(model: FoundModel, info: SpeechModelInfo) {
  const entry = findCatalogueModel(model.id);
  const languages = entry && model.origin !== 'folder' ? modelLanguages(entry) : info.languages;
  return { languages, multilingual: info.multilingual && languages.length > 1 };
}
