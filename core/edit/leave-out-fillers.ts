import { editedText, fillersIn } from '../language/fillers.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import { cueEdit } from './make-edit.ts';
import { withNewText } from './set-text.ts';

/**
 * The chosen cues (all for `null`) without their fillers and false starts, in the language of each; those that have
 * nothing else are deleted. Words keep their times, and lines their breaks.
 */
export function leaveOutFillers(c: EditContext, cueIds: Iterable<string> | null): Edit | null {
  const changes = indicesOfCues(c.cues, cueIds).map((index) => {
    const before = c.cues[index]!;
    return { before, after: withoutFillers(before, c.track.language) };
  });
  const count = changes.filter(({ before, after }) => before !== after).length;
  return cueEdit(c, 'edit.leaveOutFillers', { count }, changes);
}

function withoutFillers(cue: TrackCue, usual: string): TrackCue | null {
  const edits = fillersIn(cue.text, cue.language ?? usual);
  if (edits.length === 0) return cue;
  const text = editedText(cue.text, edits)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^[-–—]?$/u.test(line))
    .join('\n');
  return text === '' ? null : withNewText(cue, text);
}
