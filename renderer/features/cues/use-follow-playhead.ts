import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { cuesAt, indexCues } from '../../player/cue-index.ts';
import { playhead } from '../../player/playhead.ts';
import { editingStore } from '../../editing/editing-store.ts';
import { followingStore } from '../../editing/following.ts';

/** Someone who has just scrolled is looking at something else. */
const leaveAloneMs = 3000;

/** Marks the row of the cue that is shown and, while the video plays, brings it into view; outside React. */
export function useFollowPlayhead(
  grid: RefObject<HTMLDivElement | null>,
  cues: readonly TrackCue[],
  rowOfCue: ReadonlyMap<string, number>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): void {
  const shownId = useRef<string | null>(null);
  const scrolledAt = useRef(-Infinity);

  useEffect(() => {
    const element = grid.current;
    const noteScroll = () => {
      scrolledAt.current = performance.now();
    };
    element?.addEventListener('wheel', noteScroll, { passive: true });
    element?.addEventListener('pointerdown', noteScroll);
    return () => {
      element?.removeEventListener('wheel', noteScroll);
      element?.removeEventListener('pointerdown', noteScroll);
    };
  }, [grid]);

  useEffect(() => {
    const index = indexCues(cues);
    const follow = () => {
      const { timeMs, playing } = playhead.get();
      const id = cuesAt(index, timeMs)[0]?.id ?? null;
      if (id === shownId.current) return;
      shownId.current = id;
      markPlaying(grid.current, id);
      const row = id === null ? undefined : rowOfCue.get(id);
      const isLeftAlone = performance.now() - scrolledAt.current < leaveAloneMs;
      if (row === undefined || !playing || isLeftAlone) return;
      if (followingStore.get() && editingStore.get() === null)
        virtualizer.scrollToIndex(row, { align: 'center' });
    };
    follow();
    return playhead.subscribe(follow);
  }, [grid, cues, rowOfCue, virtualizer]);

  // Rows that come into view carry the mark, too.
  useLayoutEffect(() => markPlaying(grid.current, shownId.current));
}

function markPlaying(grid: HTMLElement | null, cueId: string | null): void {
  if (grid === null) return;
  for (const row of grid.querySelectorAll('[data-playing]')) {
    if (row.getAttribute('data-cue') !== cueId) row.removeAttribute('data-playing');
  }
  if (cueId === null) return;
  grid.querySelector(`[data-cue="${CSS.escape(cueId)}"]`)?.setAttribute('data-playing', '');
}
