/** What a person does with speakers, from the list, the lane and the panel: each one edit that undo takes back. */
import {
  confirmSpeakers,
  giveToSpeaker,
  mergeSpeakers,
  renameSpeaker,
  type SpokenPart,
  type TrackWithCues,
} from '../../core/edit/speakers.ts';
import { t } from '../i18n/i18n.ts';
import { announce } from '../notices/announce.ts';
import { newId } from '../project/edit-context.ts';
import { applyEdit, noCues, openProject, type OpenProject } from '../project/project-store.ts';
import { chosenStretchStore } from '../workspace/timeline/chosen-stretch.ts';
import type { Times } from '../workspace/timeline/gesture.ts';
import { isTyping } from './editing-store.ts';
import './speaker-messages.ts';
import { spokenOf } from './speakers.ts';
import { flushTyping } from './typing.ts';

/** With what was typed until now. */
function tracksNow(): readonly TrackWithCues[] {
  flushTyping();
  const project = openProject();
  return project === null
    ? []
    : project.tracks.map((track) => ({ track, cues: project.cues.get(track.id) ?? noCues }));
}

/** Everywhere; a name that somebody has already makes the two one. */
export function renameEverywhere(name: string, to: string): void {
  applyEdit(renameSpeaker(tracksNow(), name, to, newId));
}

export function mergeInto(name: string, into: string): void {
  applyEdit(mergeSpeakers(tracksNow(), [name], into, newId));
}

/** null: to nobody in particular. */
export function giveRange(times: Times, name: string | null): void {
  const spans = [{ startMs: Math.round(times.startMs), endMs: Math.round(times.endMs) }];
  applyEdit(giveToSpeaker(tracksNow(), { kind: 'spans', spans }, name, newId));
}

/** What `speaker` says there, and nobody else. */
export function giveTurn({ startMs, endMs }: Times, speaker: string, name: string | null): void {
  const part: SpokenPart = { kind: 'spans', spans: [{ startMs, endMs }], speaker };
  applyEdit(giveToSpeaker(tracksNow(), part, name, newId));
}

export function giveCues(cueIds: readonly string[], name: string | null): void {
  const trackId = openProject()?.activeTrackId ?? null;
  if (trackId === null || cueIds.length === 0) return;
  applyEdit(giveToSpeaker(tracksNow(), { kind: 'cues', trackId, cueIds }, name, newId));
}

/** A word and what follows it in its cue. */
export function giveWordsFrom(cueId: string, from: number, name: string | null): void {
  const trackId = openProject()?.activeTrackId ?? null;
  if (trackId === null) return;
  const part: SpokenPart = { kind: 'words', trackId, cueId, from, to: Number.MAX_SAFE_INTEGER };
  applyEdit(giveToSpeaker(tracksNow(), part, name, newId));
}

export function confirmTurn({ startMs, endMs }: Times): void {
  applyEdit(confirmSpeakers(tracksNow(), [{ startMs, endMs }], newId));
}

/** What a number means: the stretch that was chosen on the timeline, else the selected cues; while one types the cue. */
function chosenPart(project: OpenProject): Times | readonly string[] {
  return (isTyping() ? null : chosenStretchStore.get()) ?? [...project.selection];
}

export function hasChosenPart(): boolean {
  const project = openProject();
  return project !== null && (chosenStretchStore.get() !== null || project.selection.size > 0);
}

/** To the speaker of this number; a number that nobody has says so. */
export function giveToNumber(number: number): void {
  const project = openProject();
  if (project === null) return;
  const speaker = spokenOf(project).speakers.find((each) => each.number === number);
  if (speaker === undefined) announce(t('speakers.noSuchNumber', { number }), true);
  else giveChosen(speaker.name);
}

export function giveChosen(name: string | null): void {
  const project = openProject();
  if (project === null) return;
  const part = chosenPart(project);
  if ('startMs' in part) giveRange(part, name);
  else giveCues(part, name);
  if (name !== null) announce(t('speakers.given', { name }));
}
