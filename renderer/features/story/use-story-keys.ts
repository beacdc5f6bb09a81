/** The keys of the story: arrows from row to row, Enter and Delete on the head of a chapter. */
import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { acceptProposals, refuseProposals, removeChapter } from '../../editing/chapter-edits.ts';
import { goToCue } from '../../editing/cue-actions.ts';
import { activeCues, openProject } from '../../project/project-store.ts';
import { startRenaming } from './chapter-actions.ts';
import type { HeadRow, StoryRow } from './rows.ts';
import { nextPlace, nextProposal, type Place } from './story-steps.ts';

/** The overview stands above the rows. */
export const rowsAbove = 1;
/** A row that is scrolled to is on the page soon, or never. */
const maxFrames = 20;

export interface StoryKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** The focus goes on from a proposal that is accepted or refused: before that is done. */
  readonly onSettled: (key: string) => void;
}

export function useStoryKeys(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly StoryRow[],
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): StoryKeys {
  const now = useRef(rows);
  useLayoutEffect(() => {
    now.current = rows;
  }, [rows]);

  function focusHead(key: string): void {
    const row = now.current.findIndex((each) => each.key === key);
    if (row >= 0) virtualizer.scrollToIndex(row + rowsAbove, { align: 'auto' });
    const look = (frames: number): void => {
      const head = scroller.current?.querySelector<HTMLElement>(`[data-head="${CSS.escape(key)}"]`);
      if (head) head.focus({ preventScroll: true });
      else if (frames > 0) requestAnimationFrame(() => look(frames - 1));
      else scroller.current?.focus({ preventScroll: true });
    };
    look(maxFrames);
  }

  function goTo(place: Place): void {
    if (place.kind === 'head') {
      focusHead(place.key);
      return;
    }
    const project = openProject();
    const cue = project === null ? undefined : activeCues(project).find(({ id }) => id === place.cueId);
    if (cue === undefined) return;
    goToCue(cue);
    virtualizer.scrollToIndex(place.row + rowsAbove, { align: 'auto' });
    scroller.current?.focus({ preventScroll: true });
  }

  function settled(key: string): void {
    const next = nextProposal(now.current, key);
    // The row is gone with the next drawing.
    setTimeout(() => {
      if (next !== null) focusHead(next.key);
      else scroller.current?.focus({ preventScroll: true });
    });
  }

  return {
    onSettled: settled,
    onKeyDown(event) {
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof HTMLElement) || hasOwnKeys(target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const head = target.closest<HTMLElement>('[data-head]');
      const key = head?.dataset['head'];
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
      if (step !== null) {
        const here = key === undefined ? { cueId: openProject()?.currentCueId ?? null } : { head: key };
        const place = nextPlace(rows, here, step);
        event.preventDefault();
        if (place !== null) goTo(place);
        else if (step === -1) scroller.current?.scrollTo({ top: 0 });
        return;
      }
      const row = rows.find((each) => each.key === key);
      if (row === undefined || row.kind === 'paragraph') return;
      const isOwnEnter = event.key === 'Enter' && target === head;
      if (!isOwnEnter && event.key !== 'Delete') return;
      event.preventDefault();
      if (row.kind === 'proposal') settled(row.key);
      if (isOwnEnter) enter(row);
      else leaveOut(row);
    },
  };
}

function enter(row: HeadRow): void {
  if (row.kind === 'proposal') acceptProposals([row.proposal]);
  else startRenaming(row.chapter);
}

function leaveOut(row: HeadRow): void {
  if (row.kind === 'proposal') refuseProposals([row.proposal]);
  else removeChapter(row.chapter);
}

/** What takes arrows and letters for itself. */
function hasOwnKeys(target: HTMLElement): boolean {
  return target.closest('input, textarea, select, [role="menu"], [contenteditable]') !== null;
}
