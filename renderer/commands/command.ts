/**
 * Everything a person can do, by id: menus, buttons, keys and the palette run the same commands. Features register
 * theirs when their module loads.
 */
export interface Command {
  /** `area.verb`, such as `cue.split`; also the message key `command.cue.split` of its name. */
  readonly id: string;
  /** Message key of the group in the palette and on the key sheet, such as `group.cue`. */
  readonly group: string;
  /** Such as `Mod+Shift+M`, `B`, `F8`, `Alt+ArrowUp`; `Mod` is Ctrl, on macOS Cmd. */
  readonly keys: readonly string[];
  /** Also while a text field has the focus (default: keys without Mod, Alt or F-key are off there). */
  readonly whileTyping?: boolean;
  /** Where the keys count: anywhere, or only with an open project. */
  readonly scope: 'app' | 'project';
  readonly isEnabled?: () => boolean;
  readonly run: () => void | Promise<void>;
}

const commands = new Map<string, Command>();
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

/** Runs it if it exists and is enabled; failures go to the listener that the app sets. */
export function runCommand(id: string): void {
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
