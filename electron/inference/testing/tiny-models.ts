import { fileURLToPath } from 'node:url';
import { createSessionPool } from '../sessions/session-pool.ts';

/** Random networks of a few kB in the layouts of the full models; make_tiny_models.py wrote them. */
export function tinyModel(
  name: 'text' | 'clip' | 'voice' | 'ge2e' | 'segmentation' | 'marian' | 'm2m',
): string {
  return fileURLToPath(new URL(`tiny-models/${name}`, import.meta.url));
}

export function testPool() {
  return createSessionPool({ threads: 1, memoryBudgetBytes: 1024 ** 3 });
}

export const onCpu = { provider: 'cpu', float16: true } as const;

export function loadRequest(folder: string) {
  return { folder, device: 'cpu', precision: 'auto' } as const;
}

export const unheard = { signal: new AbortController().signal, progress: () => undefined };

export function largestDifference(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  if (ours.length !== theirs.length) return Infinity;
  return Math.max(...Array.from(ours, (value, index) => Math.abs(value - theirs[index]!)));
}
