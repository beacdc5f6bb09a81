import { knownLevel, levelPassages, levelQuestions, matchLevel } from '../../../../core/search/certainty.ts';
import type { MatchLevel } from '../../../../core/search/certainty.ts';
import { Shared } from '../../../system/shared.ts';
import { isSidecutError } from '../../../../core/errors.ts';
import type { ModelTask } from '../../../../core/model-task.ts';
import type { InferenceClient } from '../../../inference/client.ts';
import type { RgbImage } from '../pictures/decode-pictures.ts';
import { levelOfPictures, neutralPictures } from './neutral-pictures.ts';
import type { VectorSpace } from '../index/search-index.ts';
import { preparedFolder } from '../../models/layout/prepared-folder.ts';
import type { ModelPlaces } from '../../models/layout/model-places.ts';
import { bestModel } from '../../models/shelf/best-model.ts';
import { ensureModelReady, findModel } from '../../models/shelf/find-model.ts';
import type { FoundModel } from '../../models/shelf/find-model.ts';
import { modelIdentity } from '../../models/shelf/model-identity.ts';

/** A model that a leg searches with, whether or not it is loaded. */
export interface ChosenModel {
  readonly id: string;
  /** Vectors of another space can't be compared with its own. */
  readonly spaceId: string;
  /** A starter that nobody has chosen: it stands in where nothing else is installed, and knows a small world only. */
  readonly isStandIn: boolean;
}

export interface LoadedSearchModel extends ChosenModel {
  readonly space: VectorSpace;
  /** What its cosines with a question tell. */
  readonly levelOf: (query: Float32Array, signal: AbortSignal) => Promise<MatchLevel>;
  /** What is asked, in the space of what is searched. */
  readonly embedQuery: (text: string, signal: AbortSignal) => Promise<Float32Array>;
}

export interface MeaningModel extends LoadedSearchModel {
  /** Row by row, of length 1 each. */
  readonly embedPassages: (texts: readonly string[], signal: AbortSignal) => Promise<Float32Array>;
}

export interface PictureModel extends LoadedSearchModel {
  readonly embedPictures: (images: readonly RgbImage[], signal: AbortSignal) => Promise<Float32Array>;
}

export interface SearchModels {
  /** Which one is searched with, without loading it; null: none. */
  readonly chosen: (of: VectorSpace['of']) => Promise<ChosenModel | null>;
  /** Loaded; null: none. */
  readonly meaning: (signal: AbortSignal) => Promise<MeaningModel | null>;
  readonly picture: (signal: AbortSignal) => Promise<PictureModel | null>;
  /** Models came or went, or others are wished for. */
  readonly changed: () => void;
}

/** Ids of the settings: '' is the best one there is, `none` none. */
export interface SearchModelWishes {
  readonly searchTextModel: string;
  readonly searchPictureModel: string;
}

export interface SearchModelParts {
  readonly inference: Pick<InferenceClient, 'load' | 'embedTexts' | 'embedImages' | 'embedImageTexts'>;
  readonly places: ModelPlaces;
  readonly wishes: () => Promise<SearchModelWishes>;
  /** A person at a terminal may name folders. */
  readonly takesFolders?: boolean;
}

/** Of what is made for all who ask, see `Shared`. */
const nobodyLeaves = new AbortController().signal;

/** Questions that are typed letter by letter, and asked again after an edit. */
const keptQueries = 200;

