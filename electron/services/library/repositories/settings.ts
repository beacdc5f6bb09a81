import type { Database } from 'better-sqlite3';
import type { SettingsRepository } from '../library.ts';
import { parseJson } from '../../../../core/parse-json.ts';

export function settingsRepository(db: Database): SettingsRepository {
  const all = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings');
  const store = db.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    all: () =>
      Object.fromEntries(
        all.all().flatMap(({ key, value }) => {
          const parsed = parseJson(value);
          return parsed === undefined ? [] : [[key, parsed]];
        }),
      ),
    set: db.transaction((values: Readonly<Record<string, unknown>>) => {
      for (const [key, value] of Object.entries(values)) store.run(key, JSON.stringify(value));
    }),
  };
}
