import path from 'node:path';
import Database from 'better-sqlite3';
import { installed } from './engine.ts';
import type { EngineKind } from './engine.ts';

interface SqliteVec {
  readonly load: (db: Database.Database) => void;
}

type Column = 'int8' | 'bit';

/** https://alexgarcia.xyz/sqlite-vec; `bit`: the best by their signs are compared as whole numbers. */
export async function sqliteVec(): Promise<readonly EngineKind[]> {
  const vec = await installed<SqliteVec>('sqlite-vec');
  return vec === undefined ? [] : [engine(vec, 'int8'), engine(vec, 'bit')];
}

const oversampled = 20;

function engine(vec: SqliteVec, column: Column): EngineKind {
  return {
    name: column === 'int8' ? 'sqlite-vec, int8' : `sqlite-vec, bit, ${oversampled} times re-ranked by int8`,
    open: ({ folder, dimensions }) => {
      const file = path.join(folder, 'vec.sqlite');
      const connect = (): Database.Database => {
        const db = new Database(file);
        vec.load(db);
        db.pragma('journal_mode = WAL');
        db.pragma('synchronous = NORMAL');
        return db;
      };
      let db = connect();
      const whole =
        column === 'int8' ? `v int8[${dimensions}] distance_metric=cosine` : `b bit[${dimensions}], +v blob`;
      db.exec(`CREATE VIRTUAL TABLE vecs USING vec0(id integer primary key, ${whole})`);
      return Promise.resolve({
        add: (vectors, from) => {
          const sql =
            column === 'int8'
              ? 'INSERT INTO vecs (id, v) VALUES (?, vec_int8(?))'
              : 'INSERT INTO vecs (id, b, v) VALUES (?, vec_bit(?), ?)';
          const insert = db.prepare(sql);
          db.transaction(() => {
            for (let i = 0; i * dimensions < vectors.length; i++) {
              const vector = vectors.subarray(i * dimensions, (i + 1) * dimensions);
              const id = BigInt(from + i);
              if (column === 'int8') insert.run(id, bytes(vector));
              else insert.run(id, signs(vector), bytes(vector));
            }
          })();
        },
        finish: () => void db.pragma('wal_checkpoint(TRUNCATE)'),
        find: (query, limit) =>
          column === 'int8'
            ? db
                .prepare<unknown[], number>('SELECT id FROM vecs WHERE v MATCH vec_int8(?) AND k = ?')
                .pluck()
                .all(bytes(query), limit)
            : db
                .prepare<unknown[], number>(
                  `SELECT id FROM (SELECT id, v FROM vecs WHERE b MATCH vec_bit(?) AND k = ?)
                    ORDER BY vec_distance_cosine(vec_int8(v), vec_int8(?)) LIMIT ?`,
                )
                .pluck()
                .all(signs(query), limit * oversampled, bytes(query), limit),
        remove: (numbers) => {
          const remove = db.prepare<[bigint]>('DELETE FROM vecs WHERE id = ?');
          db.transaction(() => {
            for (const number of numbers) remove.run(BigInt(number));
          })();
        },
        reopen: () => {
          db.close();
          db = connect();
        },
        close: () => void db.close(),
      });
    },
  };
}

/** One step for all, as sqlite-vec takes them: of vectors of length 1 hardly a value lies beyond. */
function bytes(vector: Float32Array): Uint8Array {
  const step = 127 / Math.min(1, 5 / Math.sqrt(vector.length));
  const whole = Int8Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value * step))));
  return new Uint8Array(whole.buffer);
}

function signs(vector: Float32Array): Uint8Array {
  const bits = new Uint8Array(vector.length / 8);
  for (const [i, value] of vector.entries()) if (value > 0) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}
