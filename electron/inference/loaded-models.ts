import { SidecutError } from '../../core/errors.ts';
import type { LoadRequest } from './contract.ts';
import type { ChosenProvider } from './providers/chosen-provider.ts';

/** The models of one kind that were loaded, by the key that callers hold. */
export class LoadedModels<Model> {
  readonly #kind: string;
  readonly #models = new Map<string, Model>();

  /** `kind` is what the model is called in a sentence: "text embedding model". */
  constructor(kind: string) {
    this.#kind = kind;
  }

  /** Loading the same again gives the same key. */
  keep(model: Model, { folder }: LoadRequest, precision: string, { provider }: ChosenProvider): string {
    const key = JSON.stringify([this.#kind, folder, precision, provider]);
    this.#models.set(key, model);
    return key;
  }

  get(key: string): Model {
    const model = this.#models.get(key);
    if (!model) throw new SidecutError('model-unknown', `The ${this.#kind} is not loaded. Load it first.`);
    return model;
  }

  /** An unknown key is ignored. */
  drop(key: string): void {
    this.#models.delete(key);
  }
}
