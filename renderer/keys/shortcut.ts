/**
 * Shortcuts as text: modifiers in the order Mod, Ctrl, Alt, Shift, then the key, such as `Mod+Shift+M`, `F8`, `,`,
 * `Alt+ArrowUp`. `Mod` is Ctrl, on macOS Cmd; `Ctrl` there is the Control key. `K+J` is J while K is held.
 */
export const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

const modifiers = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift'] as const;
type Modifier = (typeof modifiers)[number];

interface Shortcut {
  readonly modifiers: readonly Modifier[];
  /** Another key that is held meanwhile. */
  readonly held: string | null;
  readonly key: string;
}

function isModifier(name: string): name is Modifier {
  return (modifiers as readonly string[]).includes(name);
}

/** `+` itself may be the key: `Mod++`. */
function splitShortcut(text: string): readonly string[] {
  if (text === '+') return ['+'];
  return text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+');
}

function parseShortcut(text: string): Shortcut {
  const parts = splitShortcut(text);
  const names = parts.slice(0, -1);
  return {
    modifiers: modifiers.filter((modifier) => names.includes(modifier)),
    held: names.find((name) => !isModifier(name)) ?? null,
    key: keyName(parts.at(-1) ?? ''),
  };
}

/** One spelling for the same keys, for comparing. */
export function canonicalShortcut(text: string): string {
  const { modifiers: names, held, key } = parseShortcut(text);
  return [...names, ...(held === null ? [] : [keyName(held)]), key].join('+');
}

function keyName(key: string): string {
  if (key === ' ' || key === 'Spacebar') return 'Space';
  if (key === 'Esc') return 'Escape';
  return /^[a-z]$/.test(key) ? key.toUpperCase() : key;
}

const symbols: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Minus: '-',
  Equal: '=',
  Backquote: '`',
  Space: 'Space',
};

/** The key that a US keyboard has in that place. */
function keyAtPlace(code: string): string | null {
  const letterOrDigit = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return letterOrDigit ?? symbols[code] ?? null;
}

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(name: string): boolean;
}

const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock']);

/** What is written on the key that was pressed; the place counts where the layout has no Latin letters. */
export function pressedKey(event: KeyPress): string | null {
  if (modifierKeys.has(event.key)) return null;
  const isNamed = event.key.length > 1 && event.key !== 'Dead' && event.key !== 'Unidentified';
  const isAscii = event.key.length === 1 && event.key >= ' ' && event.key <= '~';
  if (isNamed || isAscii) return keyName(event.key);
  return keyAtPlace(event.code);
}

function pressedModifiers(event: KeyPress, mac: boolean): readonly Modifier[] {
  // AltGr writes characters: on Windows it reports Ctrl and Alt as well.
  const altGraph = event.getModifierState('AltGraph');
  const pressed: Record<Modifier, boolean> = {
    Mod: mac ? event.metaKey : event.ctrlKey && !altGraph,
    Ctrl: mac && event.ctrlKey,
    Meta: !mac && event.metaKey,
    Alt: event.altKey && !altGraph,
    Shift: event.shiftKey,
  };
  return modifiers.filter((modifier) => pressed[modifier]);
}

/**
 * Every way to write what was pressed, the best first. Shift changes symbols (`?`, and `<` on `,`), so these are
 * looked for with and without it, and by the place of the key: `Shift+,` works on every layout.
 */
export function shortcutsOf(event: KeyPress, mac = isMac): readonly string[] {
  const key = pressedKey(event);
  if (key === null) return [];
  const names = pressedModifiers(event, mac);
  const write = (list: readonly Modifier[], name: string): string => [...list, name].join('+');
  const found = [write(names, key)];
  const isSymbol = key.length === 1 && !/[A-Z]/.test(key);
  if (isSymbol && event.shiftKey) {
    found.push(
      write(
        names.filter((name) => name !== 'Shift'),
        key,
      ),
    );
    const place = keyAtPlace(event.code);
    if (place !== null && !/[A-Z]/.test(place)) found.push(write(names, place));
  }
  return [...new Set(found)];
}

/** How a shortcut is kept when the user presses it to set it. */
export function recordedShortcut(event: KeyPress, mac = isMac): string | null {
  const all = shortcutsOf(event, mac);
  // `?` rather than `Shift+?`, for that is what the key says.
  return all[1] ?? all[0] ?? null;
}

const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
  Escape: '⎋',
};
const signs: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Meta: 'Win',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  ContextMenu: 'Menu',
};

/** As this platform writes it. */
export function shortcutLabel(shortcut: string, mac = isMac): string {
  const { modifiers: names, held, key } = parseShortcut(shortcut);
  const ordered = mac
    ? [...names.filter((name) => name !== 'Mod'), ...names.filter((name) => name === 'Mod')]
    : names;
  const parts = [...ordered, ...(held === null ? [] : [held]), key];
  const written = parts.map((part) => (mac ? macSigns[part] : undefined) ?? signs[part] ?? part);
  return mac && held === null ? written.join('') : written.join('+');
}
