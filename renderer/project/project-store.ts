import type { MediaDetail } from '../../core/contract/media.ts';
import { withLinkedTracks } from '../../core/edit/linked-tracks.ts';
import type { Chapter, Edit, EditName, SubtitleTrack, UndoState } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { createStore } from '../stores/store.ts';

export interface OpenProject {
  readonly media: MediaDetail;
  readonly revision: number;
  /** By position. */
  readonly tracks: readonly SubtitleTrack[];
  /** By track id; each sorted by `compareCues`. A new array for a track whose cues changed, the same otherwise. */
  readonly cues: ReadonlyMap<string, readonly TrackCue[]>;
  readonly chapters: readonly Chapter[];
  readonly refusedChapters: readonly Chapter[];
  readonly undoState: UndoState;
  /** The track that is edited. */
  readonly activeTrackId: string | null;
  /** Shown beside the active one, for comparing. */
  readonly secondTrackId: string | null;
  /** Cue ids of the active track. */
  readonly selection: ReadonlySet<string>;
  /** The selected cue that acts as "the" cue: keys and the inspector mean it. */
  readonly currentCueId: string | null;
}

export type ProjectState =
  | { readonly status: 'closed' }
  | { readonly status: 'opening'; readonly mediaId: string }
  | { readonly status: 'failed'; readonly mediaId: string; readonly error: unknown }
  | { readonly status: 'open'; readonly project: OpenProject };

export const projectStore = createStore<ProjectState>({ status: 'closed' });

export function openProject(): OpenProject | null {
  const state = projectStore.get();
  return state.status === 'open' ? state.project : null;
}

export function changeProject(change: (project: OpenProject) => OpenProject): void {
  projectStore.set((state) =>
    state.status === 'open' ? { status: 'open', project: change(state.project) } : state,
  );
}

export const noCues: readonly TrackCue[] = [];

export function activeCues(project: OpenProject): readonly TrackCue[] {
  return (project.activeTrackId === null ? undefined : project.cues.get(project.activeTrackId)) ?? noCues;
}

/** The cue that keys and the inspector mean. */
export function currentCueOf(project: OpenProject): TrackCue | null {
  if (project.currentCueId === null) return null;
  return activeCues(project).find(({ id }) => id === project.currentCueId) ?? null;
}

export function activeTrack(project: OpenProject): SubtitleTrack | null {
  return project.tracks.find(({ id }) => id === project.activeTrackId) ?? null;
}

/** The binary search every view needs: index of the first cue that ends after `timeMs`. */
export function firstCueEndingAfter(cues: readonly TrackCue[], timeMs: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.endMs ?? 0) > timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

export type SelectMode = 'only' | 'toggle' | 'range';

/** Selects in the active track; `range` from the current cue on. */
export function selectCue(cueId: string, mode: SelectMode = 'only'): void {
  changeProject((project) => {
    if (mode === 'only') return { ...project, selection: new Set([cueId]), currentCueId: cueId };
    if (mode === 'toggle') {
      const selection = new Set(project.selection);
      if (!selection.delete(cueId)) selection.add(cueId);
      const currentCueId = selection.has(cueId) ? cueId : ([...selection].at(-1) ?? null);
      return { ...project, selection, currentCueId };
    }
    const cues = activeCues(project);
    const from = cues.findIndex(({ id }) => id === project.currentCueId);
    const to = cues.findIndex(({ id }) => id === cueId);
    if (from < 0 || to < 0) return { ...project, selection: new Set([cueId]), currentCueId: cueId };
    const range = cues.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { ...project, selection: new Set(range.map(({ id }) => id)) };
  });
}

export function selectCues(cueIds: readonly string[], currentCueId = cueIds[0] ?? null): void {
  changeProject((project) => ({ ...project, selection: new Set(cueIds), currentCueId }));
}

/** Selections that playing made, not a person. */
const byPlayback = new WeakSet<ReadonlySet<string>>();

/** The cue that is heard becomes the current one. */
export function selectHeard(cueId: string): void {
  const selection = new Set([cueId]);
  byPlayback.add(selection);
  changeProject((project) => ({ ...project, selection, currentCueId: cueId }));
}

export function isSelectedByPlayback(selection: ReadonlySet<string>): boolean {
  return byPlayback.has(selection);
}

export function setActiveTrack(trackId: string | null): void {
  changeProject((project) => ({
    ...project,
    activeTrackId: trackId,
    selection: new Set(),
    currentCueId: null,
    secondTrackId: secondBeside(project, trackId),
  }));
}

/**
 * A translation has what it translates beside it, unless a person has put that away beside another translation. A source
 * that stood beside its translation goes with it.
 */
function secondBeside(project: OpenProject, trackId: string | null): string | null {
  const { tracks, activeTrackId, secondTrackId } = project;
  const sourceOf = (id: string | null): string | null => {
    const source = tracks.find((track) => track.id === id)?.translates;
    return source !== undefined && tracks.some((track) => track.id === source) ? source : null;
  };
  const [before, source] = [sourceOf(activeTrackId), sourceOf(trackId)];
  const isPutAway = before !== null && before !== secondTrackId;
  if (source !== null) return isPutAway && secondTrackId !== trackId ? secondTrackId : source;
  return secondTrackId === trackId || secondTrackId === before ? null : secondTrackId;
}

/**
 * What sends edits on; `renderer/project/project-session.ts` (opening, events, conflicts) sets it. Features call
 * `applyEdit`, `undo` and `redo` only.
 */
export interface EditSink {
  apply(edit: Edit): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

let sink: EditSink | null = null;

export function setEditSink(next: EditSink | null): void {
  sink = next;
}

/** What was done, for whoever tells of it. */
export interface EditNews {
  /** `refused`: it would have parted a translation from what it translates. */
  readonly kind: 'edit' | 'undo' | 'redo' | 'refused';
  readonly name: EditName;
  /** One of several small steps of the same kind. */
  readonly isStep: boolean;
}

const newsListeners = new Set<(news: EditNews) => void>();

/** Returns the way to stop. */
export function onEdit(listener: (news: EditNews) => void): () => void {
  newsListeners.add(listener);
  return () => newsListeners.delete(listener);
}

function tell(news: EditNews): void {
  for (const listener of newsListeners) listener(news);
}

/**
 * Applies an edit at once and stores it; `null` (nothing to do) is let through for convenience. Tracks that hang together
 * are edited together. False: nothing was done, or the edit would part them, which is told.
 */
export function applyEdit(edit: Edit | null): boolean {
  if (edit === null) return false;
  const project = openProject();
  const whole = project === null ? edit : withLinkedTracks(project, edit, () => crypto.randomUUID());
  const isStep = edit.mergeKey !== undefined;
  if (whole === null) {
    tell({ kind: 'refused', name: edit.name, isStep });
    return false;
  }
  sink?.apply(whole);
  tell({ kind: 'edit', name: edit.name, isStep });
  return true;
}

export const undo = (): Promise<void> => step('undo');
export const redo = (): Promise<void> => step('redo');

async function step(kind: 'undo' | 'redo'): Promise<void> {
  const name = openProject()?.undoState[kind] ?? null;
  await sink?.[kind]();
  if (name !== null) tell({ kind, name, isStep: false });
}
