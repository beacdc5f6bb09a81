import { cueEdit } from '../../../core/edit/make-edit.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { editTrack } from '../../editing/cue-actions.ts';
import { stopEditing } from '../../editing/editing-store.ts';
import { selectCue } from '../../project/project-store.ts';
import type { AskedStretch } from './asked-stretch.ts';

/** Puts what was heard in the place of what stood there, in one step of undo. */
export function takeStretch({ trackId, replaced }: AskedStretch, heard: readonly TrackCue[]): void {
  stopEditing();
  const ids = new Set(replaced.map(({ id }) => id));
  const edit = editTrack(
    (c) =>
      cueEdit(c, 'edit.takeStretch', { count: heard.length }, [
        // As they are by now: they may have been edited while it was heard.
        ...c.cues.filter(({ id }) => ids.has(id)).map((before) => ({ before, after: null })),
        ...heard.map((after) => ({ before: null, after })),
      ]),
    trackId,
  );
  const [first] = heard;
  if (edit !== null && first !== undefined) selectCue(first.id);
}
