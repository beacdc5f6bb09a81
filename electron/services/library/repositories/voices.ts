import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { parseJson } from '../../../../core/parse-json.ts';
import type { RememberedVoice } from '../../../../core/project/remembered-voice.ts';
import type { VoiceRepository } from '../library.ts';

export function voiceRepository(db: Database): VoiceRepository {
  const list = db.prepare<[], RememberedVoice>(
    'SELECT id, name, model, addedAt FROM voices ORDER BY addedAt, rowid',
  );
  const vectors = db.prepare<[string], { readonly name: string; readonly vector: string }>(
    'SELECT name, vector FROM voices WHERE model = ? ORDER BY addedAt, rowid',
  );
  const add = db.prepare<[RememberedVoice & { readonly vector: string }]>(
    'INSERT INTO voices (id, name, model, vector, addedAt) VALUES (@id, @name, @model, @vector, @addedAt)',
  );
  const remove = db.prepare<[string]>('DELETE FROM voices WHERE id = ?');
  const clear = db.prepare<[]>('DELETE FROM voices');
  return {
    list: () => list.all(),
    vectors: (model) =>
      vectors.all(model).flatMap(({ name, vector }) => {
        const { data } = vectorSchema.safeParse(parseJson(vector));
        return data === undefined ? [] : [{ name, vector: data }];
      }),
    add: (voice, vector) => void add.run({ ...voice, vector: JSON.stringify(vector) }),
    remove: db.transaction((ids: readonly string[]) => {
      for (const id of ids) remove.run(id);
    }),
    clear: () => void clear.run(),
  };
}

const vectorSchema = z.array(z.number());
