import type { OnnxNode } from '../graph.ts';
import type { Size } from './sizes.ts';

/** What can be said of a value before anything runs. */
export interface Facts {
  /** Undefined: not even the rank is known. */
  readonly shape: readonly Size[] | undefined;
  /** The numbers themselves, of a list or a single number. */
  readonly numbers: Numbers | undefined;
}

export interface Numbers {
  readonly values: readonly Size[];
  readonly dataType: number;
}

/** Facts of a node's inputs by place; what is not known of an input is undefined in it. */
export interface NodeFacts {
  readonly node: OnnxNode;
  readonly shapes: readonly (readonly Size[] | undefined)[];
  readonly numbers: readonly (Numbers | undefined)[];
  /** A size that nothing is known of. */
  readonly fresh: () => Size;
}

export type FactsOf = (value: string) => Facts;
