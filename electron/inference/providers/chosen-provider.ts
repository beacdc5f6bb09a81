import type { ExecutionProvider } from '../../../core/devices.ts';
import type { Note } from '../../../core/notes.ts';

/** The provider that `device` came to on this machine. */
export interface ChosenProvider {
  readonly provider: ExecutionProvider;
  readonly deviceName?: string;
  /** Why another provider than the platform's first candidate is used, if so. */
  readonly note?: Note;
  /** Whether the provider computed the probe in float16 with the right numbers. */
  readonly float16: boolean;
}

/** The fields of every model's info that tell where it runs. */
export function describeDevice({ provider, deviceName, note }: ChosenProvider) {
  return {
    provider,
    ...(deviceName === undefined ? {} : { deviceName }),
    ...(note === undefined ? {} : { providerNote: note }),
  };
}
