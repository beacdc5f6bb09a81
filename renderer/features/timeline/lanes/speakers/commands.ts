import { registerCommands, type Command } from '../../../../commands/command.ts';
import {
  goToTurn,
  hasTurns,
  isTurnChosen,
  meantTurn,
  moveNearestChangeHere,
  openTurnMenu,
  startRenamingTurn,
} from './turn-actions.ts';

type Entry = Omit<Command, 'scope' | 'group' | 'isEnabled'>;

const ofTurns: readonly Entry[] = [
  // In a text these keys move by words.
  { id: 'speaker.next', keys: ['Alt+Shift+ArrowRight'], whileTyping: false, run: () => goToTurn(1) },
  { id: 'speaker.previous', keys: ['Alt+Shift+ArrowLeft'], whileTyping: false, run: () => goToTurn(-1) },
  { id: 'speaker.changeHere', keys: ['Alt+Shift+S'], run: moveNearestChangeHere },
  {
    id: 'speaker.rename',
    keys: ['Alt+Shift+N'],
    run() {
      const turn = meantTurn();
      if (turn !== null) startRenamingTurn(turn);
    },
  },
];

registerCommands([
  ...ofTurns.map((entry) => ({
    ...entry,
    group: 'group.speaker' as const,
    scope: 'project' as const,
    isEnabled: hasTurns,
  })),
  {
    id: 'speaker.menu',
    group: 'group.speaker',
    keys: ['Shift+F10', 'ContextMenu'],
    goesFirst: true,
    scope: 'project',
    isEnabled: isTurnChosen,
    run: openTurnMenu,
  },
]);
