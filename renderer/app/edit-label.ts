import type { EditName } from '../../core/project/project.ts';
import { hasMessage, type Translate } from '../i18n/i18n.ts';

/** `Split cue 14`. An edit that another version of the app made may have a name that this one does not know. */
export function editName(t: Translate, { key, values }: EditName): string {
  return hasMessage('en', key) ? t(key, values) : t('edit.other');
}

/** `Undo: Split cue 14`, or `Undo` when there is nothing. */
export function editLabel(t: Translate, direction: 'undo' | 'redo', edit: EditName | null): string {
  if (edit === null) return t(`command.edit.${direction}`);
  return t(`app.${direction}Named`, { name: editName(t, edit) });
}
