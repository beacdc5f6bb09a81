import { product } from '../../electron/services/search/index/vectors/split-in-two.ts';
import type { EngineKind } from './engine.ts';

/** Every vector, as 32-bit numbers in memory: what the others are measured by. */
export const exactScan: EngineKind = {
  name: 'exact scan (float32, memory)',
  open: ({ dimensions }) => {
    const parts: { readonly from: number; readonly vectors: Float32Array }[] = [];
    const gone = new Set<number>();
    return Promise.resolve({
      add: (vectors, from) => void parts.push({ from, vectors: vectors.slice() }),
      finish: () => undefined,
      find: (query, limit) => {
        const best: { readonly number: number; readonly near: number }[] = [];
        let floor = -Infinity;
        for (const { from, vectors } of parts) {
          for (let at = 0; at < vectors.length; at += dimensions) {
            const near = product(vectors, at, query);
            const number = from + at / dimensions;
            if (near <= floor || gone.has(number)) continue;
            best.push({ number, near });
            best.sort((a, b) => b.near - a.near);
            best.length = Math.min(best.length, limit);
            if (best.length === limit) floor = best.at(-1)!.near;
          }
        }
        return best.map(({ number }) => number);
      },
      remove: (numbers) => {
        for (const number of numbers) gone.add(number);
      },
      reopen: undefined,
      close: () => undefined,
    });
  },
};
