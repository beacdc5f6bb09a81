/** What changes do to the open project: pure, so that the same code serves our edits, undo and the host's events. */
import { applyCueChanges } from '../../core/edit/apply-changes.ts';
import { applyChapterChanges } from '../../core/edit/chapters.ts';
import type { Change, Chapter, SubtitleTrack } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { activeCues, firstCueEndingAfter, openProject, type OpenProject } from './project-store.ts';

export function applyChanges(project: OpenProject, changes: readonly Change[]): OpenProject {
  const tracks = changeTracks(project.tracks, changes);
  const changed: OpenProject = {
    ...project,
    tracks,
    cues: changeCues(project.cues, tracks, changes),
    ...changeChapters(project, changes),
  };
  return keepSelection(project, keepActiveTrack(changed));
}

function changeTracks(
  tracks: readonly SubtitleTrack[],
  changes: readonly Change[],
): readonly SubtitleTrack[] {
  const own = changes.filter((change) => change.kind === 'track');
  if (own.length === 0) return tracks;
  const byId = new Map(tracks.map((track) => [track.id, track]));
  for (const { before, after } of own) {
    if (before !== null) byId.delete(before.id);
    if (after !== null) byId.set(after.id, after);
  }
  return [...byId.values()].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

function changeCues(
  cues: OpenProject['cues'],
  tracks: readonly SubtitleTrack[],
  changes: readonly Change[],
): OpenProject['cues'] {
  const touched = new Set(changes.flatMap((change) => (change.kind === 'cue' ? [change.trackId] : [])));
  const next = new Map<string, readonly TrackCue[]>();
  for (const { id } of tracks) {
    const before = cues.get(id) ?? [];
    next.set(id, touched.has(id) ? applyCueChanges(before, id, changes) : before);
  }
  return next;
}

type Chapters = Pick<OpenProject, 'chapters' | 'refusedChapters'>;

function changeChapters({ chapters, refusedChapters }: Chapters, changes: readonly Change[]): Chapters {
  if (!changes.some(({ kind }) => kind === 'chapter')) return { chapters, refusedChapters };
  return partedChapters(applyChapterChanges([...chapters, ...refusedChapters], changes));
}

/** Proposals that were refused are chapters to the library, and none to a person. */
export function partedChapters(all: readonly Chapter[]): Chapters {
  return {
    chapters: all.filter(({ isRefused }) => isRefused !== true),
    refusedChapters: all.filter(({ isRefused }) => isRefused === true),
  };
}

/** A project always has an active track while it has tracks. */
function keepActiveTrack(project: OpenProject): OpenProject {
  const has = (id: string | null): boolean => project.tracks.some((track) => track.id === id);
  const activeTrackId = has(project.activeTrackId) ? project.activeTrackId : (project.tracks[0]?.id ?? null);
  const secondTrackId =
    has(project.secondTrackId) && project.secondTrackId !== activeTrackId ? project.secondTrackId : null;
  return { ...project, activeTrackId, secondTrackId };
}

/**
 * Cues that are gone leave the selection. When the current one goes, the cue that now stands in its place becomes
 * current, so that deleting and merging by key go on from there.
 */
function keepSelection(before: OpenProject, after: OpenProject): OpenProject {
  if (before.activeTrackId !== after.activeTrackId) {
    return { ...after, selection: new Set(), currentCueId: null };
  }
  const cues = activeCues(after);
  if (cues === activeCues(before) || (after.selection.size === 0 && after.currentCueId === null))
    return after;
  const present = new Set(cues.map(({ id }) => id));
  const selection = new Set([...after.selection].filter((id) => present.has(id)));
  if (after.currentCueId !== null && present.has(after.currentCueId)) return { ...after, selection };
  const currentCueId = [...selection].at(-1) ?? successorOf(before, cues);
  return {
    ...after,
    selection: new Set(currentCueId === null ? [] : [...selection, currentCueId]),
    currentCueId,
  };
}

function successorOf(before: OpenProject, cues: readonly TrackCue[]): string | null {
  const gone = activeCues(before).find(({ id }) => id === before.currentCueId);
  if (gone === undefined) return null;
  const index = firstCueEndingAfter(cues, gone.startMs);
  return (cues[index] ?? cues.at(-1))?.id ?? null;
}

/** After undo and redo: what changed is selected, in its track, so that the eye finds it. */
export function selectChanged(project: OpenProject, changes: readonly Change[]): OpenProject {
  const cueChanges = changes.filter((change) => change.kind === 'cue');
  const here = cueChanges.filter(({ trackId }) => trackId === project.activeTrackId);
  const trackId = here.length > 0 ? project.activeTrackId : (cueChanges[0]?.trackId ?? null);
  if (trackId === null || !project.cues.has(trackId)) return project;
  const changed = new Set(
    cueChanges.flatMap((change) =>
      change.trackId === trackId && change.after !== null ? [change.after.id] : [],
    ),
  );
  if (changed.size === 0) return { ...project, activeTrackId: trackId };
  const ordered = (project.cues.get(trackId) ?? []).filter(({ id }) => changed.has(id)).map(({ id }) => id);
  return {
    ...project,
    activeTrackId: trackId,
    secondTrackId: project.secondTrackId === trackId ? null : project.secondTrackId,
    selection: new Set(ordered),
    currentCueId: ordered[0] ?? null,
  };
}

/** The user may have selected something else while the project was read. */
export function keepSelected(before: OpenProject, project: OpenProject): OpenProject {
  const now = openProject();
  if (now === null || now === before) return project;
  const { activeTrackId, secondTrackId, selection, currentCueId } = now;
  return applyChanges({ ...project, activeTrackId, secondTrackId, selection, currentCueId }, []);
}
