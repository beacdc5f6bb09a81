import { speakersStore } from '../../../../analyses/speakers-store.ts';
import { spokenOf, type Spoken } from '../../../../editing/speakers.ts';
import { playerControls } from '../../../../player/playhead.ts';
import {
  registerLane,
  type LaneHit,
  type LaneHost,
  type LaneWork,
  type Scene,
} from '../../../../workspace/timeline/lane.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';
import { choose } from '../../choose.ts';
import { bandAtX, bandsSeen, changeAtX, type Band } from './bands.ts';
import { dragChange } from './drag-change.ts';
import { drawTurns, hoverName } from './draw.ts';
import { SpeakersHeader } from './SpeakersHeader.tsx';
import { SpeakersOverlay } from './SpeakersOverlay.tsx';
import { startRenamingTurn, turnTitle } from './turn-actions.ts';
import { changeDragStore, chosenTurnStore, turnMenuStore } from './turn-stores.ts';

registerLane({
  id: 'speakers',
  order: 55,
  isPinned: true,
  lanesOf: (project) =>
    spokenOf(project).speakers.length === 0 ? [] : [{ key: '', height: { px: 20, scales: true } }],
  start: startSpeakers,
  header: SpeakersHeader,
  overlay: SpeakersOverlay,
});

function startSpeakers({ invalidate, layOut }: LaneHost): LaneWork {
  const redraw = (): void => invalidate('front');
  const stops = [
    speakersStore.subscribe(layOut),
    ...[changeDragStore, chosenTurnStore].map((store) => store.subscribe(redraw)),
  ];
  return {
    paint: { front: drawTurns },
    hitTest: hitAt,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function hitAt({ project, view, widthPx }: Scene, lane: Lane, x: number, y: number): LaneHit {
  const spoken = spokenOf(project);
  const share = (y - lane.top) / lane.height;
  const band = bandAtX(bandsSeen(spoken, view, widthPx), x, share);
  const change = spoken.trackId === null ? null : changeAtX(spoken, view, x);
  return {
    cursor: change === null ? (band === null ? 'default' : 'pointer') : 'ew-resize',
    ...(band === null ? {} : { hovered: hoverName(band), title: turnTitle(band.speaker, band.turn) }),
    begin(place, feedback) {
      if (place.shift && change === null) return choose(place, feedback);
      chosenTurnStore.set(band === null ? null : band.turn);
      if (change !== null) return dragChange(change, place, feedback);
      playerControls().seek(band === null ? place.timeMs : band.turn.startMs);
      return null;
    },
    ...(band === null ? {} : bandActions(spoken, band)),
  };
}

/** What was only heard is in no text: there is nothing to give or to rename yet. */
function bandActions({ trackId }: Spoken, { turn }: Band): Pick<LaneHit, 'doubleClick' | 'menu'> {
  if (trackId === null) return {};
  return {
    doubleClick: () => startRenamingTurn(turn),
    menu({ timeMs }, at) {
      chosenTurnStore.set(turn);
      turnMenuStore.set({ turn, at, timeMs });
    },
  };
}
