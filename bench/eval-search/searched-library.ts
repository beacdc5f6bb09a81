/** A collection in an index of its own, asked as the search service asks. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { certaintyOfMeaning, levelAmong } from '../../core/search/certainty.ts';
import { fuseLegs } from '../../core/search/fuse-legs.ts';
import type { FusedRow, LegRows } from '../../core/search/fuse-legs.ts';
import { rowsOfMeaning, rowsOfWords } from '../../core/search/leg-rows.ts';
import type { FoundPassage } from '../../core/search/leg-rows.ts';
import { matchExpression } from '../../core/search/match-words.ts';
import { parseQuery } from '../../core/search/parse-query.ts';
import type { SearchLeg } from '../../core/search/search-leg.ts';
import { openSearchIndex } from '../../electron/services/search/index/open-search-index.ts';
import type { OpenSearchIndex } from '../../electron/services/search/index/open-search-index.ts';
import type { IndexScope, VectorSpace } from '../../electron/services/search/index/search-index.ts';
import type { AskedQuestion, Collection } from './collection.ts';
import type { PictureSearchModel, TextSearchModel } from './embedders.ts';
import { pictureStepMs, readPictures } from './read-pictures.ts';

export interface SearchedLibrary extends AsyncDisposable {
  /** What each leg finds for each question. */
  ask(questions: readonly AskedQuestion[]): Promise<readonly (readonly LegRows[])[]>;
  readonly textOf: (rowKey: string) => string | null;
}

export interface LibraryModels {
  readonly text: TextSearchModel | null;
  readonly pictures: PictureSearchModel | null;
}

/** Of one leg, as the search service asks for. */
const rowsOfLeg = 200;
const rowsAtOnce = 2000;
const languages = ['en'];

