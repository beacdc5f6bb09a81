/** Cues of a translation are split and merged where its source is, see [Note: Edits of a translation]. */
import type { EditContext } from '../../core/edit/edit-context.ts';
import type { Change, Edit } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { editContextOf } from '../project/edit-context.ts';
import { sourceOfId } from '../project/linked-tracks.ts';
import { applyEdit, noCues, openProject } from '../project/project-store.ts';

type Compute = (context: EditContext) => Edit | null;

/**
 * Edits what a track translates. The cues that are given, and those that come back, have the ids of the translation's.
 * Undefined: it translates nothing.
 */
export function editSource(compute: Compute, trackId: string | null): Edit | null | undefined {
  const project = openProject();
  const source = project === null ? null : sourceOfId(project, trackId);
  if (project === null || trackId === null || source === null) return undefined;
  const context = editContextOf(project, source.id);
  if (context === null) return null;
  const linked = (project.cues.get(trackId) ?? noCues).flatMap((cue): [string, string][] =>
    cue.translation === undefined ? [] : [[cue.translation.of, cue.id]],
  );
  const [linkedIds, sourceIds] = [new Map(linked), new Map(linked.map(([of, own]) => [own, of]))];
  const edit = compute({ ...context, cues: context.cues.map((cue) => renamed(cue, linkedIds)) });
  if (edit === null) return null;
  const changes = edit.changes.map((change) => renamedChange(change, sourceIds));
  return applyEdit({ ...edit, changes }) ? edit : null;
}

function renamed<Cue extends TrackCue>(cue: Cue, ids: ReadonlyMap<string, string>): Cue {
  const id = ids.get(cue.id);
  return id === undefined ? cue : { ...cue, id };
}

function renamedChange(change: Change, ids: ReadonlyMap<string, string>): Change {
  if (change.kind !== 'cue') return change;
  const { before, after } = change;
  return {
    ...change,
    before: before === null ? null : renamed(before, ids),
    after: after === null ? null : renamed(after, ids),
  };
}
