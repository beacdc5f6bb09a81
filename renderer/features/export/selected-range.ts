import { activeCues, type OpenProject } from '../../project/project-store.ts';

export interface SelectedRange {
  readonly startMs: number;
  readonly endMs: number;
  /** How many cues. */
  readonly count: number;
}

/** From the first to the last selected cue; null when none is selected or they last no time. */
export function selectedRange(project: OpenProject): SelectedRange | null {
  const selected = activeCues(project).filter(({ id }) => project.selection.has(id));
  let [startMs, endMs] = [Infinity, -Infinity];
  for (const cue of selected) {
    startMs = Math.min(startMs, cue.startMs);
    endMs = Math.max(endMs, cue.endMs);
  }
  return endMs > startMs ? { startMs, endMs, count: selected.length } : null;
}