export async function indexCollection(
  { videos }: Collection,
  models: LibraryModels,
): Promise<SearchedLibrary> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sidecut-eval-search-'));
  const index = await openSearchIndex(folder);
  const texts = new Map<string, string>();
  for (const { id, passages, media } of videos) {
    await index.putPassages(id, 'eval', passages);
    if (media !== null && models.pictures !== null) await putPictures(index, id, media, models.pictures);
  }
  if (models.text !== null)
    await putMeaning(
      index,
      videos.map(({ id }) => id),
      models.text,
    );
  return {
    textOf: (key) => texts.get(key) ?? null,
    ask: (questions) => askAll(index, questions, models, texts),
    [Symbol.asyncDispose]: async () => {
      await index.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Which legs have rows: one alone, or all. */
export function fuse(legs: readonly LegRows[], only: SearchLeg | null): readonly FusedRow[] {
  return fuseLegs(legs.filter(({ leg }) => only === null || leg === only));
}

async function putMeaning(
  index: OpenSearchIndex,
  ids: readonly string[],
  model: TextSearchModel,
): Promise<void> {
  const space: VectorSpace = { id: 'meaning', of: 'passages', dimensions: model.dimensions };
  const rows: { readonly id: number; readonly text: string }[] = [];
  for (const id of ids) rows.push(...(await index.passagesWithout(space, id, 1_000_000)));
  // Texts of one length together: a batch is as slow as its longest.
  rows.sort((a, b) => a.text.length - b.text.length || a.id - b.id);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const vectors = await model.embed(
      some.map(({ text }) => text),
      'passage',
    );
    await index.putVectors(
      space,
      some.map(({ id }) => id),
      vectors,
    );
    process.stderr.write(`Embedded ${from + some.length} of ${rows.length} passages.\n`);
  }
}

async function putPictures(
  index: OpenSearchIndex,
  id: string,
  media: string,
  model: PictureSearchModel,
): Promise<void> {
  const space: VectorSpace = { id: 'pictures', of: 'frames', dimensions: model.dimensions };
  const pictures = await readPictures(media, model.imageSize);
  if (pictures.length === 0) return;
  const frames = pictures.map((_, at) => {
    const timeMs = at * pictureStepMs;
    return { timeMs, endMs: timeMs + pictureStepMs, hash: BigInt(at), picture: new Uint8Array(1) };
  });
  await index.putFrames(id, 'eval', frames);
  const rows = await index.framesWithout(space, id, frames.length);
  await index.putVectors(
    space,
    rows.map((row) => row.id),
    await model.embedPictures(pictures),
  );
}

async function askAll(
  index: OpenSearchIndex,
  questions: readonly AskedQuestion[],
  { text, pictures }: LibraryModels,
  texts: Map<string, string>,
): Promise<readonly (readonly LegRows[])[]> {
  const asked = questions.map((question) => question.text);
  const meanings = await text?.embed(asked, 'query');
  const looks = await pictures?.embedTexts(asked);
  const all: (readonly LegRows[])[] = [];
  for (const [at, question] of questions.entries()) {
    const scope: IndexScope = {
      ...{ mediaIds: question.within === null ? null : [question.within] },
      ...{ languages: null, speakers: null, sources: null },
    };
    const found: LegRows[] = [await askWords(index, question.text, scope, texts)];
    if (text !== null) {
      found.push(await askMeaning(index, vectorAt(meanings!, at, text.dimensions), scope, text, texts));
    }
    if (pictures !== null) {
      found.push(await askPictures(index, vectorAt(looks!, at, pictures.dimensions), scope, pictures));
    }
    all.push(found);
  }
  return all;
}

async function askWords(
  index: OpenSearchIndex,
  text: string,
  scope: IndexScope,
  texts: Map<string, string>,
): Promise<LegRows> {
  const query = parseQuery(text);
  const match = matchExpression(query, languages);
  const found = match === null ? [] : await index.findWords(match, scope, rowsOfLeg);
  remember(found, texts);
  return { leg: 'said', rows: rowsOfWords(query, found), zero: 0 };
}

async function askMeaning(
  index: OpenSearchIndex,
  vector: Float32Array,
  scope: IndexScope,
  { level }: TextSearchModel,
  texts: Map<string, string>,
): Promise<LegRows> {
  const near = await index.findNear('meaning', vector, scope, rowsOfLeg);
  const passages = new Map((await index.passages(near.map(({ id }) => id))).map((one) => [one.id, one]));
  const found = near.map(({ id, similarity }) => ({ passage: passages.get(id)!, score: similarity }));
  remember(found, texts);
  const own = levelAmong(level, await searchedRows(index, scope));
  return { leg: 'meant', rows: rowsOfMeaning(own, found), zero: null };
}

async function askPictures(
  index: OpenSearchIndex,
  vector: Float32Array,
  scope: IndexScope,
  { level }: PictureSearchModel,
): Promise<LegRows> {
  const near = await index.findNear('pictures', vector, scope, rowsOfLeg);
  const frames = new Map((await index.frames(near.map(({ id }) => id))).map((frame) => [frame.id, frame]));
  const rows = near.map(({ id, similarity }) => {
    const { mediaId, timeMs, endMs } = frames.get(id)!;
    const certainty = certaintyOfMeaning(similarity, level);
    return { key: `frame ${id}`, mediaId, startMs: timeMs, endMs, score: similarity, certainty };
  });
  return { leg: 'seen', rows, zero: null };
}

/** Passages that may be found. */
async function searchedRows(index: OpenSearchIndex, { mediaIds }: IndexScope): Promise<number> {
  const videos = await index.videos();
  return videos
    .filter(({ mediaId }) => mediaIds === null || mediaIds.includes(mediaId))
    .reduce((sum, { passages }) => sum + passages, 0);
}

function remember(found: readonly FoundPassage[], texts: Map<string, string>): void {
  for (const { passage } of found) texts.set(`passage ${passage.id}`, passage.text);
}

function vectorAt(vectors: Float32Array, row: number, dimensions: number): Float32Array {
  return vectors.slice(row * dimensions, (row + 1) * dimensions);
}
