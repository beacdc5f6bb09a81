/**
 * [Note: Edits of a translation]
 * The cues of a translation stand where their sources stand: whoever moves one moves its source, and with that the cue in
 * every other language. Cues come and go, are split and merged, where the source is. What a person writes is theirs, for
 * what the source says now.
 */
import type { Change, Edit, SubtitleTrack } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { settledTranslation } from '../project/settled-translation.ts';
import { withTimes } from './trim.ts';

/** The tracks of a video with their cues. */
export interface TracksWithCues {
  readonly tracks: readonly SubtitleTrack[];
  readonly cues: ReadonlyMap<string, readonly TrackCue[]>;
}

type CueChange = Extract<Change, { readonly kind: 'cue' }>;

/**
 * The edit as it is to be stored where it touches translations; the same one where it touches none. Null: it would add or
 * take away cues of a translation, which is done in its source.
 */
export function withWrittenTranslations(project: TracksWithCues, edit: Edit): Edit | null {
  const linked = linkedTracks(project, edit);
  if (linked.size === 0) return edit;
  const moved: CueChange[] = [];
  const changes: Change[] = [];
  for (const change of edit.changes) {
    const source = change.kind === 'cue' ? linked.get(change.trackId) : undefined;
    if (change.kind !== 'cue' || source === undefined) {
      changes.push(change);
      continue;
    }
    const { before, after } = change;
    if (before === null || after === null) return null;
    const of = source.cues.get(after.translation?.of ?? '');
    const isMoved = before.startMs !== after.startMs || before.endMs !== after.endMs;
    if (isMoved && of !== undefined) moved.push(movedWith(source.trackId, of, after));
    changes.push({ ...change, after: written(before, after, of) });
  }
  const known = new Set(changes.map(subjectOf));
  return { ...edit, changes: [...changes, ...moved.filter((change) => !known.has(subjectOf(change)))] };
}

interface Source {
  readonly trackId: string;
  readonly cues: ReadonlyMap<string, TrackCue>;
}

/** Those that the edit touches and that are there before and after it, with what they translate. */
function linkedTracks({ tracks, cues }: TracksWithCues, edit: Edit): ReadonlyMap<string, Source> {
  const touched = new Set(edit.changes.flatMap((change) => (change.kind === 'cue' ? [change.trackId] : [])));
  for (const change of edit.changes) {
    if (change.kind === 'track' && change.after === null) touched.delete(change.before?.id ?? '');
  }
  const linked = new Map<string, Source>();
  for (const { id, translates } of tracks) {
    if (!touched.has(id) || translates === undefined || translates === id) continue;
    if (!tracks.some((track) => track.id === translates)) continue;
    const byId = new Map((cues.get(translates) ?? []).map((cue) => [cue.id, cue]));
    linked.set(id, { trackId: translates, cues: byId });
  }
  return linked;
}

function movedWith(trackId: string, source: TrackCue, { startMs, endMs }: TrackCue): CueChange {
  return { kind: 'cue', trackId, before: source, after: withTimes(source, startMs, endMs) };
}

function written(before: TrackCue, after: TrackCue, source: TrackCue | undefined): TrackCue {
  if (before.text === after.text) {
    const isMoved = before.startMs !== after.startMs || before.endMs !== after.endMs;
    // Nobody has looked at what it says.
    return isMoved ? { ...after, origin: before.origin } : after;
  }
  const { translation } = after;
  if (translation === undefined || after.origin !== 'person') return after;
  return { ...after, translation: settledTranslation(translation, source) };
}

function subjectOf({ before, after }: Change): string {
  return (before ?? after)?.id ?? '';
}
