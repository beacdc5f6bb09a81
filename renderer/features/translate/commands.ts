import type { Command } from '../../commands/command.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import {
  canGoToNext,
  confirmSelected,
  goToNextToLookAt,
  hasChanged,
  hasSelectedTranslation,
  translateChanged,
  translateSelectedAgain,
} from './translate-actions.ts';
import './messages.ts';

type TranslateCommand = Omit<Command, 'scope' | 'group'>;

export function translateCommands(connection: AppConnection): readonly Command[] {
  const commands: readonly TranslateCommand[] = [
    {
      id: 'translate.next',
      keys: ['Mod+Enter'],
      goesFirst: true,
      isEnabled: canGoToNext,
      run: goToNextToLookAt,
    },
    { id: 'translate.confirm', keys: ['Alt+Enter'], isEnabled: hasSelectedTranslation, run: confirmSelected },
    {
      id: 'translate.again',
      keys: ['Mod+Alt+T'],
      isEnabled: hasSelectedTranslation,
      run: () => translateSelectedAgain(connection),
    },
    {
      id: 'translate.changed',
      keys: [],
      isEnabled: hasChanged,
      run: () => translateChanged(connection),
    },
  ];
  return commands.map((command): Command => ({ ...command, group: 'group.translation', scope: 'project' }));
}
