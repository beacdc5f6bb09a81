import type { Change, Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { settledTranslation } from '../project/settled-translation.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import { editedCue, namedEdit } from './make-edit.ts';

/**
 * A person says that these translate what is said: they are the person's from now on, whoever wrote them. `sources`: the
 * cues that they translate, by id.
 */
export function confirmTranslations(
  c: EditContext,
  cueIds: Iterable<string>,
  sources: ReadonlyMap<string, TrackCue>,
): Edit | null {
  const chosen = indicesOfCues(c.cues, cueIds);
  const changes = chosen.flatMap((index): readonly Change[] => {
    const before = c.cues[index]!;
    if (before.translation === undefined) return [];
    const source = sources.get(before.translation.of);
    const { doubts, from } = before.translation;
    const isSettled =
      before.origin === 'person' && doubts === undefined && (source === undefined || source.text === from);
    if (isSettled) return [];
    const translation = settledTranslation(before.translation, source);
    return [{ kind: 'cue', trackId: c.track.id, before, after: editedCue(before, { translation }) }];
  });
  const values = { number: (chosen[0] ?? 0) + 1, count: changes.length };
  return namedEdit('edit.confirm', values, changes, c.newId);
}
