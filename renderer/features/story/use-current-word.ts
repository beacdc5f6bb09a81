import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { cuesAt, indexCues } from '../../player/cue-index.ts';
import { playhead } from '../../player/playhead.ts';
import { editingStore } from '../../editing/editing-store.ts';
import { followingStore } from '../../editing/following.ts';
import type { StoryRow } from './rows.ts';
import { spokenWords, wordAt } from './spoken-words.ts';
import { rowsAbove } from './use-story-keys.ts';

interface SpokenPlace {
  readonly cueId: string;
  readonly word: number;
}

/**
 * Marks the word that is spoken by an attribute set on the page itself: the word changes several times a second and
 * React has no part in it. While the video plays, the text scrolls along when a new paragraph begins.
 */
export function useCurrentWord(
  scroller: RefObject<HTMLDivElement | null>,
  cues: readonly TrackCue[],
  language: string,
  rows: readonly StoryRow[],
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): void {
  const place = useRef<SpokenPlace | null>(null);

  useEffect(() => {
    const index = indexCues(cues);
    let shownParagraph = -1;
    const follow = () => {
      const { timeMs, playing } = playhead.get();
      const next = placeAt(cuesAt(index, timeMs)[0], timeMs, language);
      if (next?.cueId === place.current?.cueId && next?.word === place.current?.word) return;
      place.current = next;
      markWord(scroller.current, next);
      if (next === null || !playing || !followingStore.get() || editingStore.get() !== null) return;
      const paragraph = paragraphAt(rows, timeMs);
      if (paragraph === shownParagraph || isAtOverview(scroller.current)) return;
      shownParagraph = paragraph;
      virtualizer.scrollToIndex(paragraph + rowsAbove, { align: 'center' });
    };
    follow();
    return playhead.subscribe(follow);
  }, [scroller, cues, language, rows, virtualizer]);

  // Words that come into view, too.
  useLayoutEffect(() => markWord(scroller.current, place.current));
}

function placeAt(cue: TrackCue | undefined, timeMs: number, language: string): SpokenPlace | null {
  return cue === undefined ? null : { cueId: cue.id, word: wordAt(spokenWords(cue, language), timeMs) };
}

/** The row of the last paragraph that has begun; 0 before the first. */
function paragraphAt(rows: readonly StoryRow[], timeMs: number): number {
  return Math.max(
    0,
    rows.findLastIndex((row) => row.kind === 'paragraph' && row.paragraph.cues[0]!.startMs <= timeMs),
  );
}

function markWord(scroller: HTMLElement | null, place: SpokenPlace | null): void {
  if (scroller === null) return;
  const word =
    place === null
      ? null
      : scroller.querySelector(`[data-cue="${CSS.escape(place.cueId)}"] > [data-word="${place.word}"]`);
  for (const marked of scroller.querySelectorAll('[data-now]')) {
    if (marked !== word) marked.removeAttribute('data-now');
  }
  word?.setAttribute('data-now', '');
}

/** Whoever presses a sentence of the summary reads on there. */
function isAtOverview(scroller: HTMLElement | null): boolean {
  return scroller?.querySelector('[data-overview]')?.contains(document.activeElement) === true;
}
