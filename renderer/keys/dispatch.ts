/** From a key press to the command that it means. */
import type { Command } from '../commands/command.ts';
import { keyBindings, type KeyOverrides } from './bindings.ts';
import { pressedKey, shortcutsOf, type KeyPress } from './shortcut.ts';

export interface KeySituation {
  readonly commands: readonly Command[];
  readonly overrides: KeyOverrides;
  readonly isProjectOpen: boolean;
  /** What has the focus. */
  readonly focus: 'page' | 'button' | 'text';
  /** The key repeats because it is held down. */
  readonly isRepeat: boolean;
  /** Keys that are down besides the pressed one and the modifiers. */
  readonly heldKeys: ReadonlySet<string>;
}

/** What a held key does again and again; everything else happens once for a press. */
const repeatingKeys = /(^|\+)(Arrow\w+|Page\w+|[,.[\]=-]|\+|Mod\+(Shift\+)?[ZY])$/;
/** A text field has its own meaning for these. */
const editingKeys = /^Mod\+(Shift\+)?([ACVXYZ]|Arrow\w+|Home|End|Backspace|Delete)$/;
const pressingKeys = new Set(['Space', 'Enter']);

/** The command of a key press, or null when the page itself or nobody wants it. */
export function commandForKey(event: KeyPress, situation: KeySituation): Command | null {
  const bindings = keyBindings(situation.commands, situation.overrides);
  for (const shortcut of writings(event, situation.heldKeys)) {
    if (situation.isRepeat && !repeatingKeys.test(shortcut)) continue;
    const found = (bindings.get(shortcut) ?? []).find((command) => isMeant(command, shortcut, situation));
    if (found !== undefined) return found;
  }
  return null;
}

/** `K+J` goes before `J`. */
function writings(event: KeyPress, heldKeys: ReadonlySet<string>): readonly string[] {
  const plain = shortcutsOf(event);
  const key = pressedKey(event);
  const chords = [...heldKeys].filter((held) => held !== key).map((held) => `${held}+${key ?? ''}`);
  return [...chords, ...plain];
}

function isMeant(command: Command, shortcut: string, situation: KeySituation): boolean {
  if (command.scope === 'project' && !situation.isProjectOpen) return false;
  if (command.isEnabled?.() === false) return false;
  if (situation.focus === 'button') return !pressingKeys.has(shortcut);
  if (situation.focus === 'page' || command.whileTyping === true) return true;
  return /^(Mod|Meta|Alt)\+|^(Shift\+)?F\d+$/.test(shortcut) && !editingKeys.test(shortcut);
}
