import type { ModelUsage } from './models.ts';

type NoFacts = Readonly<Record<string, never>>;

/** What can happen to any call. */
export interface GeneralFailures {
  /** `problem`: in the words of whatever checked it. */
  readonly usage:
    | ModelUsage
    | { readonly reason: 'unknown-operation'; readonly operation: string }
    | {
        readonly reason: 'bad-input';
        readonly operation: string;
        /** Of the wrong value in the input: `samples.0`; empty when the whole is wrong. */
        readonly path: string;
        readonly problem: string;
      }
    /** More than one message may hold. */
    | { readonly reason: 'too-much' }
    | { readonly reason: 'web-options'; readonly problem: string }
    | { readonly reason: 'port-number'; readonly value: string }
    | { readonly reason: 'port-taken'; readonly port: number }
    | { readonly reason: 'port-refused'; readonly port: number; readonly problem: string };
  readonly cancelled: NoFacts;
  /** `closing`: Sidecut ends; `lost`: the line broke, and is tried again. */
  readonly disconnected: { readonly reason: 'closing' | 'lost'; readonly operation: string };
  readonly internal: { readonly message: string; readonly stack: string };
}
