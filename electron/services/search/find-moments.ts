import type { FoundVideo, LegState, Moment, MomentQuery } from '../../../core/contract/search.ts';
import { parseQuery } from '../../../core/search/parse-query.ts';
import type { SearchLeg } from '../../../core/search/search-leg.ts';
import type { SearchQuery } from '../../../core/search/search-query.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { findPresence } from '../media/presence.ts';
import { askLegs } from './ask-legs.ts';
import type { ExampleVectors } from './ask-legs.ts';
import { isExcluded, openExample, openExclusion } from './examples.ts';
import type { ExampleParts } from './examples.ts';
import { reasonOf } from './moment-reasons.ts';
import { scopeOf } from './question.ts';
import { rankMoments } from './rank-moments.ts';
import type { RankedMoment } from './rank-moments.ts';
import type { TextKeeper } from './texts/keep-texts.ts';

export interface FindParts extends ExampleParts {
  readonly library: { readonly media: Pick<Library['media'], 'list' | 'some' | 'find'> };
  readonly texts: Pick<TextKeeper, 'bringUpToDate' | 'stamps'>;
  /** Address of the picture of a time. */
  readonly pictureAddress: (mediaId: string, timeMs: number) => string;
}

export interface FoundMoments {
  readonly videos: FoundVideo[];
  readonly total: number;
  readonly legs: LegState[];
}

/** Videos that were never indexed wait for the background if they take longer. */
const patienceMs = 500;
/** The same before it is said that nothing answers. */
const thoroughMs = 15_000;
/** Results don't wait for a drive. */
const presencePatienceMs = 200;
/** Of one video, before somebody asks for more of it. */
const usuallyOfVideo = 3;

/** Answers one question from the texts of this moment, see [Note: What is searched]. */
export async function findMoments(
  parts: FindParts,
  asked: MomentQuery,
  signal: AbortSignal,
): Promise<FoundMoments> {
  await parts.texts.bringUpToDate(signal, patienceMs);
  const found = await askNow(parts, asked, signal);
  // Of texts that nobody has looked into yet "nothing answers this" is no answer.
  const isSure = found.total > 0 || !(await parts.texts.bringUpToDate(signal, thoroughMs));
  return isSure ? found : askNow(parts, asked, signal);
}

async function askNow(parts: FindParts, asked: MomentQuery, signal: AbortSignal): Promise<FoundMoments> {
  const typed = parseQuery(asked.query);
  const example = asked.example === null ? null : await openExample(parts, asked.example, signal);
  // An example that says something is looked for by its words too.
  const query =
    example === null || example.text === '' || typed.text !== '' ? typed : saying(example.text, typed);
  const question = {
    query,
    scope: await scopeOf(
      parts.library,
      typed.filters,
      asked.moreOf === null ? asked.mediaIds : [asked.moreOf],
    ),
    languages: await languagesOf(parts),
    example: example?.vectors ?? null,
    itself: example?.place ?? null,
  };
  const legs = legsFor(asked.legs, question.example);
  const answers = await askLegs(parts, question, legs, signal);
  const exclusion = await openExclusion(parts, asked.excluded);
  const kept = answers.map((answer) => ({
    ...answer,
    candidates: answer.candidates.filter((one) => !isExcluded(one, exclusion)),
  }));
  const moments = rankMoments(kept);
  return {
    videos: await toVideos(parts, moments, asked, query),
    total: moments.length,
    legs: asked.legs.map((leg) => answers.find(({ state }) => state.leg === leg)?.state ?? offState(leg)),
  };
}

function offState(leg: SearchLeg): LegState {
  return { leg, state: 'off', model: null, failure: null };
}

/** A picture is compared with pictures alone. */
function legsFor(legs: readonly SearchLeg[], example: ExampleVectors | null): readonly SearchLeg[] {
  const isPicture = example !== null && example.meant === null && example.seen !== null;
  return isPicture ? legs.filter((leg) => leg === 'seen') : legs;
}

/** A text of somebody's is no question: nothing in it is grammar. */
function saying(text: string, { filters }: SearchQuery): SearchQuery {
  return { ...parseQuery(text.replaceAll(/["“”«»„:*-]/gu, ' ')), filters };
}

async function languagesOf({ texts }: Pick<FindParts, 'texts'>): Promise<readonly string[]> {
  return [...new Set((await texts.stamps()).flatMap(({ languages }) => languages))];
}

async function toVideos(
  parts: FindParts,
  moments: readonly RankedMoment[],
  { order, limit, moreOf }: MomentQuery,
  query: SearchQuery,
): Promise<FoundVideo[]> {
  const byVideo = Map.groupBy(moments, ({ mediaId }) => mediaId);
  const records = await parts.library.media.some([...byVideo.keys()]);
  const videos: FoundVideo[] = [];
  let left = limit;
  for (const record of inOrder(records, order)) {
    const all = byVideo.get(record.id)!;
    const shown = all.slice(0, Math.min(left, moreOf === null ? usuallyOfVideo : limit));
    left -= shown.length;
    if (shown.length === 0) break;
    const sorted = order === 'relevance' ? shown : shown.toSorted((a, b) => a.startMs - b.startMs);
    const found = sorted.map((moment) => toMoment(parts, moment, query, record));
    videos.push(await toVideo(record, found, all.length - shown.length));
  }
  return videos;
}

/** Of equal worth, as relevance has them: by their best moment. */
function inOrder(records: readonly MediaRecord[], order: MomentQuery['order']): readonly MediaRecord[] {
  return order === 'date' ? records.toSorted((a, b) => (a.addedAt < b.addedAt ? 1 : -1)) : records;
}

async function toVideo(record: MediaRecord, moments: Moment[], more: number): Promise<FoundVideo> {
  const { id, name, addedAt, info } = record;
  return {
    ...{ mediaId: id, mediaName: name, addedAt, durationMs: info.durationMs, moments, more },
    present: (await findPresence(record, { patienceMs: presencePatienceMs })) === 'present',
  };
}

function toMoment(
  { pictureAddress }: Pick<FindParts, 'pictureAddress'>,
  { mediaId, startMs, endMs, score, reasons, folded }: RankedMoment,
  query: SearchQuery,
  { info }: MediaRecord,
): Moment {
  const told = reasons.map((candidate) => reasonOf(candidate, query));
  const timeMs = told.find(({ leg }) => leg === 'seen')?.timeMs ?? told[0]!.timeMs;
  return {
    ...{ mediaId, startMs, endMs, score, reasons: told },
    pictureUrl: info.video.length === 0 ? null : pictureAddress(mediaId, timeMs),
    folded: folded.map((place) => ({ ...place })),
  };
}
