/**
 * The stretch of time that was chosen last: drawn on the timeline, set by keys, or speech without text that the review has
 * come to. It is gone once a person selects cues, so there is never a question which of the two is meant; what playing
 * selects leaves it alone.
 */
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues, isSelectedByPlayback, openProject, projectStore } from '../../project/project-store.ts';
import { createStore } from '../../stores/store.ts';
import type { Times } from './gesture.ts';

export const chosenStretchStore = createStore<Times | null>(null);

/** Milliseconds; what lies outside the film is cut off, and what is left empty is no stretch. */
export function chooseStretch({ startMs, endMs }: Times): Times | null {
  const durationMs = openProject()?.media.durationMs ?? 0;
  const chosen = {
    startMs: Math.max(0, Math.round(startMs)),
    endMs: Math.round(durationMs > 0 ? Math.min(endMs, durationMs) : endMs),
  };
  chosenStretchStore.set(chosen.endMs > chosen.startMs ? chosen : null);
  return chosenStretchStore.get();
}

export function dropStretch(): void {
  chosenStretchStore.set(null);
}

/**
 * As in a player: an edge without the other reaches to the end, or from the beginning; an edge beyond the other takes it
 * along.
 */
export function moveStretchEdge(edge: 'start' | 'end', timeMs: number): Times | null {
  const endOfFilmMs = openProject()?.media.durationMs ?? 0;
  const { startMs, endMs } = chosenStretchStore.get() ?? { startMs: 0, endMs: endOfFilmMs };
  return edge === 'start'
    ? chooseStretch({ startMs: timeMs, endMs: endMs > timeMs ? endMs : endOfFilmMs })
    : chooseStretch({ startMs: startMs < timeMs ? startMs : 0, endMs: timeMs });
}

let before: OpenProject | null = openProject();

function followSelection(): void {
  const project = openProject();
  const last = before;
  before = project;
  if (chosenStretchStore.get() === null || project === last) return;
  if (project === null || project.media.id !== last?.media.id) {
    dropStretch();
    return;
  }
  // Cues that go take themselves out of the selection: nobody selected anything.
  const isByPerson =
    project.selection !== last.selection &&
    activeCues(project) === activeCues(last) &&
    !isSelectedByPlayback(project.selection);
  if (isByPerson) dropStretch();
}

projectStore.subscribe(followSelection);
