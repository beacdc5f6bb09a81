import type { LegState } from '../../../core/contract/search.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import { certaintyOfMeaning, levelAmong } from '../../../core/search/certainty.ts';
import type { MatchLevel } from '../../../core/search/certainty.ts';
import { rowsOfWords } from '../../../core/search/leg-rows.ts';
import { allowsText, matchExpression } from '../../../core/search/match-words.ts';
import { passageSources } from '../../../core/search/passage.ts';
import type { SearchLeg } from '../../../core/search/search-leg.ts';
import type { SearchQuery } from '../../../core/search/search-query.ts';
import type { Remote } from '../library/library.ts';
import type {
  IndexedFrame,
  IndexedPassage,
  IndexScope,
  Neighbour,
  SearchIndex,
  VectorSpace,
} from './index/search-index.ts';
import type { LoadedSearchModel, SearchModels } from './models/search-models.ts';
import type { TextReaders } from './models/text-readers.ts';
import { overlaps, placeOf } from './place.ts';
import type { Place } from './place.ts';
import { asksForText } from './question.ts';

/** What one leg found: a passage or a picture. */
export type Candidate = Found &
  (
    | { readonly leg: 'said' | 'meant' | 'written'; readonly passage: IndexedPassage }
    | { readonly leg: 'seen'; readonly frame: IndexedFrame }
  );

interface Found {
  /** By the leg's own measure. */
  readonly score: number;
  /** See certainty.ts of core/search. */
  readonly certainty: number;
}

export interface LegAnswer {
  readonly state: LegState;
  /** The best first. */
  readonly candidates: readonly Candidate[];
}

/** What is asked for, in the form that each leg asks for it. */
export interface Question {
  readonly query: SearchQuery;
  readonly scope: IndexScope;
  /** BCP 47, of the texts of the library. */
  readonly languages: readonly string[];
  /** More like this; null: what the query says. */
  readonly example: ExampleVectors | null;
  /** Where the example is from: it is no answer to itself. */
  readonly itself: Place | null;
}

/** By space; a leg that has none of its own sits out. */
export interface ExampleVectors {
  readonly meant: Float32Array | null;
  readonly seen: Float32Array | null;
}

export interface LegParts {
  readonly index: Remote<SearchIndex>;
  readonly models: SearchModels;
  readonly readers: Pick<TextReaders, 'chosen'>;
}

/** Of one leg: fused with the others, only the first of them count. */
const wanted = 200;

/** Asks each leg that is wanted; one that fails keeps nobody from the answers of the others. */
export async function askLegs(
  parts: LegParts,
  question: Question,
  legs: readonly SearchLeg[],
  signal: AbortSignal,
): Promise<readonly LegAnswer[]> {
  return Promise.all(
    legs.map(async (leg) => {
      try {
        return await ask[leg](parts, question, signal);
      } catch (error) {
        if (signal.aborted || !isSidecutError(error)) throw error;
        return sitsOut(leg, { state: 'failed', failure: toFailure(error) });
      }
    }),
  );
}

const ask: Readonly<
  Record<SearchLeg, (parts: LegParts, question: Question, signal: AbortSignal) => Promise<LegAnswer>>
> = {
  said: (parts, question) => askWords(parts, question, 'said'),
  written: (parts, question) => askWords(parts, question, 'written'),
  meant: askMeaning,
  seen: askPictures,
};

async function askWords(
  { index, readers }: LegParts,
  { query, scope, languages, example, itself }: Question,
  leg: 'said' | 'written',
): Promise<LegAnswer> {
  const sources = passageSources.filter((source) => (source === 'picture') === (leg === 'written'));
  const match = example !== null && query.text === '' ? null : matchExpression(query, languages);
  if (match === null) return sitsOut(leg, { state: 'used' });
  const rows = await index.findWords(match, { ...scope, sources }, wanted);
  const state = leg === 'written' && rows.length === 0 ? await whyNothingIsRead(readers) : 'used';
  const found = rows.filter((row) => isOther(row, itself));
  return {
    state: { leg, state, model: null, failure: null },
    candidates: rowsOfWords(query, found).map(({ certainty }, at) => ({ leg, certainty, ...found[at]! })),
  };
}

/** What is written is only found where pictures are read. */
async function whyNothingIsRead({ chosen }: Pick<TextReaders, 'chosen'>): Promise<LegState['state']> {
  const { isWanted, model } = await chosen();
  if (model === null) return 'no-model';
  return isWanted ? 'used' : 'not-indexed';
}

