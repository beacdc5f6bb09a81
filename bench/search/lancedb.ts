import { installed } from './engine.ts';
import type { EngineKind } from './engine.ts';

interface LanceQuery {
  readonly distanceType: (type: 'cosine') => LanceQuery;
  readonly nprobes: (lists: number) => LanceQuery;
  readonly refineFactor: (factor: number) => LanceQuery;
  readonly select: (columns: readonly string[]) => LanceQuery;
  readonly limit: (limit: number) => LanceQuery;
  readonly toArray: () => Promise<readonly { readonly id: number }[]>;
}

interface LanceTable {
  readonly add: (rows: readonly LanceRow[]) => Promise<unknown>;
  readonly createIndex: (column: string, options: { readonly config: unknown }) => Promise<void>;
  readonly vectorSearch: (vector: readonly number[]) => LanceQuery;
  readonly delete: (where: string) => Promise<unknown>;
}

interface LanceRow {
  readonly id: number;
  readonly vector: readonly number[];
}

interface LanceConnection {
  readonly createTable: (name: string, rows: readonly LanceRow[]) => Promise<LanceTable>;
  readonly openTable: (name: string) => Promise<LanceTable>;
}

interface Lance {
  readonly connect: (folder: string) => Promise<LanceConnection>;
  readonly Index: { readonly ivfPq: (options: Readonly<Record<string, unknown>>) => unknown };
}

/** https://lancedb.com: an inverted file with product quantisation, 20 times re-ranked by the vectors themselves. */
export async function lancedb(): Promise<readonly EngineKind[]> {
  const lance = await installed<Lance>('@lancedb/lancedb');
  if (lance === undefined) return [];
  return [
    {
      name: 'LanceDB, IVF_PQ, 20 times re-ranked by float32',
      open: async ({ folder, dimensions }) => {
        let connection = await lance.connect(folder);
        let table: LanceTable | undefined;
        return {
          add: async (vectors, from) => {
            const rows = Array.from({ length: vectors.length / dimensions }, (_, i) => ({
              id: from + i,
              vector: Array.from(vectors.subarray(i * dimensions, (i + 1) * dimensions)),
            }));
            if (table === undefined) table = await connection.createTable('vectors', rows);
            else await table.add(rows);
          },
          finish: async () => {
            const config = lance.Index.ivfPq({ distanceType: 'cosine', numSubVectors: dimensions / 8 });
            await table!.createIndex('vector', { config });
          },
          find: async (query, limit) => {
            const asked = table!.vectorSearch(Array.from(query)).distanceType('cosine').nprobes(40);
            const rows = await asked.refineFactor(20).select(['id', '_distance']).limit(limit).toArray();
            return rows.map(({ id }) => id);
          },
          remove: async (numbers) => void (await table!.delete(`id IN (${numbers.join(', ')})`)),
          reopen: async () => {
            connection = await lance.connect(folder);
            table = await connection.openTable('vectors');
          },
          close: () => undefined,
        };
      },
    },
  ];
}
