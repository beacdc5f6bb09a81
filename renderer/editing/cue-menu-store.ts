/** The menu of a cue, or of a place between cues: where it is open, if it is. */
import type { PointOnPage } from '../components/Menu.tsx';
import { openProject, selectCue, selectCues } from '../project/project-store.ts';
import { createStore } from '../stores/store.ts';

interface CueMenuState {
  readonly at: PointOnPage;
  /** Place among the words of the current cue, where it was opened on one. */
  readonly wordIndex: number | null;
}

export const cueMenuStore = createStore<CueMenuState | null>(null);

/** Under the pointer: on a cue that is not selected yet, that one is meant. `wordIndex`: among the words of that cue. */
export function showCueMenu(at: PointOnPage, cueId: string | null, wordIndex: number | null = null): void {
  const project = openProject();
  if (cueId !== null && project !== null) {
    if (project.selection.has(cueId)) selectCues([...project.selection], cueId);
    else selectCue(cueId);
  }
  cueMenuStore.set({ at, wordIndex });
}

export function closeCueMenu(): void {
  cueMenuStore.set(null);
}

/** The word of an element that is one (`data-word`). */
export function wordOf(element: Element | null): number | null {
  const word = element?.closest<HTMLElement>('[data-word]')?.dataset['word'];
  return word === undefined ? null : Number(word);
}

/** At the current cue in the list, or what has the focus. */
export function showMenuByKey(): void {
  const current = openProject()?.currentCueId;
  const row =
    current === null || current === undefined ? null : document.getElementById(`cue-row-${current}`);
  const wordIndex = wordOf(document.activeElement);
  const place = (wordIndex === null ? row : null) ?? document.activeElement ?? document.body;
  const { left, top, height } = place.getBoundingClientRect();
  showCueMenu({ x: left + 48, y: top + Math.min(height, 24) }, null, wordIndex);
}
