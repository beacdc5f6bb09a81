import type { SearchExample } from '../../../core/contract/search.ts';
import { SidecutError } from '../../../core/errors.ts';
import { hashDistance } from '../../../core/search/picture-hash.ts';
import { wordsOf } from '../../../core/search/text-words.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { Scratch } from '../files/scratch.ts';
import type { Library } from '../library/library.ts';
import { unknownMedia } from '../library/unknown.ts';
import type { Candidate, ExampleVectors, LegParts } from './ask-legs.ts';
import { overlaps, placeOf } from './place.ts';
import type { Place } from './place.ts';
import type { IndexedFrame, IndexedPassage } from './index/search-index.ts';
import { decodePictures } from './pictures/decode-pictures.ts';
import { readChosenPicture } from './pictures/read-chosen-picture.ts';

export interface ExampleParts extends LegParts {
  readonly library: { readonly media: Pick<Library['media'], 'find'> };
  readonly tools: () => Promise<FfmpegTools>;
  readonly scratch: Scratch;
  readonly pathOf: (sourceId: string) => string;
}

export interface OpenedExample {
  readonly vectors: ExampleVectors;
  /** What it says; '' for a picture. */
  readonly text: string;
  /** Where it is from: it is no answer to itself. */
  readonly place: Place | null;
}

/** Throws `place-not-indexed` and `picture-unreadable`. */
export async function openExample(
  parts: ExampleParts,
  example: SearchExample,
  signal: AbortSignal,
): Promise<OpenedExample> {
  switch (example.kind) {
    case 'frame':
      return frameExample(parts, example, signal);
    case 'passage':
      return passageExample(parts, example, signal);
    case 'file': {
      const model = await parts.models.picture(signal);
      const image = await readChosenPicture(await parts.tools(), parts.pathOf(example.source), signal);
      const seen = model === null ? null : await model.embedPictures([image], signal);
      return { vectors: { meant: null, seen }, text: '', place: null };
    }
  }
}

async function frameExample(
  parts: ExampleParts,
  { mediaId, timeMs }: Extract<SearchExample, { kind: 'frame' }>,
  signal: AbortSignal,
): Promise<OpenedExample> {
  const { index, models } = parts;
  const frame = await index.frameAt(mediaId, timeMs);
  if (frame === null) throw await notIndexed(parts, mediaId, timeMs);
  const place = { mediaId, startMs: frame.timeMs, endMs: frame.endMs };
  const model = await models.picture(signal);
  if (model === null) return { vectors: { meant: null, seen: null }, text: '', place };
  const seen = (await index.vector(model.spaceId, frame.id)) ?? (await embedKept(parts, frame, signal));
  return { vectors: { meant: null, seen }, text: '', place };
}

/** One that the background has not come to yet. */
async function embedKept(
  { index, models, tools, scratch }: ExampleParts,
  { id }: IndexedFrame,
  signal: AbortSignal,
): Promise<Float32Array | null> {
  const [picture, model] = [await index.picture(id), await models.picture(signal)];
  if (picture === null || model === null) return null;
  const images = await decodePictures({ tools: await tools(), scratch, signal }, [picture]);
  return model.embedPictures(images, signal);
}

async function passageExample(
  parts: ExampleParts,
  { mediaId, startMs, endMs }: Extract<SearchExample, { kind: 'passage' }>,
  signal: AbortSignal,
): Promise<OpenedExample> {
  const found = await parts.index.passagesBetween(mediaId, startMs, endMs);
  const passage = nearestTo(found, startMs, endMs);
  if (passage === undefined) throw await notIndexed(parts, mediaId, startMs);
  const model = await parts.models.meaning(signal);
  const meant = model === null ? null : await model.embedPassages([passage.text], signal);
  const { text } = passage;
  return {
    vectors: { meant, seen: null },
    text,
    place: { mediaId, startMs: passage.startMs, endMs: passage.endMs },
  };
}

/** What is said there, rather than the title of the chapter around it. */
function nearestTo(
  passages: readonly IndexedPassage[],
  startMs: number,
  endMs: number,
): IndexedPassage | undefined {
  const apart = (one: IndexedPassage) => Math.abs(one.startMs - startMs) + Math.abs(one.endMs - endMs);
  return passages.toSorted((a, b) => apart(a) - apart(b))[0];
}

async function notIndexed(
  { library }: Pick<ExampleParts, 'library'>,
  mediaId: string,
  timeMs: number,
): Promise<SidecutError> {
  const record = await library.media.find(mediaId);
  return record === null
    ? unknownMedia(mediaId)
    : new SidecutError('place-not-indexed', { name: record.name, timeMs });
}

export interface Exclusion {
  readonly places: readonly Place[];
  readonly hashes: readonly bigint[];
  readonly texts: ReadonlySet<string>;
}

/** What a person does not want to see, and what looks or reads like it. */
export async function openExclusion({ index }: LegParts, excluded: readonly Place[]): Promise<Exclusion> {
  const hashes: bigint[] = [];
  const texts: string[] = [];
  for (const { mediaId, startMs, endMs } of excluded) {
    const frame = await index.frameAt(mediaId, Math.floor((startMs + endMs) / 2));
    if (frame !== null) hashes.push(frame.hash);
    texts.push(...(await index.passagesBetween(mediaId, startMs, endMs)).map(({ text }) => readsAs(text)));
  }
  return { places: excluded, hashes, texts: new Set(texts) };
}

/** Of 64 bits. */
const looksLikeBits = 8;

export function isExcluded(candidate: Candidate, { places, hashes, texts }: Exclusion): boolean {
  const place = placeOf(candidate);
  if (places.some((one) => overlaps(one, place))) return true;
  return candidate.leg === 'seen'
    ? hashes.some((hash) => hashDistance(hash, candidate.frame.hash) <= looksLikeBits)
    : texts.has(readsAs(candidate.passage.text));
}

function readsAs(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}
