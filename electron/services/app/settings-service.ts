import { settingsPatchSchema, settingsSchema } from '../../../core/contract/app.ts';
import type { Settings } from '../../../core/contract/app.ts';
import type { Library } from '../library/library.ts';

export interface SettingsService {
  get(): Promise<Settings>;
  /** Only what is given changes; answers with all. */
  set(patch: Partial<Settings>): Promise<Settings>;
}

export function createSettingsService(library: Library): SettingsService {
  const get = async () => readSettings(await library.settings.all());
  return {
    get,
    async set(patch) {
      await library.settings.set(settingsPatchSchema.parse(patch));
      return get();
    },
  };
}

/** A stored value that no longer fits costs its own key only, which is then at its default. */
function readSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const { shape } = settingsSchema;
  const fitting = Object.entries(shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(stored[key]);
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return settingsSchema.parse(Object.fromEntries(fitting));
}
