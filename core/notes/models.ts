import type { ModelTask } from '../model-task.ts';

/** Models, devices and their choice. */
export interface ModelNotes {
  /** Nothing better is installed; `suggestion` is worth installing. */
  readonly 'starter-only': {
    readonly task: ModelTask;
    readonly suggestion: string | null;
    readonly bytes: number | null;
  };
  /** No installed model knows the language (null: it is still to be found), so the best of the others is used. */
  readonly 'other-language-model': { readonly model: string; readonly language: string | null };
}
