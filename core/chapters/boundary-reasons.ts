/** Why a chapter begins where it does, as facts. */
import type { ChapterText } from './chapter-text.ts';
import type { ChapterSegment } from './ranked-segments.ts';
import type { CueFound } from './cue-phrases.ts';
import { createContentReader } from './content-words.ts';

export interface BoundaryReasons {
  /** Silence before it; null below half a second. */
  readonly pauseMs: number | null;
  readonly cutMs: number | null;
  /** When another window or slide is shown. */
  readonly windowMs: number | null;
  /** The phrase with which something new is announced, or with which the old is ended. */
  readonly phrase: CueFound['phrase'];
  readonly speaker: { readonly before: string | null; readonly after: string | null } | null;
  /** Words of the chapter before that are no longer said, the most particular first. */
  readonly wordsThatEnd: readonly string[];
  /** Words of this chapter that were not said in the one before. */
  readonly wordsThatBegin: readonly string[];
}

const minPauseMs = 500;
const maxWords = 4;

/** One for each segment; null for the first. */
export function boundaryReasons(
  text: ChapterText,
  segments: readonly ChapterSegment[],
): readonly (BoundaryReasons | null)[] {
  const read = createContentReader();
  const words = segments.map((segment) => wordsOf(text, segment, read));
  return segments.map(({ boundary }, index) => {
    if (boundary === null) return null;
    const { gap, sentence } = boundary;
    const [before, after] = [words[index - 1]!, words[index]!];
    const speakers = {
      before: text.sentences[sentence - 1]?.speaker ?? null,
      after: text.sentences[sentence]?.speaker ?? null,
    };
    return {
      pauseMs: gap.pauseMs >= minPauseMs ? gap.pauseMs : null,
      cutMs: gap.cutMs,
      windowMs: gap.windowMs,
      phrase: gap.cue.phrase,
      speaker: gap.newSpeaker ? speakers : null,
      wordsThatEnd: particularTo(before, after),
      wordsThatBegin: particularTo(after, before),
    };
  });
}

/** By stem: how many sentences have it, and how it is written there first. */
type Words = ReadonlyMap<string, { readonly word: string; count: number }>;

function wordsOf(
  { sentences }: ChapterText,
  { fromSentence, toSentence }: ChapterSegment,
  read: ReturnType<typeof createContentReader>,
): Words {
  const words = new Map<string, { readonly word: string; count: number }>();
  for (const { text, language } of sentences.slice(fromSentence, toSentence)) {
    const said = new Map(read(text, language).map(({ stem, word }) => [stem, word]));
    for (const [stem, word] of said) {
      const known = words.get(stem);
      if (known === undefined) words.set(stem, { word, count: 1 });
      else known.count += 1;
    }
  }
  return words;
}

/** Said twice at least and more than three times as often as in the other. */
function particularTo(words: Words, other: Words): readonly string[] {
  return [...words]
    .map(([stem, { word, count }]) => ({ word, count, rest: other.get(stem)?.count ?? 0 }))
    .filter(({ word, count, rest }) => word.length > 1 && count >= 2 && count > 3 * rest)
    .toSorted((a, b) => b.count - b.rest - (a.count - a.rest))
    .slice(0, maxWords)
    .map(({ word }) => word);
}
