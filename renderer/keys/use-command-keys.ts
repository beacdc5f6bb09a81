import { useSyncExternalStore } from 'react';
import { allCommands, subscribeToCommands, type CommandId } from '../commands/command.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { useStore } from '../stores/store.ts';
import { commandKeys } from './bindings.ts';

const noKeys: readonly string[] = [];

/** The shortcuts of a command as they are now, changed by the user or not. */
export function useCommandKeys(commandId: CommandId | undefined): readonly string[] {
  const overrides = useStore(settingsStore, ({ keys }) => keys);
  const commands = useSyncExternalStore(subscribeToCommands, allCommands);
  const command = commandId === undefined ? undefined : commands.find(({ id }) => id === commandId);
  return command === undefined ? noKeys : commandKeys(command, overrides);
}
