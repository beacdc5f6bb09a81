import type { OpenFacts } from './facts.ts';

/** Models while they are opened and run. */
export interface InferenceFailures {
  readonly 'model-missing-file': OpenFacts;
  readonly 'model-damaged': OpenFacts;
  readonly 'model-unsupported': OpenFacts;
  readonly 'device-unavailable': OpenFacts;
  readonly 'worker-crashed': OpenFacts;
  readonly 'out-of-memory': OpenFacts;
}
