import { setImmediate } from 'node:timers/promises';
import { normaliseRows } from '../../models/embedding/normalise.ts';
import type { ItemProgress, Vectors } from './contract.ts';

export interface EmbedHooks {
  /** Looked at between batches; aborting rejects with `cancelled`. */
  readonly signal: AbortSignal;
  readonly progress: (progress: ItemProgress) => void;
}

/**
 * Embeds batch by batch, and gives the vectors back in the order of the items, each scaled to length 1.
 * `batches` holds positions of items; `embed` returns `[batch, dimensions]`.
 */
export async function embedInBatches(
  batches: readonly (readonly number[])[],
  dimensions: number,
  embed: (batch: readonly number[]) => Promise<Float32Array>,
  { signal, progress }: EmbedHooks,
): Promise<Vectors> {
  const total = batches.reduce((sum, { length }) => sum + length, 0);
  const vectors = new Float32Array(total * dimensions);
  let done = 0;
  for (const batch of batches) {
    signal.throwIfAborted();
    const rows = await embed(batch);
    for (const [row, item] of batch.entries()) {
      vectors.set(rows.subarray(row * dimensions, (row + 1) * dimensions), item * dimensions);
    }
    done += batch.length;
    progress({ done, total });
    // A run on the processor settles within the same turn of the event loop: let messages in, such as a cancel.
    await setImmediate();
  }
  signal.throwIfAborted();
  normaliseRows(vectors, dimensions);
  return { vectors, dimensions };
}
