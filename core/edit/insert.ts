import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { compareCues } from '../project/track-cue.ts';
import type { EditContext } from './edit-context.ts';
import { minCueMs } from './edit-context.ts';
import { cueEdit } from './make-edit.ts';
import { cleanText } from './set-text.ts';

/** A new cue; its id is that of the edit's only change. */
export function insertCue(c: EditContext, startMs: number, endMs: number, text: string): Edit | null {
  const start = Math.max(0, Math.round(startMs));
  const cue: TrackCue = {
    id: c.newId(),
    startMs: start,
    endMs: Math.max(start + minCueMs(c), Math.round(endMs)),
    text: cleanText(text),
    origin: 'person',
  };
  const before = c.cues.findIndex((other) => compareCues(other, cue) > 0);
  const number = (before < 0 ? c.cues.length : before) + 1;
  return cueEdit(c, 'edit.insert', { number }, [{ before: null, after: cue }]);
}
