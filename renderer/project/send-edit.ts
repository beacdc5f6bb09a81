import { mostChangesPerCall } from '../../core/contract/project.ts';
import type { Edit } from '../../core/project/project.ts';
import type { AppConnection } from '../connection/app-connection.ts';

type Calls = AppConnection['calls'];

/** Stores an edit; a long one goes in parts, see [Note: Long edits] in core/contract/project.ts. */
export async function sendEdit(
  calls: Calls,
  mediaId: string,
  edit: Edit,
): ReturnType<Calls['project.apply']> {
  if (edit.changes.length <= mostChangesPerCall) return calls['project.apply']({ mediaId, edit });
  const stageId = crypto.randomUUID();
  let count = 0;
  while (edit.changes.length - count > mostChangesPerCall) {
    const changes = edit.changes.slice(count, count + mostChangesPerCall);
    await calls['project.stage']({ stageId, changes });
    count += changes.length;
  }
  const last = { ...edit, changes: edit.changes.slice(count) };
  return calls['project.apply']({ mediaId, edit: last, staged: { stageId, count } });
}
