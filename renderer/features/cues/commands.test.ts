// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { allCommands } from '../../commands/command.ts';
import { hasMessage } from '../../i18n/i18n.ts';
import '../bulk/register.ts';
import '../find/register.ts';
import '../inspector/register.ts';
import '../review/register.ts';
import '../transcript/register.ts';
import './register.ts';

describe('the commands for captions', () => {
  it('have names and groups in both languages', () => {
    expect(allCommands().length).toBeGreaterThan(30);
    for (const { id, group } of allCommands()) {
      for (const locale of ['en', 'zh-CN'] as const) {
        expect(hasMessage(locale, `command.${id}`), `${locale} command.${id}`).toBe(true);
        expect(hasMessage(locale, group), `${locale} ${group}`).toBe(true);
      }
    }
  });

  it('have keys of their own', () => {
    const keys = allCommands().flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
