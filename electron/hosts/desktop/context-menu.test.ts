import type { EditFlags } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { contextMenuTemplate } from './context-menu.ts';

vi.mock('electron', async () => (await import('./testing/fake-electron.ts')).fakeElectron);

const editFlags = { canCut: true, canCopy: true, canPaste: false, canSelectAll: true } as EditFlags;

describe('the context menu', () => {
  it('offers the spelling of the system in a text field, and replaces the word', () => {
    const replaced: string[] = [];
    const clicked = {
      isEditable: true,
      editFlags,
      dictionarySuggestions: ['receive'],
      selectionText: 'recieve',
    };
    const [first, ...others] = contextMenuTemplate(clicked, (word) => replaced.push(word));
    (first?.click as () => void)();
    expect(replaced).toEqual(['receive']);
    expect(others.map(({ role, type, enabled }) => role ?? type ?? enabled)).toEqual([
      'separator',
      'cut',
      'copy',
      'paste',
      'selectAll',
    ]);
    expect(others.find(({ role }) => role === 'paste')?.enabled).toBe(false);
  });

  it('offers copying of selected text, and nothing elsewhere', () => {
    const clicked = { isEditable: false, editFlags, dictionarySuggestions: [], selectionText: 'words' };
    expect(contextMenuTemplate(clicked, () => undefined)).toEqual([{ role: 'copy' }]);
    expect(contextMenuTemplate({ ...clicked, selectionText: '' }, () => undefined)).toEqual([]);
  });
});
