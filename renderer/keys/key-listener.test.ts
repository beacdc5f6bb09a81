// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerCommands, type Command, type CommandId } from '../commands/command.ts';
import { projectStore, type OpenProject } from '../project/project-store.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { listenToKeys } from './key-listener.ts';

let isOffered = false;
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
  command('list', ['1']),
  command('first', ['1', 'Alt+1'], { goesFirst: true, isEnabled: () => isOffered }),
]);

let stop: () => void;
beforeEach(() => {
  run.mockClear();
  document.body.innerHTML =
    '<input id="text"><textarea id="area"></textarea><textarea id="cue" data-cue-text></textarea>' +
    '<button id="tool">x</button><input type="checkbox" id="box"><input type="range" id="range">' +
    '<select id="list"><option>a</option></select><div data-sheet><button id="save">x</button></div>' +
    '<div role="dialog"><button id="inside">x</button></div>';
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
const element = (id: string): HTMLElement => document.querySelector<HTMLElement>(`#${id}`)!;
const text = (): Element => element('text');

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

  it('are of a command that goes first while it is enabled, and not where they write', async () => {
    await press('1');
    isOffered = true;
    await press('1');
    await press('1', {}, element('cue'));
    await press('1', { altKey: true }, element('cue'));
    isOffered = false;
    await press('1', { altKey: true }, element('cue'));
    expect(ran()).toEqual(['list', 'first', 'first']);
  });

  it('leave undo of its own text to a text field', async () => {
    expect(await press('z', { ctrlKey: true }, text())).toBe(false);
    await press('z', { ctrlKey: true });
    expect(ran()).toEqual(['undo']);
  });

  it('take undo from the text of a cue: what was typed is a step of the app', async () => {
    expect(await press('z', { ctrlKey: true }, element('cue'))).toBe(true);
    await press('a', { ctrlKey: true }, element('cue'));
    await press('b', {}, element('cue'));
    expect(ran()).toEqual(['undo']);
  });

  it('play and go on whatever button has the focus, which Enter alone presses', async () => {
    projectStore.set({ status: 'open', project: {} as OpenProject });
    expect(await press(' ', {}, element('tool'))).toBe(true);
    await press('b', {}, element('tool'));
    await press('ArrowDown', {}, element('tool'));
    expect(await press('Enter', {}, element('tool'))).toBe(false);
    expect(ran()).toEqual(['play', 'split', 'next']);
  });

  it('leave Space to what nothing else presses, and arrows to what has arrows', async () => {
    expect(await press(' ', {}, element('box'))).toBe(false);
    expect(await press(' ', {}, element('save'))).toBe(false);
    expect(await press('ArrowDown', {}, element('range'))).toBe(false);
    expect(await press('ArrowDown', {}, element('list'))).toBe(false);
    expect(ran()).toEqual([]);
    await press('ArrowDown', {}, element('box'));
    expect(ran()).toEqual(['next']);
  });

  it('are not kept by what the pointer pressed', async () => {
    const pointer = (target: Element): boolean => {
      target.dispatchEvent(new Event('pointerdown', { bubbles: true }));
      return target.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    };
    expect(pointer(element('tool'))).toBe(false);
    expect(pointer(element('inside'))).toBe(true);
    for (const id of ['list', 'range', 'box']) {
      expect(pointer(element(id))).toBe(true);
      element(id).focus();
      await press('ArrowDown', {}, element(id));
      element(id).dispatchEvent(new Event('change', { bubbles: true }));
      expect(document.activeElement).toBe(document.body);
    }
    expect(ran()).toEqual(['next', 'next', 'next']);
    element('list').focus();
    await press('x');
    element('list').blur();
    element('list').focus();
    element('list').dispatchEvent(new Event('change', { bubbles: true }));
    expect(document.activeElement).toBe(element('list'));
  });

  it('go on writing no word: a press on a tool leaves the text', async () => {
    element('area').focus();
    element('tool').dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    expect(document.activeElement).toBe(document.body);
    await press(' ');
    expect(ran()).toEqual(['play']);
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
