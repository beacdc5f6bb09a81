/** What an edit would do, in numbers and by its first cues. */
import type { Edit } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';

export interface PreviewPair {
  /** null: it is new. */
  readonly before: TrackCue | null;
  /** null: it is deleted. */
  readonly after: TrackCue | null;
}

export interface EditPreviewModel {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  /** In the order of time. */
  readonly first: readonly PreviewPair[];
}

export function previewOf(edit: Edit, count: number): EditPreviewModel {
  const pairs: PreviewPair[] = edit.changes.flatMap((change) =>
    change.kind === 'cue' ? [{ before: change.before, after: change.after }] : [],
  );
  const start = ({ before, after }: PreviewPair): number => (before ?? after)?.startMs ?? 0;
  const added = pairs.filter(({ before }) => before === null).length;
  const removed = pairs.filter(({ after }) => after === null).length;
  return {
    changed: pairs.length - added - removed,
    added,
    removed,
    first: pairs.toSorted((a, b) => start(a) - start(b)).slice(0, count),
  };
}
