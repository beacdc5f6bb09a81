import type { ModelUsage } from './models.ts';

type NoFacts = Readonly<Record<string, never>>;

/** A call that breaks the contract: a defect of whoever makes it. */
type WrongCall =
  | { readonly reason: 'no-such-operation'; readonly operation: string }
  /** `problem`: in the schema's words. */
  | {
      readonly reason: 'wrong-input';
      readonly operation: string;
      readonly path: string;
      readonly problem: string;
    }
  | { readonly reason: 'no-parts'; readonly operation: string }
  | { readonly reason: 'worker-setting'; readonly setting: string; readonly problem: string }
  | { readonly reason: 'no-such-model-kind'; readonly kind: string }
  | {
      readonly reason: 'parts-missing';
      readonly operation: string;
      readonly expected: number;
      readonly arrived: number;
    }
  | { readonly reason: 'message-too-long' }
  /** A call with this number is not answered yet. */
  | { readonly reason: 'number-in-use'; readonly operation: string; readonly number: number }
  /** The change of an edit with this number, from 1, names nothing, or two different things. */
  | { readonly reason: 'senseless-change'; readonly number: number };

/** How the web host is started. `problem`: in the words of Node. */
type WrongStart =
  | { readonly reason: 'start-options'; readonly problem: string }
  | { readonly reason: 'port-number'; readonly value: string }
  | { readonly reason: 'port-taken'; readonly port: number }
  | { readonly reason: 'port-refused'; readonly port: number; readonly problem: string };

/** What a person asked for makes no sense. */
type WrongRequest =
  | { readonly reason: 'clip-outside' }
  | { readonly reason: 'not-a-folder'; readonly path: string }
  | { readonly reason: 'unknown-encoding'; readonly encoding: string };

/** What can happen to any call. */
export interface GeneralFailures {
  readonly usage: WrongCall | WrongStart | WrongRequest | ModelUsage;
  readonly cancelled: NoFacts;
  /** What an earlier version stored of a failure: its code and the sentence as it was. */
  readonly 'kept-failure': { readonly code: string; readonly text: string };
  /** `closing`: Sidecut ends; `lost`: the line broke, and is tried again; `not-admitted`: the page has no valid secret. */
  readonly disconnected: {
    readonly reason: 'closing' | 'lost' | 'not-admitted';
    readonly operation: string;
  };
  readonly internal: { readonly message: string; readonly stack: string };
}
