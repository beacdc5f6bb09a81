import { withoutFields } from '../cues/without-fields.ts';
import type { Edit } from '../project/project.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import { cueEdit, editedCue } from './make-edit.ts';

/** A person says that the text is right: no confidence is shown for it any more. */
export function confirmCues(c: EditContext, cueIds: Iterable<string> | null): Edit | null {
  const chosen = indicesOfCues(c.cues, cueIds);
  const changes = chosen.map((index) => {
    const before = c.cues[index]!;
    const words = before.words?.map((word) => withoutFields(word, 'confidence'));
    const patch = { confidence: undefined, ...(words === undefined ? {} : { words }) };
    return { before, after: editedCue(before, patch) };
  });
  const count = changes.length;
  return cueEdit(c, 'edit.confirm', { number: (chosen[0] ?? 0) + 1, count }, changes);
}

/** What is said in, BCP 47; null: the track's language. What its words say of their languages goes. */
export function setLanguage(c: EditContext, cueIds: Iterable<string>, language: string | null): Edit | null {
  const chosen = indicesOfCues(c.cues, cueIds);
  const own = language === null || language === c.track.language ? undefined : language.slice(0, 35);
  const changes = chosen.map((index) => {
    const before = c.cues[index]!;
    const words = before.words?.map((word) => withoutFields(word, 'language'));
    return { before, after: editedCue(before, { language: own, ...(words === undefined ? {} : { words }) }) };
  });
  const count = changes.length;
  return cueEdit(c, 'edit.setLanguage', { number: (chosen[0] ?? 0) + 1, count }, changes);
}
