/** Why each chapter begins where it does, as the tree keeps it. */
import type { ChapterReason } from '../analysis/chapters.ts';
import type { ShotChange } from '../media/shot-change.ts';
import { boundaryReasons } from './boundary-reasons.ts';
import type { BoundaryReasons } from './boundary-reasons.ts';
import type { ChapterText } from './chapter-text.ts';
import { segmentsOf } from './ranked-segments.ts';
import type { RankedBoundaries } from './segment-chapters.ts';

/**
 * By the sentence with which a chapter begins. Words are compared with those of the neighbours at the usual number of
 * chapters, those of finer boundaries at the largest: in long stretches no word is particular.
 */
export function nodeReasons(
  text: ChapterText,
  ranked: RankedBoundaries,
  shots: readonly ShotChange[],
): ReadonlyMap<number, readonly ChapterReason[]> {
  const kinds = new Map(shots.map(({ timeMs, kind }) => [timeMs, kind]));
  const found = new Map<number, readonly ChapterReason[]>();
  for (const count of [ranked.boundaries.length + 1, ranked.chapters]) {
    const segments = segmentsOf(ranked, count);
    for (const [at, reasons] of boundaryReasons(text, segments).entries()) {
      const { fromSentence, startMs } = segments[at]!;
      const isSaid = text.sentences[fromSentence]?.text !== '';
      const looksElse = !isSaid && text.embeddings !== undefined;
      if (reasons !== null)
        found.set(fromSentence, toReasons(reasons, { startMs, kinds, isSaid, looksElse }));
    }
  }
  return found;
}

interface Begun {
  readonly startMs: number;
  readonly kinds: ReadonlyMap<number, ShotChange['kind']>;
  readonly isSaid: boolean;
  /** Shots were grouped by what is seen. */
  readonly looksElse: boolean;
}

/** Never none: where no sign is, the words or pictures on the whole are others. */
function toReasons(
  reasons: BoundaryReasons,
  { startMs, kinds, isSaid, looksElse }: Begun,
): readonly ChapterReason[] {
  const { phrase, speaker, pauseMs, cutMs, windowMs, wordsThatEnd, wordsThatBegin } = reasons;
  const signs: ChapterReason[] = [];
  if (phrase !== null) signs.push({ kind: 'phrase', text: phrase.text.slice(0, 100) });
  if (speaker !== null) signs.push({ kind: 'speaker', ...speaker });
  if (pauseMs !== null && isSaid) signs.push({ kind: 'pause', ms: Math.round(pauseMs) });
  const shotMs = windowMs ?? cutMs ?? startMs;
  if (shotMs !== startMs || kinds.has(startMs))
    signs.push({ kind: 'shot', change: kinds.get(shotMs) ?? 'cut' });
  if (wordsThatEnd.length + wordsThatBegin.length > 0) {
    signs.push({ kind: 'words', end: shortened(wordsThatEnd), begin: shortened(wordsThatBegin) });
  }
  if (looksElse) signs.push({ kind: 'picture' });
  if (signs.length > 0) return signs;
  return [{ kind: isSaid ? 'meaning' : 'picture' }];
}

function shortened(words: readonly string[]): string[] {
  return words.slice(0, 5).map((word) => word.slice(0, 100));
}
