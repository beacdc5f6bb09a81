/** From a key press to the command that it means. */
import type { Command } from '../commands/command.ts';
import { keyBindings, type KeyOverrides } from './bindings.ts';
import { pressedKey, shortcutsOf, type KeyPress } from './shortcut.ts';

/**
 * By the keys that it has for itself: a `button` Enter, a `switch` Enter and Space, a `slider` (a group of radio
 * buttons, a tab) those and the arrows, a `text` all that write or edit; a `cue-text` leaves undo to the app.
 */
export type FocusedKind = 'page' | 'button' | 'switch' | 'slider' | 'text' | 'cue-text';

export interface KeySituation {
  readonly commands: readonly Command[];
  readonly overrides: KeyOverrides;
  readonly isProjectOpen: boolean;
  /** What has the focus, see [Note: Whose keys]. */
  readonly focus: FocusedKind;
  /** The key repeats because it is held down. */
  readonly isRepeat: boolean;
  /** Keys that are down besides the pressed one and the modifiers. */
  readonly heldKeys: ReadonlySet<string>;
}

/** What a held key does again and again; everything else happens once for a press. */
const repeatingKeys = /(^|\+)(Arrow\w+|Page\w+|[,.[\]=-]|\+|Mod\+(Shift\+)?[ZY])$/;
/** A text field has its own meaning for these. */
const editingKeys = /^Mod\+(Shift\+)?([ACVXYZ]|Arrow\w+|Home|End|Backspace|Delete)$/;
const historyKeys = /^Mod\+(Shift\+)?[YZ]$/;

const ownKeys: Readonly<Record<Exclude<FocusedKind, 'text' | 'cue-text'>, RegExp>> = {
  page: /^$/,
  button: /^Enter$/,
  switch: /^(Enter|Space)$/,
  slider: /^(Enter|Space|(Shift\+)?(Arrow\w+|Page\w+|Home|End))$/,
};

/** The command of a key press, or null when the page itself or nobody wants it. */
export function commandForKey(event: KeyPress, situation: KeySituation): Command | null {
  const bindings = keyBindings(situation.commands, situation.overrides);
  for (const shortcut of writings(event, situation.heldKeys)) {
    if (situation.isRepeat && !repeatingKeys.test(shortcut)) continue;
    const meant = (bindings.get(shortcut) ?? []).filter((command) => isMeant(command, shortcut, situation));
    const found = meant.find(({ goesFirst }) => goesFirst === true) ?? meant[0];
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
  if (command.isNative === true && command.keys.includes(shortcut)) return false;
  const { focus } = situation;
  if (focus !== 'text' && focus !== 'cue-text') return !ownKeys[focus].test(shortcut);
  if (command.whileTyping !== undefined) return command.whileTyping;
  if (focus === 'cue-text' && historyKeys.test(shortcut)) return true;
  return /^(Mod|Meta|Alt)\+|^(Shift\+)?F\d+$/.test(shortcut) && !editingKeys.test(shortcut);
}
