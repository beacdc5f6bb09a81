// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerCommands, type Command, type CommandId } from '../commands/command.ts';
import { projectStore, type OpenProject } from '../project/project-store.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { listenToKeys } from './key-listener.ts';

const run = vi.fn<(id: string) => void>();

function command(id: string, keys: readonly string[], more: Partial<Command> = {}): Command {
  // The names that the page has are none of these.
  return { id: id as CommandId, group: 'group.app', keys, scope: 'app', run: () => run(id), ...more };
}

registerCommands([
  command('play', ['Space']),
  command('split', ['B'], { scope: 'project' }),
  command('next', ['ArrowDown', 'Alt+ArrowDown']),
  command('palette', ['Mod+K']),
  command('undo', ['Mod+Z']),
  command('problem', ['F8']),
  command('back', ['J']),
  command('frame', ['K+J']),
  command('off', ['Q'], { isEnabled: () => false }),
]);

let stop: () => void;
beforeEach(() => {
  run.mockClear();
  document.body.innerHTML =
    '<input id="text"><textarea id="area"></textarea><div role="dialog"><button id="inside">x</button></div>';
  stop = listenToKeys(window);
});
afterEach(() => {
  stop();
  projectStore.set({ status: 'closed' });
  settingsStore.set((settings) => ({ ...settings, keys: {} }));
});

async function press(
  key: string,
  init: KeyboardEventInit = {},
  target: Element = document.body,
): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  await Promise.resolve();
  await Promise.resolve();
  return event.defaultPrevented;
}

const ran = (): readonly string[] => run.mock.calls.map(([id]) => id);
const text = (): Element => document.querySelector('#text')!;

describe('keys of the page', () => {
  it('run commands and keep the browser from its own meaning', async () => {
    expect(await press(' ', { code: 'Space' })).toBe(true);
    expect(await press('k', { ctrlKey: true })).toBe(true);
    expect(ran()).toEqual(['play', 'palette']);
  });

  it('are off for letters while a text field has the focus', async () => {
    await press(' ', {}, text());
    await press('ArrowDown', {}, text());
    expect(ran()).toEqual([]);
    await press('ArrowDown', { altKey: true }, text());
    await press('F8', {}, text());
    await press('k', { ctrlKey: true }, document.querySelector('#area')!);
    expect(ran()).toEqual(['next', 'problem', 'palette']);
  });

  it('leave undo of its own text to a text field', async () => {
    expect(await press('z', { ctrlKey: true }, text())).toBe(false);
    await press('z', { ctrlKey: true });
    expect(ran()).toEqual(['undo']);
  });

  it('need an open project for its commands', async () => {
    await press('b');
    expect(ran()).toEqual([]);
    projectStore.set({ status: 'open', project: {} as OpenProject });
    await press('b');
    expect(ran()).toEqual(['split']);
  });

  it('leave dialogs alone, and what a component took', async () => {
    await press('b', {}, document.querySelector('#inside')!);
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    await press(' ');
    expect(ran()).toEqual([]);
  });

  it('repeat only where holding a key means more of the same', async () => {
    await press('ArrowDown', { repeat: true });
    await press(' ', { repeat: true });
    expect(ran()).toEqual(['next']);
  });

  it('know a key that is pressed while another is held', async () => {
    await press('k');
    await press('j');
    window.dispatchEvent(new KeyboardEvent('keyup', { key: 'k' }));
    await press('j');
    expect(ran()).toEqual(['frame', 'back']);
  });

  it('follow the user’s changes', async () => {
    settingsStore.set((settings) => ({ ...settings, keys: { play: ['P'] } }));
    await press(' ');
    await press('p');
    expect(ran()).toEqual(['play']);
  });

  it('do nothing for a command that is off, or while an input method composes', async () => {
    expect(await press('q')).toBe(false);
    await press(' ', { isComposing: true });
    expect(ran()).toEqual([]);
  });
});
