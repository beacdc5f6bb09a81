/** Tracks are made, changed and deleted by undoable edits like everything else. */
import { addTrack, deleteTrack, renameTrack, styleTrack } from '../../core/edit/tracks.ts';
import type { TrackPatch } from '../../core/edit/tracks.ts';
import type { SubtitleTrack } from '../../core/project/project.ts';
import type { CaptionStyle } from '../../core/style/caption-style.ts';
import { profileOfNewTrack, styleOfNewTrack } from '../../core/style/new-track.ts';
import { t } from '../i18n/i18n.ts';
import { ascendingIds, newId } from '../project/edit-context.ts';
import { pictureOf } from '../project/picture.ts';
import type { OpenProject } from '../project/project-store.ts';
import { applyEdit, changeProject, openProject, setActiveTrack } from '../project/project-store.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { stopEditing } from './editing-store.ts';
import './messages.ts';

export function newEmptyTrack(): void {
  const project = openProject();
  if (project === null) return;
  stopEditing();
  const settings = settingsStore.get();
  const picture = pictureOf(project.media);
  const language = project.tracks[0]?.language ?? 'und';
  const profile = profileOfNewTrack(settings, picture);
  const added: SubtitleTrack = {
    id: newId(),
    name: t('editing.newTrackName', { number: project.tracks.length + 1 }),
    ...{ language, source: 'manual', profile },
    style: styleOfNewTrack(settings, picture, { profile, language }),
    state: 'complete',
    position: nextPosition(project),
  };
  applyEdit(addTrack(added, newId));
  setActiveTrack(added.id);
}

export function duplicateTrack(track: SubtitleTrack): void {
  stopEditing();
  const project = openProject();
  if (project === null) return;
  const copy: SubtitleTrack = {
    ...track,
    id: newId(),
    name: t('editing.copyOf', { name: track.name }).slice(0, 300),
    state: 'complete',
    position: nextPosition(project),
  };
  const originals = project.cues.get(track.id) ?? [];
  const ids = ascendingIds(originals.length);
  const cues = originals.map((cue, index) => ({ ...cue, id: ids[index]! }));
  applyEdit(addTrack(copy, newId, cues));
  setActiveTrack(copy.id);
}

/** The track beside it becomes the active one; undo brings it back. */
export function removeTrack(track: SubtitleTrack): void {
  stopEditing();
  const project = openProject();
  if (project === null) return;
  const index = project.tracks.findIndex(({ id }) => id === track.id);
  const next = project.tracks[index + 1] ?? project.tracks[index - 1] ?? null;
  if (project.activeTrackId === track.id) setActiveTrack(next?.id ?? null);
  if (project.secondTrackId === track.id) setSecondTrack(null);
  applyEdit(deleteTrack(track, project.cues.get(track.id) ?? [], newId));
}

export function changeTrack(track: SubtitleTrack, patch: TrackPatch): void {
  applyEdit(renameTrack(track, patch, newId));
}

export function changeStyle(track: SubtitleTrack, style: CaptionStyle): void {
  applyEdit(styleTrack(track, style, newId));
}

export function showTrack(trackId: string): void {
  stopEditing();
  setActiveTrack(trackId);
}

export function setSecondTrack(trackId: string | null): void {
  stopEditing();
  changeProject((project) => ({ ...project, secondTrackId: trackId }));
}

export function swapTracks(): void {
  const project = openProject();
  if (project === null || project.secondTrackId === null) return;
  const { activeTrackId, secondTrackId } = project;
  showTrack(secondTrackId);
  setSecondTrack(activeTrackId);
}

function nextPosition(project: OpenProject): number {
  return Math.max(-1, ...project.tracks.map(({ position }) => position)) + 1;
}
