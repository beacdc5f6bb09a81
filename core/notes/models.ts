import type { ExecutionProvider, ProviderPassedOver } from '../devices.ts';
import type { ModelTask } from '../model-task.ts';

/** Models, devices and their choice. */
export interface ModelNotes {
  /** Nothing better is installed; `suggestion` is worth installing. */
  readonly 'starter-only': {
    readonly task: ModelTask;
    readonly suggestion: string | null;
    readonly bytes: number | null;
  };
  /** Another provider than the first that the platform offers is used, for this reason. */
  readonly 'device-not-used': {
    readonly provider: ExecutionProvider;
    readonly reason: ProviderPassedOver;
  };
  /** No installed model knows the language (null: it is still to be found), so the best of the others is used. */
  readonly 'other-language-model': { readonly model: string; readonly language: string | null };
}
