import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { shiftWords } from './cue-words.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import type { CueChange } from './make-edit.ts';
import { cueEdit, editedCue } from './make-edit.ts';

export interface RippleOption {
  /** Later cues follow, so that their distance stays. */
  readonly ripple: boolean;
}

export interface DeleteOptions extends RippleOption {
  /** They went to the clipboard. */
  readonly isCut?: boolean;
}

/** With `ripple`, later cues close the hole: they move up by the time that only deleted cues took. */
export function deleteCues(c: EditContext, cueIds: Iterable<string>, options: DeleteOptions): Edit | null {
  const indices = indicesOfCues(c.cues, cueIds);
  const [first] = indices;
  if (first === undefined) return null;
  const deleted = indices.map((index) => c.cues[index]!);
  const changes: CueChange[] = deleted.map((before) => ({ before, after: null }));
  if (options.ripple) changes.push(...closeHoles(c.cues, first, new Set(deleted)));
  const key = options.isCut === true ? 'edit.cut' : options.ripple ? 'edit.deleteRipple' : 'edit.delete';
  return cueEdit(c, key, { number: first + 1, count: deleted.length }, changes);
}

/** A hole is the time of a deleted cue from where others before it end until another begins. */
function closeHoles(cues: readonly TrackCue[], first: number, deleted: ReadonlySet<TrackCue>): CueChange[] {
  const changes: CueChange[] = [];
  const nextKept = startsOfNextKept(cues, deleted);
  let coveredMs = cues.slice(0, first).reduce((latest, { endMs }) => Math.max(latest, endMs), 0);
  let closedMs = 0;
  for (let i = first; i < cues.length; i++) {
    const cue = cues[i]!;
    if (deleted.has(cue)) {
      const fromMs = Math.max(cue.startMs, coveredMs);
      const toMs = Math.max(fromMs, Math.min(cue.endMs, nextKept[i]!));
      closedMs += toMs - fromMs;
      coveredMs = toMs;
    } else {
      coveredMs = Math.max(coveredMs, cue.endMs);
      if (closedMs > 0) changes.push({ before: cue, after: movedCue(cue, -closedMs) });
    }
  }
  return changes;
}

/** For each cue the start of the first one behind it that stays. */
function startsOfNextKept(cues: readonly TrackCue[], deleted: ReadonlySet<TrackCue>): Float64Array {
  const starts = new Float64Array(cues.length);
  let startMs = Infinity;
  for (let i = cues.length - 1; i >= 0; i--) {
    starts[i] = startMs;
    if (!deleted.has(cues[i]!)) startMs = cues[i]!.startMs;
  }
  return starts;
}

/** The cue and its words, later or earlier; the amount is such that it does not begin before 0. */
export function movedCue(cue: TrackCue, deltaMs: number): TrackCue {
  const words = shiftWords(cue.words, deltaMs);
  return editedCue(cue, {
    startMs: cue.startMs + deltaMs,
    endMs: cue.endMs + deltaMs,
    ...(words === undefined ? {} : { words }),
  });
}
