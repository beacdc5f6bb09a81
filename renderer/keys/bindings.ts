import type { Command } from '../commands/command.ts';
import { canonicalShortcut } from './shortcut.ts';

/** Command id -> the shortcuts that the user gave it instead of its own. */
export type KeyOverrides = Readonly<Record<string, readonly string[]>>;

export function commandKeys(command: Command, overrides: KeyOverrides): readonly string[] {
  return overrides[command.id] ?? command.keys;
}

/** Shortcut (canonical) -> the commands that it means; more than one is a conflict. */
export function keyBindings(
  commands: readonly Command[],
  overrides: KeyOverrides,
): ReadonlyMap<string, readonly Command[]> {
  const bindings = new Map<string, Command[]>();
  for (const command of commands) {
    for (const key of new Set(commandKeys(command, overrides).map(canonicalShortcut))) {
      const same = bindings.get(key);
      if (same === undefined) bindings.set(key, [command]);
      else same.push(command);
    }
  }
  return bindings;
}

/** Other commands that already have the shortcut. */
export function conflictsOf(
  shortcut: string,
  commandId: string,
  commands: readonly Command[],
  overrides: KeyOverrides,
): readonly Command[] {
  const owners = keyBindings(commands, overrides).get(canonicalShortcut(shortcut)) ?? [];
  return owners.filter(({ id }) => id !== commandId);
}

/** The overrides once `commandId` has these keys; its own keys need no entry. */
export function rebind(
  overrides: KeyOverrides,
  command: Command,
  keys: readonly string[],
): Record<string, string[]> {
  const next = Object.fromEntries(Object.entries(overrides).map(([id, list]) => [id, [...list]]));
  const isDefault = keys.length === command.keys.length && keys.every((key) => command.keys.includes(key));
  if (isDefault) return Object.fromEntries(Object.entries(next).filter(([id]) => id !== command.id));
  return { ...next, [command.id]: [...keys] };
}
