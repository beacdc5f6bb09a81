/** Tracks that hang together are edited together: what one step does, one step of undo takes back. */
import { withoutFields } from '../cues/without-fields.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import type { Change, Edit, SubtitleTrack } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { compareCues } from '../project/track-cue.ts';
import { lookOf } from '../project/look-of-source.ts';
import type { EditContext } from './edit-context.ts';
import { groupsOf, type CueGroup } from './linked-groups.ts';
import { linkedTexts } from './linked-texts.ts';
import type { TracksWithCues } from './written-translation.ts';
import { withWrittenTranslations } from './written-translation.ts';

type CueChange = Extract<Change, { readonly kind: 'cue' }>;
type NewId = () => string;

/**
 * The edit with what follows from it for translations, see [Note: Edits of a translation]: they have as many cues as what
 * they translate, at the same times, and no text of a person's is lost. Null: it would part one from its source.
 */
export function withLinkedTracks(project: TracksWithCues, edit: Edit, newId: NewId): Edit | null {
  const whole = withWrittenTranslations(project, edit);
  if (whole === null) return null;
  const followers = project.tracks.flatMap((track) => followersOf(project, track, whole, newId));
  return followers.length === 0 ? whole : { ...whole, changes: together(whole.changes, followers) };
}

/** What becomes of a translation when the edit changes what it translates. */
function followersOf(
  { tracks, cues }: TracksWithCues,
  track: SubtitleTrack,
  edit: Edit,
  newId: NewId,
): readonly CueChange[] {
  const { translates } = track;
  if (translates === undefined || translates === track.id || isTakenAway(track.id, edit)) return [];
  // A source that goes leaves what was made of it.
  if (!tracks.some(({ id }) => id === translates) || isTakenAway(translates, edit)) return [];
  const changes = edit.changes.filter(
    (change): change is CueChange => change.kind === 'cue' && change.trackId === translates,
  );
  if (changes.length === 0) return [];
  const linked = cues.get(track.id) ?? [];
  const bySource = new Map(linked.flatMap((cue) => (cue.translation ? [[cue.translation.of, cue]] : [])));
  const { moved, groups } = groupsOf(changes);
  const context = contextOf(track, linked, newId);
  return [
    ...moved.flatMap(({ before, after }) => follow(track.id, bySource.get(after.id), before, after)),
    ...groups.flatMap((group) => remake(context, bySource, group)),
  ];
}

function isTakenAway(trackId: string, { changes }: Edit): boolean {
  return changes.some(
    (change) => change.kind === 'track' && change.after === null && change.before?.id === trackId,
  );
}

/** Nothing but its times, and its place in the picture where that was the same. */
function follow(
  trackId: string,
  cue: TrackCue | undefined,
  before: TrackCue,
  source: TrackCue,
): readonly CueChange[] {
  if (cue === undefined) return [];
  const hasSamePlace = cue.settings === before.settings && cue.settings !== source.settings;
  const { startMs, endMs } = source;
  if (cue.startMs === startMs && cue.endMs === endMs && !hasSamePlace) return [];
  const moved: TrackCue = { ...cue, startMs, endMs };
  const after = hasSamePlace ? placedAs(moved, source) : moved;
  return [{ kind: 'cue', trackId, before: cue, after }];
}

function placedAs(cue: TrackCue, { settings }: TrackCue): TrackCue {
  return settings === undefined ? withoutFields(cue, 'settings') : { ...cue, settings };
}

/** Cues that came of others: the first that was there before keeps its id. */
function remake(
  context: EditContext,
  bySource: ReadonlyMap<string, TrackCue>,
  { before, after }: CueGroup,
): readonly CueChange[] {
  const trackId = context.track.id;
  const old = before
    .flatMap((source) => {
      const cue = bySource.get(source.id);
      return cue === undefined ? [] : [{ source, cue }];
    })
    .toSorted((a, b) => compareCues(a.cue, b.cue));
  // It is not translated yet: the next run will do it.
  if (before.length > 0 && old.length === 0) return [];
  const made = linkedTexts(context, old, after);
  const kept = new Set<string>();
  const changes = after.map((source, i): CueChange => {
    const cue = bySource.get(source.id) ?? null;
    if (cue !== null) kept.add(cue.id);
    return {
      kind: 'cue',
      trackId,
      before: cue,
      after: linkedCue(cue?.id ?? context.newId(), source, made[i]!),
    };
  });
  const gone = old.filter(({ cue }) => !kept.has(cue.id));
  return [
    ...changes,
    ...gone.map(({ cue }): CueChange => ({ kind: 'cue', trackId, before: cue, after: null })),
  ];
}

function linkedCue(
  id: string,
  source: TrackCue,
  said: Pick<TrackCue, 'text' | 'origin' | 'translation'>,
): TrackCue {
  const { startMs, endMs } = source;
  return { ...{ id, startMs, endMs, ...said }, ...lookOf(source) };
}

function contextOf(track: SubtitleTrack, cues: readonly TrackCue[], newId: NewId): EditContext {
  return {
    ...{ track, cues, profile: resolveProfile(track.profile, { language: track.language }) },
    ...{ frameRate: { numerator: 25, denominator: 1 }, durationMs: 0, newId },
  };
}

/** A cue that the edit itself changes follows in the same change. */
function together(changes: readonly Change[], followers: readonly CueChange[]): readonly Change[] {
  const byId = new Map(followers.map((follower) => [idOf(follower), follower]));
  const own = changes.map((change): Change => {
    const follower = change.kind === 'cue' ? byId.get(idOf(change)) : undefined;
    if (change.kind !== 'cue' || follower === undefined || change.trackId !== follower.trackId) return change;
    byId.delete(idOf(change));
    if (change.after === null || follower.after === null) return change;
    const { startMs, endMs } = follower.after;
    return { ...change, after: { ...change.after, startMs, endMs } };
  });
  return [...own, ...byId.values()];
}

function idOf({ before, after }: CueChange): string {
  return (before ?? after)?.id ?? '';
}