async function askMeaning(
  { index, models }: LegParts,
  { query, scope, example, itself }: Question,
  signal: AbortSignal,
): Promise<LegAnswer> {
  const model = (await isOutOfPlace(models, 'passages')) ? null : await models.meaning(signal);
  if (model === null) return sitsOut('meant', { state: 'no-model' });
  const vector = example === null ? await vectorOf(model, query, signal) : example.meant;
  if (vector === null) return sitsOut('meant', { state: 'used', model: model.id });
  // What stands in the picture is read letter by letter, not understood.
  // Nor does a file's name mean what its words do.
  const sources = passageSources.filter((source) => source !== 'picture' && source !== 'name');
  const near = await index.findNear(model.spaceId, vector, { ...scope, sources }, wanted);
  const passages = new Map(
    (await index.passages(near.map(({ id }) => id))).map((passage) => [passage.id, passage]),
  );
  const found = near.flatMap(({ id, similarity }) => {
    const passage = passages.get(id);
    return passage === undefined || !isOther({ passage }, itself) ? [] : [{ passage, similarity }];
  });
  const level =
    example === null
      ? levelAmong(await model.levelOf(vector, signal), await searchedPassages(index, scope))
      : levelOfExample(found);
  const candidates = found
    // Who searches by an example has asked for no words.
    .filter(({ passage }) => example !== null || allowsText(query, passage.text))
    .map(({ passage, similarity: score }) => {
      const certainty = certaintyOfMeaning(score, level);
      return { leg: 'meant', score, certainty, passage } as const;
    });
  return { state: usedState('meant', model), candidates: trusted(candidates, model, example) };
}

async function askPictures(
  { index, models }: LegParts,
  { query, scope, example, itself }: Question,
  signal: AbortSignal,
): Promise<LegAnswer> {
  const model = (await isOutOfPlace(models, 'frames')) ? null : await models.picture(signal);
  if (model === null) return sitsOut('seen', { state: 'no-model' });
  // Quotes ask for words; languages and voices for what is said.
  const isText =
    asksForText(query.filters) ||
    query.terms.some(({ kind, isExcluded }) => kind === 'phrase' && !isExcluded);
  const vector = example === null ? (isText ? null : await vectorOf(model, query, signal)) : example.seen;
  if (vector === null) return sitsOut('seen', { state: 'used', model: model.id });
  const near = await index.findNear(
    model.spaceId,
    vector,
    { ...scope, languages: null, speakers: null },
    wanted,
  );
  const frames = new Map((await index.frames(near.map(({ id }) => id))).map((frame) => [frame.id, frame]));
  const found = near.flatMap(({ id, similarity }) => {
    const frame = frames.get(id);
    return frame === undefined || !isOther({ frame }, itself) ? [] : [{ frame, similarity }];
  });
  const level = example === null ? await model.levelOf(vector, signal) : levelOfExample(found);
  const candidates = found.map(({ frame, similarity: score }) => {
    const certainty = certaintyOfMeaning(score, level);
    return { leg: 'seen', score, certainty, frame } as const;
  });
  return { state: usedState('seen', model), candidates: trusted(candidates, model, example) };
}

/** Who has installed a model for one leg has videos of the real world, of which the starter of the other knows nothing. */
async function isOutOfPlace(models: SearchModels, of: VectorSpace['of']): Promise<boolean> {
  const other = await models.chosen(of === 'passages' ? 'frames' : 'passages');
  const own = await models.chosen(of);
  return own?.isStandIn === true && other !== null && !other.isStandIn;
}

/** How many there are to find. */
async function searchedPassages(index: Remote<SearchIndex>, { mediaIds }: IndexScope): Promise<number> {
  if (mediaIds === null) return (await index.size()).passages;
  const wantedIds = new Set(mediaIds);
  const videos = (await index.videos()).filter(({ mediaId }) => wantedIds.has(mediaId));
  return videos.reduce((sum, { passages }) => sum + passages, 0);
}

async function vectorOf(
  model: LoadedSearchModel,
  { text }: SearchQuery,
  signal: AbortSignal,
): Promise<Float32Array | null> {
  return text === '' ? null : model.embedQuery(text, signal);
}

/** Two pictures, or two passages, are nearer to each other than a question to its answer: how near is told by the others. */
function levelOfExample(near: readonly Pick<Neighbour, 'similarity'>[]): MatchLevel {
  const best = near[0]?.similarity ?? 0;
  const unrelated = near[Math.floor(near.length / 2)]?.similarity ?? 0;
  return { unrelated, line: unrelated + (best - unrelated) * alikeShare };
}

/** Of the way from the middle of what is found to its best; there is always a most alike. */
const alikeShare = 0.6;

function isOther(found: Parameters<typeof placeOf>[0], itself: Place | null): boolean {
  return itself === null || !overlaps(itself, placeOf(found));
}

/** Of a small world of its own a starter is sure; of anything else what it holds for likely is worth nothing. */
function trusted(
  candidates: readonly Candidate[],
  { isStandIn }: LoadedSearchModel,
  example: ExampleVectors | null,
): readonly Candidate[] {
  return isStandIn && example === null ? candidates.filter(({ certainty }) => certainty >= 1) : candidates;
}

function usedState(leg: SearchLeg, { id }: LoadedSearchModel): LegState {
  return { leg, state: 'used', model: id, failure: null };
}

function sitsOut(leg: SearchLeg, told: Partial<LegState> & Pick<LegState, 'state'>): LegAnswer {
  return { state: { leg, model: null, failure: null, ...told }, candidates: [] };
}
