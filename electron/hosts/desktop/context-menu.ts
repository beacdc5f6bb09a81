import { Menu } from 'electron';
import type { BrowserWindow, ContextMenuParams, MenuItemConstructorOptions } from 'electron';

type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'editFlags' | 'dictionarySuggestions' | 'selectionText'
>;

/** What the right button offers on text: the spelling of the system, and the clipboard. Empty: nothing to offer. */
export function contextMenuTemplate(
  { isEditable, editFlags, dictionarySuggestions, selectionText }: Clicked,
  replaceMisspelling: (word: string) => void,
): MenuItemConstructorOptions[] {
  if (!isEditable) return selectionText === '' ? [] : [{ role: 'copy' }];
  const suggestions = dictionarySuggestions.map((word) => ({
    label: word,
    click: () => replaceMisspelling(word),
  }));
  return [
    ...suggestions,
    ...(suggestions.length > 0 ? [{ type: 'separator' as const }] : []),
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

export function offerContextMenu(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('context-menu', (_event, clicked) => {
    const template = contextMenuTemplate(clicked, (word) => webContents.replaceMisspelling(word));
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}
