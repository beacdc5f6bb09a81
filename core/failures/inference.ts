import type { OpenFacts } from './facts.ts';
import type { StoredModelDamaged, StoredModelMissingFile, StoredModelUnsupported } from './models.ts';

/** Models while they are opened and run. */
export interface InferenceFailures {
  readonly 'model-missing-file': OpenFacts | StoredModelMissingFile;
  readonly 'model-damaged': OpenFacts | StoredModelDamaged;
  readonly 'model-unsupported': OpenFacts | StoredModelUnsupported;
  readonly 'device-unavailable': OpenFacts;
  readonly 'worker-crashed': OpenFacts;
  readonly 'out-of-memory': OpenFacts;
}
