import type { Edit } from '../project/project.ts';
import type { RippleOption } from './delete.ts';
import { movedCue } from './delete.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import { cueEdit } from './make-edit.ts';

/** Moves cues together, never before 0; with `ripple`, all cues after the first of them, too. */
export function moveCues(
  c: EditContext,
  cueIds: Iterable<string>,
  deltaMs: number,
  options: RippleOption,
): Edit | null {
  const chosen = indicesOfCues(c.cues, cueIds);
  const [first] = chosen;
  if (first === undefined) return null;
  const moved = options.ripple ? c.cues.slice(first) : chosen.map((index) => c.cues[index]!);
  const delta = Math.max(Math.round(deltaMs), -c.cues[first]!.startMs);
  const changes = moved.map((before) => ({ before, after: movedCue(before, delta) }));
  return cueEdit(c, 'edit.move', { number: first + 1, count: chosen.length }, changes);
}

/** Moves the cues, or the whole track for `null`, by the same amount, never before 0. */
export function shiftCues(c: EditContext, cueIds: Iterable<string> | null, deltaMs: number): Edit | null {
  const chosen = indicesOfCues(c.cues, cueIds).map((index) => c.cues[index]!);
  const [first] = chosen;
  if (first === undefined) return null;
  const delta = Math.max(Math.round(deltaMs), -first.startMs);
  const changes = chosen.map((before) => ({ before, after: movedCue(before, delta) }));
  return cueEdit(c, 'edit.shift', { count: chosen.length }, changes);
}
