import { settingsStore } from '../../settings/settings-store.ts';
import { enginesOf, type Engines } from './engines.ts';
import type { Calls } from './start-translation.ts';

/** What can translate now: the models that are here, and the server of the settings. */
export async function enginesNow(calls: Calls): Promise<Engines> {
  const { models } = await calls['models.list']({});
  const { address, model } = settingsStore.get().writerServer;
  return enginesOf(models, address !== '' && model !== '');
}
