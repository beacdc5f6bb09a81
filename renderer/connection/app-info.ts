/** What the host said of itself when the page connected. */
import type { z } from 'zod';
import type { appOperations, capabilitySchema } from '../../core/contract/app.ts';
import { createStore, useStore } from '../stores/store.ts';
import type { AppConnection } from './app-connection.ts';

export type AppInfo = z.infer<(typeof appOperations)['app.info']['output']>;
export type Capability = z.infer<typeof capabilitySchema>;

export const appInfoStore = createStore<AppInfo>({
  version: '',
  host: 'web',
  platform: 'linux',
  capabilities: [],
  notes: [],
});

export async function readAppInfo({ calls }: AppConnection): Promise<void> {
  appInfoStore.set(await calls['app.info']({}));
}

export function hasCapability(capability: Capability): boolean {
  return appInfoStore.get().capabilities.includes(capability);
}

export function useCapability(capability: Capability): boolean {
  return useStore(appInfoStore, ({ capabilities }) => capabilities.includes(capability));
}
