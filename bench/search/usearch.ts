import path from 'node:path';
import { installed } from './engine.ts';
import type { EngineKind } from './engine.ts';

interface UsearchIndex {
  readonly add: (keys: BigUint64Array, vectors: Float32Array, threads: number) => void;
  readonly search: (
    vector: Float32Array,
    limit: number,
    threads: number,
  ) => { readonly keys: BigUint64Array };
  readonly remove: (key: bigint) => unknown;
  readonly save: (file: string) => void;
  readonly load: (file: string) => void;
  readonly view: (file: string) => void;
}

interface Usearch {
  readonly Index: new (options: Readonly<Record<string, unknown>>) => UsearchIndex;
}

/** https://github.com/unum-cloud/USearch: a graph (HNSW) over int8, in memory or seen in its file. */
export async function usearch(): Promise<readonly EngineKind[]> {
  const library = await installed<Usearch>('usearch');
  if (library === undefined) return [];
  return [
    {
      name: 'usearch, HNSW, int8',
      open: ({ folder, dimensions }) => {
        const file = path.join(folder, 'vectors.usearch');
        const create = () =>
          new library.Index({ metric: 'cos', dimensions, quantization: 'i8', connectivity: 16 });
        let index = create();
        return Promise.resolve({
          add: (vectors, from) => {
            const keys = BigUint64Array.from({ length: vectors.length / dimensions }, (_, i) =>
              BigInt(from + i),
            );
            index.add(keys, vectors, 1);
          },
          finish: () => index.save(file),
          find: (query, limit) => Array.from(index.search(query, limit, 1).keys, Number),
          remove: (numbers) => {
            // What is seen in its file can't be changed: it is read whole, changed, and written whole.
            index = create();
            index.load(file);
            for (const number of numbers) index.remove(BigInt(number));
            index.save(file);
          },
          reopen: () => {
            index = create();
            index.view(file);
          },
          close: () => undefined,
        });
      },
    },
  ];
}
