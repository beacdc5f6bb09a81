import type { ExecutionProvider, ProviderPassedOver } from '../devices.ts';

/** Models, devices and their choice. */
export interface ModelNotes {
  /** Nothing better is installed; `suggestion` is worth installing. */
  readonly 'starter-only': {
    readonly task: string;
    readonly suggestion: string | null;
    readonly bytes: number | null;
  };
  /** Another provider than the first that the platform offers is used, for this reason. */
  readonly 'device-not-used': {
    readonly provider: ExecutionProvider;
    readonly reason: ProviderPassedOver;
  };
}
