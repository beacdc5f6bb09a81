import type { OpenFacts } from './facts.ts';

type NoFacts = Readonly<Record<string, never>>;

/** What can happen to any call. */
export interface GeneralFailures {
  readonly usage: OpenFacts;
  readonly cancelled: NoFacts;
  readonly disconnected: OpenFacts;
  readonly internal: { readonly message: string; readonly stack: string };
}
