import type { Token } from './token.ts';

/** The joint between `left` and `right`, with a word of context before and two behind. */
export interface JointContext {
  readonly beforeLeft: Token | undefined;
  readonly left: Token;
  readonly right: Token;
  readonly afterRight: Token | undefined;
  readonly beyond: Token | undefined;
  /** `left` is the first word of its sentence: its capital says nothing. */
  readonly leftOpensSentence: boolean;
}
