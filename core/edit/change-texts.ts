import type { Edit } from '../project/project.ts';
import { profileOfCue } from '../profiles/profiles.ts';
import { breaksLineRules, withBestLines } from './break-lines.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import { cueEdit } from './make-edit.ts';
import { withNewText } from './set-text.ts';

type BulkTextKey = 'edit.removeTags' | 'edit.changeCase' | 'edit.breakLines';

/** The same change of many texts; words follow. `cueIds` null: of all. */
export function changeTexts(
  c: EditContext,
  cueIds: Iterable<string> | null,
  key: BulkTextKey,
  newText: (text: string, index: number) => string,
): Edit | null {
  const changes = indicesOfCues(c.cues, cueIds).map((index) => {
    const before = c.cues[index]!;
    return { before, after: withNewText(before, newText(before.text, index)) };
  });
  const count = changes.filter(({ before, after }) => before !== after).length;
  return cueEdit(c, key, { count }, changes);
}

/** Chooses the lines of the chosen cues anew where they break the profile's rules about lines. */
export function breakLines(c: EditContext, cueIds: Iterable<string> | null): Edit | null {
  return changeTexts(c, cueIds, 'edit.breakLines', (text, index) => {
    const cue = c.cues[index]!;
    const profile = profileOfCue(cue, c.profile);
    const language = cue.language ?? c.track.language;
    return breaksLineRules(text, profile) ? withBestLines(text, profile, language) : text;
  });
}
