import type { Change, Edit } from '../project/project.ts';

/** The edit that takes this one back. It keeps the name: menus say "Undo" and the name. */
export function invertEdit(edit: Edit, newId: () => string): Edit {
  const changes = edit.changes.toReversed().map(invertChange);
  return { id: newId(), name: edit.name, changes };
}

function invertChange(change: Change): Change {
  switch (change.kind) {
    case 'cue':
      return { ...change, before: change.after, after: change.before };
    case 'track':
      return { ...change, before: change.after, after: change.before };
    case 'chapter':
      return { ...change, before: change.after, after: change.before };
  }
}
