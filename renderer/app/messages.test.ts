// @vitest-environment jsdom
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { editKeys } from '../../core/edit/edit-names.ts';
import { allCommands } from '../commands/command.ts';
import { canonicalShortcut } from '../keys/shortcut.ts';
import { keyBindings } from '../keys/bindings.ts';
import type * as I18n from '../i18n/i18n.ts';

const catalogue = vi.hoisted(() => ({ en: new Map<string, string>(), 'zh-CN': new Map<string, string>() }));

vi.mock('../i18n/i18n.ts', async (importOriginal) => {
  const original = await importOriginal<typeof I18n>();
  return {
    ...original,
    defineMessages(messages: Record<'en' | 'zh-CN', Record<string, string>>) {
      for (const locale of ['en', 'zh-CN'] as const) {
        for (const [key, text] of Object.entries(messages[locale])) catalogue[locale].set(key, text);
      }
    },
  };
});

beforeAll(async () => {
  await import('./App.tsx');
  const { registerAppCommands } = await import('./app-commands.ts');
  registerAppCommands({} as never);
});

/** The names that a message is filled with. */
function valuesOf(text: string): readonly string[] {
  const plurals = [...text.matchAll(/\{(\w+), plural/g)].map((match) => match[1]);
  const plain = [...text.replace(/\{\w+, plural, (?:=?\w+ \{[^{}]*\}\s*)+\}/g, '').matchAll(/\{(\w+)\}/g)];
  return [...new Set([...plurals, ...plain.map((match) => match[1])])].map(String).sort();
}

describe('the messages', () => {
  it('have the same keys in both languages', () => {
    expect([...catalogue['zh-CN'].keys()].sort()).toEqual([...catalogue.en.keys()].sort());
    expect(catalogue.en.size).toBeGreaterThan(300);
  });

  it('are filled with the same values in both languages', () => {
    const differing = [...catalogue.en].filter(([key, text]) => {
      const other = catalogue['zh-CN'].get(key) ?? '';
      return valuesOf(text).join() !== valuesOf(other).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('have no braces that nobody fills', () => {
    for (const messages of Object.values(catalogue)) {
      for (const [key, text] of messages) {
        const rest = text.replace(/\{\w+, plural, (?:=?\w+ \{[^{}]*\}\s*)+\}/g, '').replace(/\{\w+\}/g, '');
        expect(rest, key).not.toMatch(/[{}]/);
      }
    }
  });

  it('name every command and its group', () => {
    const missing = allCommands()
      .flatMap(({ id, group }) => [`command.${id}`, group])
      .filter((key) => !catalogue.en.has(key));
    expect(missing).toEqual([]);
  });

  it('name every edit', () => {
    expect(editKeys.filter((key) => !catalogue.en.has(key))).toEqual([]);
  });
});

describe('the keys', () => {
  it('that people of this field expect are all there', () => {
    const bindings = keyBindings(allCommands(), {});
    const expected =
      'Space J K L I O , . ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Shift+, Shift+. ArrowUp ' +
      'ArrowDown Alt+ArrowUp Alt+ArrowDown B Mod+Shift+M F5 Enter Mod+F F3 Mod+H F8 Shift+F8 Mod+Z Mod+Y ' +
      'Mod+Shift+Z M ? Mod+K K+J K+L';
    const missing = expected.split(' ').filter((key) => !bindings.has(canonicalShortcut(key)));
    expect(missing).toEqual([]);
  });

  it('are there for everything in the player, on the timeline and for chapters', () => {
    const ours = allCommands().filter(({ id }) => /^(player|timeline|chapter)\./.test(id));
    expect(ours.length).toBeGreaterThan(30);
    expect(ours.filter(({ keys }) => keys.length === 0)).toEqual([]);
  });

  it.each([true, false])('mean one command each (of those that go first: %s)', (goesFirst) => {
    const own = allCommands().filter((command) => (command.goesFirst ?? false) === goesFirst);
    const conflicts = [...keyBindings(own, {})].filter(([, commands]) => commands.length > 1);
    expect(conflicts.map(([key, commands]) => [key, ...commands.map(({ id }) => id)])).toEqual([]);
  });

  it('are shared only with commands that go first while the page shows them', () => {
    const shared = [...keyBindings(allCommands(), {})].filter(([, commands]) => commands.length > 1);
    expect(shared.map(([key]) => key).toSorted()).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '9',
      'Alt+1',
      'Alt+2',
      'Alt+3',
      'ContextMenu',
      'Delete',
      'Enter',
      'F5',
      'Mod+Enter',
      'Shift+F10',
    ]);
    const first = allCommands().filter(({ goesFirst }) => goesFirst === true);
    expect(first.every(({ isEnabled }) => isEnabled?.() === false)).toBe(true);
  });
});
