import type { Change } from '../../../../core/project/project.ts';
import { SidecutError } from '../../../../core/errors.ts';
import type { Staged } from '../library.ts';

/** A page that goes away leaves what it staged; beyond this many the oldest are forgotten. */
const mostStages = 16;

/** Changes that arrived ahead of the call that makes them. */
export class Stages {
  readonly #changes = new Map<string, Change[]>();

  add(stageId: string, changes: readonly Change[]): void {
    const earlier = this.#changes.get(stageId);
    if (earlier !== undefined) {
      for (const change of changes) earlier.push(change);
      return;
    }
    this.#changes.set(stageId, [...changes]);
    const [oldest] = this.#changes.keys();
    if (this.#changes.size > mostStages) this.#changes.delete(oldest!);
  }

  /** Each stage is taken once, and whole or not at all. */
  take({ stageId, count }: Staged): readonly Change[] {
    const changes = this.#changes.get(stageId) ?? [];
    this.#changes.delete(stageId);
    if (changes.length === count) return changes;
    throw new SidecutError(
      'edit-incomplete',
      'A part of this edit was lost on its way: it was not made. Repeat it.',
      {
        retryable: true,
        details: { expected: count, arrived: changes.length },
      },
    );
  }

  forget(stageId: string): void {
    this.#changes.delete(stageId);
  }
}
