/** The menu of a cue, or of a place between cues: where it is open, if it is. */
import type { PointOnPage } from '../components/Menu.tsx';
import { openProject, selectCue, selectCues } from '../project/project-store.ts';
import { createStore } from '../stores/store.ts';

export const cueMenuStore = createStore<PointOnPage | null>(null);

/** Under the pointer: on a cue that is not selected yet, that one is meant. */
export function showCueMenu(at: PointOnPage, cueId: string | null): void {
  const project = openProject();
  if (cueId !== null && project !== null) {
    if (project.selection.has(cueId)) selectCues([...project.selection], cueId);
    else selectCue(cueId);
  }
  cueMenuStore.set(at);
}

export function closeCueMenu(): void {
  cueMenuStore.set(null);
}

/** At the current cue in the list, or what has the focus. */
export function showMenuByKey(): void {
  const current = openProject()?.currentCueId;
  const row =
    current === null || current === undefined ? null : document.getElementById(`cue-row-${current}`);
  const place = row ?? document.activeElement ?? document.body;
  const { left, top, height } = place.getBoundingClientRect();
  showCueMenu({ x: left + 48, y: top + Math.min(height, 24) }, null);
}
