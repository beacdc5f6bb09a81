import type { OpenFacts } from './facts.ts';

/** The model store and the hub that it downloads from. */
export interface ModelsFailures {
  readonly 'model-unknown': OpenFacts;
  readonly 'model-not-installed': OpenFacts;
  readonly 'model-in-use': OpenFacts;
  readonly 'network-unreachable': OpenFacts;
  readonly 'network-offline': OpenFacts;
  readonly 'http-unauthorized': OpenFacts;
  readonly 'http-not-found': OpenFacts;
  readonly 'http-too-many-requests': OpenFacts;
  readonly 'http-failed': OpenFacts;
  readonly 'hash-mismatch': OpenFacts;
}
