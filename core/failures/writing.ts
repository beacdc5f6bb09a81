/** Language models and servers that write (summaries, titles). `address`: of a server that the user named. */
export interface WritingFailures {
  readonly 'writer-unavailable':
    /** `problem`: the system's code or words. */
    | { readonly reason: 'no-server'; readonly address: string; readonly problem: string }
    | {
        readonly reason: 'server-status';
        readonly address: string;
        readonly status: number;
        readonly said: string;
      }
    | { readonly reason: 'server-key'; readonly address: string; readonly status: number }
    | {
        readonly reason: 'server-model';
        readonly address: string;
        readonly model: string;
        readonly offered: readonly string[];
      }
    | { readonly reason: 'timed-out'; readonly address: string; readonly seconds: number }
    | { readonly reason: 'not-an-address'; readonly address: string }
    /** Another computer, and the user did not say that this is meant. */
    | { readonly reason: 'not-this-computer'; readonly address: string }
    | { readonly reason: 'no-server-named' };
  /** `writer`: its name. */
  readonly 'writer-answer':
    | { readonly reason: 'not-json' | 'empty'; readonly writer: string }
    /** `problem`: in the schema's words. */
    | { readonly reason: 'other-form'; readonly writer: string; readonly problem: string }
    | { readonly reason: 'cut-off'; readonly writer: string; readonly maxTokens: number }
    /** A server that speaks another language than was thought. */
    | { readonly reason: 'not-understood'; readonly writer: string };
  readonly 'writer-too-long': {
    readonly promptTokens: number;
    readonly answerTokens: number;
    readonly contextTokens: number;
  };
}
