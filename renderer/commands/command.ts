/**
 * Everything a person can do, by id: menus, buttons, keys and the palette run the same commands. Features register
 * theirs when their module loads.
 */
import type { MessagesUnder } from '../i18n/i18n.ts';
import './messages.ts';

/** `area.verb`, such as `cue.split`: whatever has a name, which is the message `command.cue.split`. */
export type CommandId = MessagesUnder<'command.'>;
export type CommandGroup = `group.${MessagesUnder<'group.'>}`;

export interface Command {
  readonly id: CommandId;
  /** Message key of the group in the palette and on the key sheet, such as `group.cue`. */
  readonly group: CommandGroup;
  /** Such as `Mod+Shift+M`, `B`, `F8`, `Alt+ArrowUp`; `Mod` is Ctrl, on macOS Cmd. */
  readonly keys: readonly string[];
  /** While a text field has the focus all keys count, or none (default: those with Mod, Alt or an F-key do). */
  readonly whileTyping?: boolean;
  /** Its own keys come as an event of the browser's (copy, paste), which needs no leave to read the clipboard. */
  readonly isNative?: boolean;
  /** While it is enabled its keys are its own: it is so only where the page shows them beside what they do. */
  readonly goesFirst?: boolean;
  /** Where the keys count: anywhere, or only with an open project. */
  readonly scope: 'app' | 'project';
  readonly isEnabled?: () => boolean;
  readonly run: () => void | Promise<void>;
}

const commands = new Map<CommandId, Command>();
const listeners = new Set<() => void>();
let snapshot: readonly Command[] = [];

export function registerCommands(added: readonly Command[]): void {
  for (const command of added) commands.set(command.id, command);
  snapshot = [...commands.values()];
  for (const listener of [...listeners]) listener();
}

/** The same array until a command is added: fit for `useSyncExternalStore`. */
export function allCommands(): readonly Command[] {
  return snapshot;
}

export function subscribeToCommands(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For ids that come from elsewhere, such as the menu of the window. */
export function isCommandId(id: string): id is CommandId {
  return (commands as ReadonlyMap<string, Command>).has(id);
}

export interface GroupOfCommands {
  readonly group: CommandGroup;
  readonly members: readonly Command[];
}

/** In the order in which the groups first appear. */
export function groupCommands(list: readonly Command[]): readonly GroupOfCommands[] {
  return [...Map.groupBy(list, ({ group }) => group)].map(([group, members]) => ({ group, members }));
}

/** Runs it if it exists and is enabled; failures go to the listener that the app sets. */
export function runCommand(id: CommandId): void {
  const command = commands.get(id);
  if (command === undefined || command.isEnabled?.() === false) return;
  void Promise.resolve()
    .then(() => command.run())
    .catch((error: unknown) => reportFailure(error));
}

let reportFailure: (error: unknown) => void = (error) => {
  throw error;
};

/** Where the errors of commands are shown. */
export function onCommandFailure(report: (error: unknown) => void): void {
  reportFailure = report;
}
