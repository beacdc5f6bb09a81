import type { Change, Edit, SubtitleTrack } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { WordlessStretch } from '../project/wordless-stretch.ts';
import { changedKeys } from '../style/caption-style.ts';
import type { CaptionStyle } from '../style/caption-style.ts';
import { namedEdit } from './make-edit.ts';

type NewId = () => string;

/** A new track, with cues when it is not empty. */
export function addTrack(track: SubtitleTrack, newId: NewId, cues: readonly TrackCue[] = []): Edit | null {
  const changes: Change[] = [{ kind: 'track', before: null, after: track }];
  for (const after of cues) changes.push({ kind: 'cue', trackId: track.id, before: null, after });
  return namedEdit('edit.addTrack', { track: track.name }, changes, newId);
}

export type TrackPatch = Partial<Pick<SubtitleTrack, 'name' | 'language' | 'profile' | 'position'>>;

/** Another name, language, profile or place. */
export function renameTrack(before: SubtitleTrack, patch: TrackPatch, newId: NewId): Edit | null {
  const after: SubtitleTrack = { ...before, ...patch, name: patch.name?.trim() ?? before.name };
  const keys = ['name', 'language', 'profile', 'position'] as const;
  if (after.name === '' || keys.every((key) => after[key] === before[key])) return null;
  const key = after.name === before.name ? 'edit.changeTrack' : 'edit.renameTrack';
  return namedEdit(key, { track: after.name }, [{ kind: 'track', before, after }], newId);
}

/** Another look. The steps to one value, such as a colour that is being looked for, are undone together. */
export function styleTrack(before: SubtitleTrack, style: CaptionStyle, newId: NewId): Edit | null {
  const changed = changedKeys(before.style, style);
  if (changed.length === 0) return null;
  const change: Change = { kind: 'track', before, after: { ...before, style } };
  const edit = namedEdit('edit.styleTrack', { track: before.name }, [change], newId);
  return edit && (changed.length > 1 ? edit : { ...edit, mergeKey: `style ${before.id} ${changed[0]}` });
}

/** Nobody says words there. `time`: where it begins, for people. */
export function markWordless(
  before: SubtitleTrack,
  stretch: WordlessStretch,
  time: string,
  newId: NewId,
): Edit | null {
  const { wordless = [] } = before;
  // What is said anew about the same stretch takes the place of what was said before.
  const others = wordless.filter(
    ({ startMs, endMs }) => endMs <= stretch.startMs || startMs >= stretch.endMs,
  );
  const after = { ...before, wordless: [...others, stretch].toSorted((a, b) => a.startMs - b.startMs) };
  return namedEdit('edit.noWords', { time }, [{ kind: 'track', before, after }], newId);
}

/** A track with all its cues, so that undo brings them back. */
export function deleteTrack(track: SubtitleTrack, cues: readonly TrackCue[], newId: NewId): Edit | null {
  const changes: Change[] = cues.map((before) => ({ kind: 'cue', trackId: track.id, before, after: null }));
  changes.push({ kind: 'track', before: track, after: null });
  return namedEdit('edit.deleteTrack', { track: track.name }, changes, newId);
}
