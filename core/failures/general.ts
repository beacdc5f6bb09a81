import type { OpenFacts } from './facts.ts';

type NoFacts = Readonly<Record<string, never>>;

/** What can happen to any call. */
export interface GeneralFailures {
  readonly usage: OpenFacts;
  readonly cancelled: NoFacts;
  readonly disconnected: OpenFacts;
  /** What an earlier version stored of a failure: its code and the sentence as it was. */
  readonly 'kept-failure': { readonly code: string; readonly text: string };
  readonly internal: { readonly message: string; readonly stack: string };
}
