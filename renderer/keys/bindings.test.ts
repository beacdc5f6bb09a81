import { describe, expect, it } from 'vitest';
import type { Command, CommandId } from '../commands/command.ts';
import { commandKeys, conflictsOf, keyBindings, rebind } from './bindings.ts';

const command = (id: CommandId, ...keys: string[]): Command => ({
  id,
  group: 'group.app',
  keys,
  scope: 'app',
  run: () => undefined,
});
const split = command('cue.split', 'B');
const merge = command('cue.merge', 'Mod+Shift+M');
const commands = [split, merge];

describe('keys of commands', () => {
  it('are the user’s where there are any, even none', () => {
    expect(commandKeys(split, { 'cue.split': ['X'] })).toEqual(['X']);
    expect(commandKeys(split, { 'cue.split': [] })).toEqual([]);
    expect(keyBindings(commands, { 'cue.split': [] }).has('B')).toBe(false);
  });

  it('conflict however they are spelled', () => {
    expect(conflictsOf('Shift+Mod+M', 'cue.split', commands, {})).toEqual([merge]);
    expect(conflictsOf('Mod+Shift+M', 'cue.merge', commands, {})).toEqual([]);
  });

  it('need no entry when they are the command’s own', () => {
    const changed = rebind({}, split, ['B', 'S']);
    expect(changed).toEqual({ 'cue.split': ['B', 'S'] });
    expect(rebind(changed, split, ['B'])).toEqual({});
  });
});
