import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu-template.ts';

function flatten(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

function build(platform: NodeJS.Platform, locale = 'en') {
  const run: string[] = [];
  const items = flatten(menuTemplate({ platform, locale, runCommand: (id) => run.push(id) }));
  const click = (item: MenuItemConstructorOptions) => (item.click as (() => void) | undefined)?.();
  return { items, run, click };
}

describe('the native menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('on %s runs commands of the page, each once', (platform) => {
    const { items, run, click } = build(platform);
    items.forEach(click);
    expect(run).toContain('edit.undo');
    expect(new Set(run).size).toBe(run.length);
  });

  it('has no command that the page does not know', async () => {
    const { items, run, click } = build('darwin');
    items.forEach(click);
    const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url));
    const names = (await readdir(renderer, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
    const sources = await Promise.all(names.map((name) => readFile(join(renderer, name), 'utf8')));
    const page = sources.join('\n');
    expect(run.filter((id) => !page.includes(`'${id}'`))).toEqual([]);
  });

  it('takes no keys away from the page', () => {
    expect(build('linux').items.filter(({ accelerator }) => accelerator !== undefined)).toEqual([]);
  });

  it('has an application menu and no quit below File on macOS only', () => {
    expect(build('darwin').items[0]).toMatchObject({ role: 'appMenu' });
    expect(build('linux').items[0]).toMatchObject({ label: 'File' });
    expect(build('linux').items.filter(({ role }) => role === 'recentDocuments')).toEqual([]);
  });

  it('speaks Chinese as the page does, with the same commands', () => {
    const chinese = build('linux', 'zh-Hans-CN');
    const english = build('linux', 'en-US');
    expect(chinese.items[0]?.label).toBe('文件');
    chinese.items.forEach(chinese.click);
    english.items.forEach(english.click);
    expect(chinese.run).toEqual(english.run);
  });
});