export function createSearchModels(parts: SearchModelParts): SearchModels {
  const { inference } = parts;
  const choices = new Shared<VectorSpace['of'], Choice | null>();
  const loads = new Shared<string, Loaded>();
  const queries = new Map<string, Float32Array>();
  const levels = new Shared<string, MatchLevel>();
  const neutral = new Shared<string, Float32Array>();

  function choose(of: VectorSpace['of']): Promise<Choice | null> {
    return choices.get(of, () => choiceOf(parts, of));
  }

  function load({ kind, choice }: Wanted, signal: AbortSignal): Promise<Loaded> {
    const make = async () => inference.load(kind, await loadInput(parts, choice));
    return loads.get(choice.model.spaceId, make, signal);
  }

  /** A worker that ended meanwhile took its models along: loaded again, once. */
  async function use<Result>(
    wanted: Wanted,
    signal: AbortSignal,
    call: (modelKey: string) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await call((await load(wanted, signal)).modelKey);
    } catch (error) {
      if (!isSidecutError(error, 'worker-crashed')) throw error;
      loads.delete(wanted.choice.model.spaceId);
      return call((await load(wanted, signal)).modelKey);
    }
  }

  /** The vector of a question is made once for each model. */
  async function queryVector(
    spaceId: string,
    text: string,
    embed: () => Promise<{ readonly vectors: Float32Array }>,
  ): Promise<Float32Array> {
    const key = `${spaceId} ${text}`;
    const vector = queries.get(key) ?? (await embed()).vectors;
    queries.delete(key);
    queries.set(key, vector);
    if (queries.size > keptQueries) queries.delete(queries.keys().next().value!);
    return vector;
  }

  async function open(of: VectorSpace['of'], signal: AbortSignal) {
    const choice = await choose(of);
    if (choice === null) return null;
    const wanted: Wanted = { kind: kindOf[of], choice };
    const { dimensions, noMatchBelow } = await load(wanted, signal);
    const { model } = choice;
    const facts = { ...model, space: { id: model.spaceId, of, dimensions } };
    return { wanted, facts, known: noMatchBelow === undefined ? null : knownLevel(noMatchBelow) };
  }

  return {
    chosen: async (of) => (await choose(of))?.model ?? null,
    changed: () => choices.clear(),
    meaning: async (loading) => {
      const opened = await open('passages', loading);
      if (opened === null) return null;
      const { wanted, facts, known } = opened;
      const { dimensions } = facts.space;
      const embed = (texts: readonly string[], kind: 'query' | 'passage', signal: AbortSignal) =>
        use(wanted, signal, (modelKey) =>
          inference.embedTexts({ modelKey, texts: [...texts], kind }, { signal }),
        );
      return {
        ...facts,
        levelOf: async (_query, signal) =>
          known ??
          levels.get(
            facts.spaceId,
            async () => {
              const questions = await embed(levelQuestions, 'query', nobodyLeaves);
              const passages = await embed(levelPassages, 'passage', nobodyLeaves);
              return matchLevel(questions.vectors, passages.vectors, dimensions);
            },
            signal,
          ),
        embedPassages: async (texts, signal) => (await embed(texts, 'passage', signal)).vectors,
        embedQuery: (text, signal) => queryVector(facts.spaceId, text, () => embed([text], 'query', signal)),
      };
    },
    picture: async (loading) => {
      const opened = await open('frames', loading);
      if (opened === null) return null;
      const { wanted, facts, known } = opened;
      const embed = (images: readonly RgbImage[], signal: AbortSignal) =>
        use(
          wanted,
          signal,
          async (modelKey) =>
            (await inference.embedImages({ modelKey, images: [...images] }, { signal })).vectors,
        );
      return {
        ...facts,
        levelOf: async (query, signal) =>
          known ??
          levelOfPictures(
            query,
            await neutral.get(facts.spaceId, () => embed(neutralPictures(), nobodyLeaves), signal),
          ),
        embedPictures: embed,
        embedQuery: (text, signal) =>
          queryVector(facts.spaceId, text, () =>
            use(wanted, signal, (modelKey) =>
              inference.embedImageTexts({ modelKey, texts: [text] }, { signal, priority: 'interactive' }),
            ),
          ),
      };
    },
  };
}

interface Loaded {
  readonly modelKey: string;
  readonly dimensions: number;
  readonly noMatchBelow?: number | undefined;
}

interface Wanted {
  readonly kind: 'text-embedder' | 'image-text';
  readonly choice: Choice;
}

interface Choice {
  readonly task: ModelTask;
  readonly model: ChosenModel;
  readonly found: FoundModel;
  /** Of its weights. */
  readonly source: string;
}

const taskOf: Readonly<Record<VectorSpace['of'], ModelTask>> = {
  passages: 'text-embedding',
  frames: 'image-text',
};
const kindOf: Readonly<Record<VectorSpace['of'], Wanted['kind']>> = {
  passages: 'text-embedder',
  frames: 'image-text',
};

async function choiceOf(parts: SearchModelParts, of: VectorSpace['of']): Promise<Choice | null> {
  const { searchTextModel, searchPictureModel } = await parts.wishes();
  const wish = of === 'passages' ? searchTextModel : searchPictureModel;
  if (wish === 'none') return null;
  const found = await findWished(parts, taskOf[of], wish);
  const source = await modelIdentity(found.folder);
  const spaceId = `${of}:${found.id}:${source.slice(0, 16)}`;
  return {
    task: taskOf[of],
    model: { id: found.id, spaceId, isStandIn: found.origin === 'shipped' && wish === '' },
    found,
    source,
  };
}

async function findWished(
  { places, takesFolders = false }: SearchModelParts,
  task: ModelTask,
  wish: string,
): Promise<FoundModel> {
  if (wish === '') return bestModel(places, { task });
  try {
    return await findModel(places, wish, { task, takesFolders });
  } catch (error) {
    // Removed meanwhile: no reason to search by words alone. Whoever types a name is told.
    if (takesFolders || !isSidecutError(error)) throw error;
    return bestModel(places, { task });
  }
}

async function loadInput(
  { places, takesFolders = false }: SearchModelParts,
  { found, source, task }: Choice,
) {
  const name = found.origin === 'folder' ? found.folder : found.id;
  const { folder } = await ensureModelReady(places, name, { task, takesFolders });
  return { folder, device: 'auto' as const, prepared: { folder: preparedFolder(places, found), source } };
}
