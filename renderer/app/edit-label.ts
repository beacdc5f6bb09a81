import type { EditName } from '../../core/project/project.ts';
import type { Translate } from '../i18n/i18n.ts';

/** `Undo: Split cue 14`, or `Undo` when there is nothing. */
export function editLabel(t: Translate, direction: 'undo' | 'redo', edit: EditName | null): string {
  if (edit === null) return t(`command.edit.${direction}`);
  return t(`app.${direction}Named`, { name: t(edit.key, edit.values) });
}
