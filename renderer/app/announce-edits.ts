import { t } from '../i18n/i18n.ts';
import { announce } from '../notices/announce.ts';
import { onEdit } from '../project/project-store.ts';
import { editName } from './edit-label.ts';
import './messages.ts';

/** What one hears oneself: each letter, each step of a frame. */
const unspoken: ReadonlySet<string> = new Set(['edit.setText', 'edit.replace']);

/** Tells what was done, undone or done again; by name, as the menu of undo has it. Returns the way to stop. */
export function announceEdits(): () => void {
  return onEdit(({ kind, name, isStep }) => {
    const text = editName(t, name);
    if (kind === 'undo') announce(t('app.undone', { name: text }));
    else if (kind === 'refused') announce(t('app.editSource'), true);
    else if (kind === 'redo') announce(t('app.redone', { name: text }));
    else if (!isStep && !unspoken.has(name.key)) announce(text);
  });
}
