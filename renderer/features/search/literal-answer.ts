import type { FoundVideo, WordHit } from '../../../core/contract/search.ts';
import { visibleText } from '../../../core/cues/markup.ts';
import { findTerms, searchTerms } from '../../../core/find/search-words.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import type { Found, Question } from './search-store.ts';

type Answer = Omit<Found, 'question'>;

/** A cue is read for about as long; its end is not told. */
const cueMs = 3000;

/**
 * Before anything is indexed the captions can be searched by their very words all the same. null: the index answers, or
 * the words do not either.
 */
export async function literalAnswer(
  calls: AppConnection['calls'],
  { text, legs, only, example }: Question,
  answer: Answer,
  signal: AbortSignal,
): Promise<Answer | null> {
  const isIndexed = answer.legs.every(({ leg, state }) => leg !== 'said' || state !== 'not-indexed');
  if (isIndexed || example !== null || !legs.includes('said') || text.trim() === '') return null;
  const { hits } = await calls['search.words']({ query: text.trim().slice(0, 300) }, { signal });
  const wanted = only === null ? hits : hits.filter(({ mediaId }) => mediaId === only.id);
  if (wanted.length === 0) return null;
  const terms = searchTerms(text);
  const videos = [...Map.groupBy(wanted, ({ mediaId }) => mediaId).values()];
  return { ...answer, total: wanted.length, videos: videos.map((of) => videoOf(of, terms)) };
}

function videoOf(hits: readonly WordHit[], terms: readonly string[]): FoundVideo {
  const { mediaId, mediaName } = hits[0]!;
  return {
    ...{ mediaId, mediaName, present: true, addedAt: '', durationMs: 0, more: 0 },
    moments: hits.map(({ startMs, text, trackId }) => {
      const shown = visibleText(text).replaceAll('\n', ' ');
      const marks = findTerms(shown, terms).map(({ start, end }) => ({ from: start, to: end }));
      const reason = { leg: 'said', source: 'speech', trackId, text: shown, marks, timeMs: startMs } as const;
      return {
        ...{ mediaId, startMs, endMs: startMs + cueMs, score: 1, pictureUrl: null, folded: [] },
        reasons: [{ ...reason, language: null, speaker: null }],
      };
    }),
  };
}
