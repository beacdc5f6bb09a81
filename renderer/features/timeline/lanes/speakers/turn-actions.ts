import { freeName, spokenOf, type Speaker } from '../../../../editing/speakers.ts';
import { turnAt, type SpokenTurn } from '../../../../editing/speaker-turns.ts';
import { giveTurn, renameEverywhere } from '../../../../editing/speaker-edits.ts';
import { t } from '../../../../i18n/i18n.ts';
import { announce } from '../../../../notices/announce.ts';
import { playerControls, playhead } from '../../../../player/playhead.ts';
import { formatMs } from '../../../../player/timecode.ts';
import { openProject } from '../../../../project/project-store.ts';
import { laneOfKind } from '../../../../workspace/timeline/layout.ts';
import { changeView, timelineStore } from '../../../../workspace/timeline/timeline-store.ts';
import { reveal, xAtTime } from '../../../../workspace/timeline/view.ts';
import { changeNear } from './bands.ts';
import { moveChange } from './drag-change.ts';
import { chosenTurnStore, renamedTurnStore, turnMenuStore } from './turn-stores.ts';

/** For the pointer that rests on it, and for ears: who, and from when to when. */
export function turnTitle({ name, number }: Pick<Speaker, 'name' | 'number'>, turn: SpokenTurn): string {
  const times = { from: formatMs(turn.startMs), to: formatMs(turn.endMs) };
  return t('speakers.turnTold', { name, number, ...times });
}

const turnsNow = (): readonly SpokenTurn[] => {
  const project = openProject();
  return project === null ? [] : spokenOf(project).turns.turns;
};

/** Whether there is text that says who speaks. */
export function hasTurns(): boolean {
  const project = openProject();
  return project !== null && spokenOf(project).trackId !== null;
}

/** The chosen one while it is there and the playhead in it or before it, else the one at the playhead. */
export function meantTurn(): SpokenTurn | null {
  const project = openProject();
  if (project === null) return null;
  const { turns } = spokenOf(project);
  const chosen = chosenTurnStore.get();
  const { timeMs } = playhead.get();
  const isThere =
    chosen !== null &&
    turns.turns.some(({ startMs, speaker }) => startMs === chosen.startMs && speaker === chosen.speaker);
  if (isThere && timeMs >= chosen.startMs - 1 && timeMs <= chosen.endMs) return chosen;
  return turns.turns[turnAt(turns, timeMs)] ?? null;
}

/** The playhead goes to where the next turn begins, or the one before. */
export function goToTurn(step: 1 | -1): void {
  const { timeMs } = playhead.get();
  const target =
    step === 1
      ? turnsNow().find(({ startMs }) => startMs > timeMs + 1)
      : turnsNow().findLast(({ startMs }) => startMs < timeMs - 1);
  if (target === undefined) {
    announce(t('speakers.noMoreTurns'));
    return;
  }
  chosenTurnStore.set(target);
  playerControls().seek(target.startMs);
  changeView((view, viewport) => reveal(view, target.startMs, viewport));
  const speaker = speakerOf(target);
  if (speaker !== undefined) announce(turnTitle(speaker, target));
}

export function speakerOf({ speaker }: SpokenTurn): Speaker | undefined {
  const project = openProject();
  return project === null ? undefined : spokenOf(project).byName.get(speaker);
}

export function startRenamingTurn(turn: SpokenTurn): void {
  changeView((view, viewport) => reveal(view, turn.startMs, viewport));
  renamedTurnStore.set(turn);
}

export function endRenamingTurn(name: string): void {
  const renamed = renamedTurnStore.get();
  renamedTurnStore.set(null);
  if (renamed !== null) renameEverywhere(renamed.speaker, name);
}

/** By key, at the turn that is meant. */
export function openTurnMenu(): void {
  const turn = meantTurn();
  const surface = document.querySelector('[data-timeline-surface]')?.getBoundingClientRect();
  const { view, viewport, layout } = timelineStore.get();
  const lane = laneOfKind(layout, 'speakers');
  if (turn === null || surface === undefined || lane === null) return;
  chosenTurnStore.set(turn);
  const x = Math.max(0, Math.min(viewport.widthPx - 20, xAtTime(view, turn.startMs)));
  const at = { x: surface.left + x + 8, y: surface.top + lane.top + lane.height };
  turnMenuStore.set({ turn, at, timeMs: turn.startMs });
}

/** Whether the menu key means a turn rather than a cue: it was come to last, and the timeline has the focus. */
export function isTurnChosen(): boolean {
  const chosen = chosenTurnStore.get();
  return (
    chosen !== null &&
    meantTurn() === chosen &&
    document.activeElement?.matches('[data-timeline-surface]') === true
  );
}

/** The nearest change of speakers comes to the playhead. */
export function moveNearestChangeHere(): void {
  const { timeMs } = playhead.get();
  const change = changeNear(turnsNow(), timeMs);
  if (change !== null) moveChange(change, Math.round(timeMs));
}

export function canSplitAt(turn: SpokenTurn, timeMs: number): boolean {
  return timeMs > turn.startMs + 1 && timeMs < turn.endMs - 1;
}

/** From there on somebody else speaks, who has no name yet. */
export function splitTurn(turn: SpokenTurn, timeMs: number): void {
  const project = openProject();
  if (project === null || !canSplitAt(turn, timeMs)) return;
  giveTurn({ startMs: Math.round(timeMs), endMs: turn.endMs }, turn.speaker, freeName(spokenOf(project)));
}
