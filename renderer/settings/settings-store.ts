/** The user's settings: read with `useStore(settingsStore, ...)`, changed with `changeSettings`. */
import { type Settings, settingsSchema } from '../../core/contract/app.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { showFailure } from '../notices/notices.ts';
import { createStore } from '../stores/store.ts';

export const settingsStore = createStore<Settings>(settingsSchema.parse({}));

type Calls = AppConnection['calls'];
let calls: Calls | null = null;
/** Counts changes: what was read before the latest one is out of date. */
let changes = 0;
let unsaved = 0;

async function read(): Promise<void> {
  if (calls === null) return;
  const before = changes;
  const settings = await calls['settings.get']({});
  if (before === changes && unsaved === 0) settingsStore.set(settings);
}

/** Reads the settings and keeps them in step with the host. Returns the way to stop. */
export async function connectSettings(connection: AppConnection): Promise<() => void> {
  calls = connection.calls;
  const stops = [
    connection.on('settings.changed', () => void read().catch(showFailure)),
    connection.onState((state) => {
      if (state === 'connected') read().catch(showFailure);
    }),
  ];
  await read();
  return () => {
    for (const stop of stops) stop();
    calls = null;
  };
}

/** Shown at once and kept by the host. Rejects when the host could not keep it; the page shows what it keeps. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const before = settingsStore.get();
  settingsStore.set({ ...before, ...change });
  changes += 1;
  unsaved += 1;
  try {
    const saved = await calls?.['settings.set'](change);
    if (unsaved === 1 && saved !== undefined) settingsStore.set(saved);
  } catch (error) {
    if (unsaved === 1) settingsStore.set(before);
    throw error;
  } finally {
    unsaved -= 1;
  }
}
