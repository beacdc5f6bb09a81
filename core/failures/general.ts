import type { OpenFacts } from './facts.ts';

type NoFacts = Readonly<Record<string, never>>;

/** What can happen to any call. */
export interface GeneralFailures {
  readonly usage:
    | { readonly reason: 'clip-outside' }
    | { readonly reason: 'not-a-folder'; readonly path: string }
    | { readonly reason: 'unknown-encoding'; readonly encoding: string }
    | OpenFacts;
  readonly cancelled: NoFacts;
  readonly disconnected: OpenFacts;
  readonly internal: { readonly message: string; readonly stack: string };
}
