import type { Command } from '../../commands/command.ts';
import { registerCommands } from '../../commands/command.ts';
import { playerControls, playhead } from '../../player/playhead.ts';
import { openProject } from '../../project/project-store.ts';
import { changePlayer, playerStore } from './player-store.ts';
import { changeVolume, toggleLoop, toggleMute } from './player-actions.ts';
import { neighbourSpeed } from './shuttle.ts';

const hasCurrent = (): boolean => (openProject()?.currentCueId ?? null) !== null;
const skip = (ms: number): void => playerControls().seek(playhead.get().timeMs + ms);
const changeSpeed = (direction: 1 | -1): void =>
  playerControls().setRate(neighbourSpeed(playerStore.get().speed, direction));

const playerCommands: readonly Omit<Command, 'scope' | 'group'>[] = [
  { id: 'player.toggle', keys: ['Space'], run: () => playerControls().toggle() },
  { id: 'player.backwards', keys: ['J'], run: () => playerControls().shuttle(-1) },
  { id: 'player.stop', keys: ['K'], run: () => playerControls().shuttle(0) },
  { id: 'player.forwards', keys: ['L'], run: () => playerControls().shuttle(1) },
  { id: 'player.frameBack', keys: ['ArrowLeft', ',', 'K+J'], run: () => playerControls().stepFrames(-1) },
  { id: 'player.frameForward', keys: ['ArrowRight', '.', 'K+L'], run: () => playerControls().stepFrames(1) },
  { id: 'player.secondBack', keys: ['Shift+ArrowLeft'], run: () => skip(-1000) },
  { id: 'player.secondForward', keys: ['Shift+ArrowRight'], run: () => skip(1000) },
  { id: 'player.start', keys: ['Home'], run: () => playerControls().seek(0) },
  { id: 'player.end', keys: ['End'], run: () => playerControls().seek(Infinity) },
  { id: 'player.slower', keys: ['Shift+,'], run: () => changeSpeed(-1) },
  { id: 'player.faster', keys: ['Shift+.'], run: () => changeSpeed(1) },
  { id: 'player.loop', keys: ['Shift+L'], isEnabled: hasCurrent, run: toggleLoop },
  { id: 'player.mute', keys: ['Shift+U'], run: toggleMute },
  { id: 'player.louder', keys: ['Mod+ArrowUp'], whileTyping: false, run: () => changeVolume(1) },
  { id: 'player.quieter', keys: ['Mod+ArrowDown'], whileTyping: false, run: () => changeVolume(-1) },
  {
    id: 'player.captions',
    keys: ['V'],
    run: () => changePlayer({ showsCaptions: !playerStore.get().showsCaptions }),
  },
  {
    id: 'player.secondTrack',
    keys: ['Shift+V'],
    isEnabled: () => (openProject()?.secondTrackId ?? null) !== null,
    run: () => changePlayer({ showsSecondTrack: !playerStore.get().showsSecondTrack }),
  },
  {
    id: 'player.safeArea',
    keys: ['Shift+G'],
    run: () => changePlayer({ showsSafeArea: !playerStore.get().showsSafeArea }),
  },
  {
    id: 'player.goToTime',
    keys: ['G'],
    run: () => document.querySelector<HTMLElement>('[data-player-time]')?.focus(),
  },
];

registerCommands(
  playerCommands.map((entry): Command => ({ ...entry, group: 'group.player', scope: 'project' })),
);
