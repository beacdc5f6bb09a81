// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { allCommands } from '../../commands/command.ts';
import { hasMessage } from '../../i18n/i18n.ts';
import { keyBindings } from '../../keys/bindings.ts';
import '../cues/register.ts';
import '../find/register.ts';
import '../player/register.ts';
import '../review/register.ts';
import './register.ts';

const ours = allCommands().filter(({ id }) => /^(player|timeline|chapter)\./.test(id));

describe('the commands of timeline and player', () => {
  it('have a name and a group in both languages', () => {
    expect(ours.length).toBeGreaterThan(30);
    for (const { id, group } of ours) {
      for (const locale of ['en', 'zh-CN'] as const) {
        expect([id, locale, hasMessage(locale, `command.${id}`)]).toEqual([id, locale, true]);
        expect([group, locale, hasMessage(locale, group)]).toEqual([group, locale, true]);
      }
    }
  });

  it('have a key each, which no other command has', () => {
    expect(ours.filter(({ keys }) => keys.length === 0)).toEqual([]);
    const shared = [...keyBindings(allCommands(), {})].filter(([, commands]) => commands.length > 1);
    expect(shared.map(([key, commands]) => [key, commands.map(({ id }) => id)])).toEqual([]);
  });
});
