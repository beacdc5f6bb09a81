import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Change } from '../../../core/project/project.ts';
import type { Library, Staged } from '../library/library.ts';
import { changeSlices } from './change-slices.ts';

const nothing = (): Staged => ({ stageId: randomUUID(), count: 0 });

/**
 * Sends the changes ahead in slices, behind those that were sent before; between slices other work has its turn.
 * Then `use` takes them up.
 */
export async function withStagedChanges<T>(
  library: Library,
  changes: readonly Change[],
  use: (staged: Staged) => Promise<T>,
  { stageId, count }: Staged = nothing(),
): Promise<T> {
  try {
    for (const slice of changeSlices(changes)) {
      await library.projects.stage(stageId, slice);
      await nextTurn();
    }
    return await use({ stageId, count: count + changes.length });
  } catch (error) {
    // A library that is gone has nothing staged; the first reason is the one to tell.
    await library.projects.unstage(stageId).catch(() => undefined);
    throw error;
  }
}
