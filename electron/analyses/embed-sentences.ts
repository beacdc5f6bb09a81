import type { SentenceVectors } from '../../core/chapters/chapter-text.ts';
import { sentenceVectors, textsToEmbed } from '../../core/chapters/embedding-texts.ts';
import type { Sentence } from '../../core/text/sentences.ts';
import type { InferenceClient } from '../inference/client.ts';
import { modelIdentity } from '../services/models/shelf/model-identity.ts';
import { bestModel } from '../services/models/shelf/best-model.ts';
import { ensureModelReady } from '../services/models/shelf/find-model.ts';
import { preparedFolder } from '../services/models/layout/prepared-folder.ts';
import type { ModelPlaces } from '../services/models/layout/model-places.ts';

export interface EmbedHooks {
  readonly signal: AbortSignal;
  /** 0 to 1 */
  readonly onFraction: (fraction: number) => void;
}

/** One vector for each sentence, of what it says and of what is said around it. */
export type EmbedSentences = (
  sentences: readonly Pick<Sentence, 'text'>[],
  hooks: EmbedHooks,
) => Promise<SentenceVectors>;

/** Texts of one call: between calls progress is told and others get their turn. */
const textsPerCall = 256;

/** The best text embedder that a person has installed; undefined where there is only the starter. */
export async function installedEmbedder(places: ModelPlaces): Promise<string | undefined> {
  const { id, origin } = await bestModel(places, { task: 'text-embedding' });
  return origin === 'shipped' ? undefined : id;
}

/** Loads the model that has this id (or, for a person at a terminal, is in this folder) and embeds with it. */
export async function loadEmbedder(
  inference: Pick<InferenceClient, 'load' | 'embedTexts'>,
  places: ModelPlaces,
  { model: id, takesFolders = false }: { readonly model: string; readonly takesFolders?: boolean },
  signal: AbortSignal,
): Promise<EmbedSentences> {
  const model = await ensureModelReady(places, id, { task: 'text-embedding', takesFolders, signal });
  const source = await modelIdentity(model.folder);
  const prepared = { folder: preparedFolder(places, model), source };
  const { modelKey } = await inference.load(
    'text-embedder',
    { folder: model.folder, device: 'auto', prepared },
    { signal },
  );
  return async (sentences, hooks) => {
    const texts = textsToEmbed(sentences);
    let dimensions = 0;
    const parts: Float32Array[] = [];
    for (let from = 0; from < texts.length; from += textsPerCall) {
      const some = texts.slice(from, from + textsPerCall);
      const found = await inference.embedTexts({ modelKey, texts: some, kind: 'passage' }, hooks);
      parts.push(found.vectors);
      ({ dimensions } = found);
      hooks.onFraction(Math.min(1, (from + some.length) / texts.length));
    }
    return sentenceVectors({ vectors: joined(parts), dimensions });
  };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
