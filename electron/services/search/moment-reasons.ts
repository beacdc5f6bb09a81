import type { MomentReason } from '../../../core/contract/search.ts';
import { marksOf } from '../../../core/search/match-words.ts';
import type { TextMark } from '../../../core/search/match-words.ts';
import type { SentencePlace } from '../../../core/search/passage.ts';
import type { SearchQuery } from '../../../core/search/search-query.ts';
import type { Candidate } from './ask-legs.ts';
import type { IndexedPassage } from './index/search-index.ts';

/** Why a moment is one: the sentence that matches, and which characters of it. */
export function reasonOf(candidate: Candidate, query: SearchQuery): MomentReason {
  if (candidate.leg === 'seen') {
    const { timeMs } = candidate.frame;
    return {
      ...{ leg: 'seen', source: null, trackId: null, text: null, marks: [], language: null, speaker: null },
      timeMs,
    };
  }
  const { leg, passage } = candidate;
  const { source, trackId, language, speakers } = passage;
  const shown = shownSentence(passage, marksOf(query, passage.text, language));
  return {
    ...{ leg, source, trackId, language, speaker: speakers.length === 1 ? speakers[0]! : null },
    ...shown,
    marks: [...shown.marks],
  };
}

interface ShownSentence {
  readonly text: string;
  readonly marks: readonly TextMark[];
  readonly timeMs: number;
}

/** The sentence with most of the marks; all of the passage where its words are others. */
function shownSentence(
  { text, startMs, sentences }: IndexedPassage,
  marks: readonly TextMark[],
): ShownSentence {
  if (marks.length === 0) return { text, marks, timeMs: startMs };
  const parts = sentences.map((sentence, at) =>
    sentencePart(sentence, sentences[at + 1]?.from ?? text.length, marks),
  );
  const best = parts.reduce((most, part) => (part.marks.length > most.marks.length ? part : most));
  const { from, to, timeMs } = best;
  const said = text.slice(from, to).trimEnd();
  const shifted = best.marks.map((mark) => ({
    from: Math.max(0, mark.from - from),
    to: Math.min(said.length, mark.to - from),
  }));
  return { text: said, marks: shifted, timeMs };
}

function sentencePart({ from, startMs }: SentencePlace, to: number, marks: readonly TextMark[]) {
  return { from, to, timeMs: startMs, marks: marks.filter((mark) => mark.from < to && mark.to > from) };
}
