import { describe, expect, it } from 'vitest';
import {
  canonicalShortcut,
  recordedShortcut,
  shortcutLabel,
  shortcutsOf,
  type KeyPress,
} from './shortcut.ts';

function press(key: string, code: string, held: string[] = []): KeyPress {
  return {
    key,
    code,
    ctrlKey: held.includes('Ctrl'),
    metaKey: held.includes('Meta'),
    altKey: held.includes('Alt'),
    shiftKey: held.includes('Shift'),
    getModifierState: (name) => held.includes(name),
  };
}

describe('reading a key press', () => {
  it('names letters by what is written on them, in capitals', () => {
    expect(shortcutsOf(press('b', 'KeyB'), false)).toEqual(['B']);
    // Dvorak: the key that writes b stands where others have n.
    expect(shortcutsOf(press('b', 'KeyN'), false)).toEqual(['B']);
  });

  it('takes the place of the key on layouts without Latin letters', () => {
    expect(shortcutsOf(press('и', 'KeyB'), false)).toEqual(['B']);
    expect(shortcutsOf(press('∫', 'KeyB', ['Alt']), true)).toEqual(['Alt+B']);
  });

  it('writes Mod for Ctrl, on macOS for Cmd', () => {
    expect(shortcutsOf(press('z', 'KeyZ', ['Ctrl', 'Shift']), false)).toEqual(['Mod+Shift+Z']);
    expect(shortcutsOf(press('z', 'KeyZ', ['Meta']), true)).toEqual(['Mod+Z']);
    expect(shortcutsOf(press('z', 'KeyZ', ['Ctrl']), true)).toEqual(['Ctrl+Z']);
  });

  it('finds symbols with and without Shift', () => {
    expect(shortcutsOf(press('?', 'Slash', ['Shift']), false)).toContain('?');
    expect(shortcutsOf(press('<', 'Comma', ['Shift']), false)).toContain('Shift+,');
    // German: Shift and comma write a semicolon.
    expect(shortcutsOf(press(';', 'Comma', ['Shift']), false)).toContain('Shift+,');
  });

  it('does not take AltGr for Ctrl and Alt', () => {
    expect(shortcutsOf(press('@', 'KeyQ', ['Ctrl', 'Alt', 'AltGraph']), false)).toEqual(['@']);
  });

  it('says nothing for a modifier alone', () => {
    expect(shortcutsOf(press('Shift', 'ShiftLeft', ['Shift']), false)).toEqual([]);
  });
});

describe('writing a shortcut', () => {
  it('has one spelling', () => {
    expect(canonicalShortcut('Shift+Mod+m')).toBe('Mod+Shift+M');
    expect(canonicalShortcut('Mod++')).toBe('Mod++');
    expect(canonicalShortcut('k+j')).toBe('K+J');
  });

  it('records what is written on the key', () => {
    expect(recordedShortcut(press('?', 'Slash', ['Shift']), false)).toBe('?');
    expect(recordedShortcut(press('F8', 'F8', ['Shift']), false)).toBe('Shift+F8');
  });

  it('looks as the platform writes it', () => {
    expect(shortcutLabel('Mod+Shift+M', false)).toBe('Ctrl+Shift+M');
    expect(shortcutLabel('Mod+Shift+M', true)).toBe('⇧⌘M');
    expect(shortcutLabel('Alt+ArrowUp', false)).toBe('Alt+↑');
  });
});
