import type { Edit } from '../project/project.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import { cueEdit, editedCue } from './make-edit.ts';

/** Where the cues stand in the picture, as WebVTT settings (`line:0 align:start`); empty: at the bottom. */
export function setPosition(c: EditContext, cueIds: Iterable<string>, settings: string): Edit | null {
  const chosen = indicesOfCues(c.cues, cueIds);
  const wanted = settings.trim().slice(0, 1000);
  const changes = chosen.map((index) => {
    const before = c.cues[index]!;
    return { before, after: editedCue(before, { settings: wanted === '' ? undefined : wanted }) };
  });
  return cueEdit(c, 'edit.setPosition', { number: (chosen[0] ?? 0) + 1, count: changes.length }, changes);
}
