import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { RowChange, RowLayout } from './row-layout.ts';

export type Tensors = Record<string, Tensor>;

/** Of what size the parts of the cache are. */
export interface CacheShape {
  readonly layers: number;
  readonly heads: number;
  readonly headWidth: number;
}

/** Tokens that a call appends to every place of a row. */
export interface Appended {
  /** Filled positions of each place before the call. */
  readonly lengths: readonly number[];
  /** New tokens of each. */
  readonly count: number;
}

/**
 * Keys and values of the rows of a batch, by the names of the graph's inputs: the decoder's own, which grow, and
 * those of the encoder's output, which stay.
 */
export interface DecoderCache {
  /** How rows have to lie in the tensors of a call. */
  readonly layOut: (windows: readonly number[]) => RowLayout;
  /** Positions that each row has room for. */
  readonly capacity: number;
  /** What a call reads: the cache, what of it may be seen, and where the new entries belong. */
  feeds(appended: Appended): Tensors;
  /** Names of what a call gives for the cache. */
  readonly outputs: readonly string[];
  /**
   * Every call asks for the same outputs: where some stay on a device, the runtime keeps one that is asked for no more
   * bound to what it was, and the next call of another shape fails (onnxruntime-node 1.30).
   */
  readonly asksForAll: boolean;
  /** Takes over what a call has given. */
  accept(outputs: InferenceSession.ReturnType, appended: Appended): void;
  /** @param lengths filled positions of each place before */
  select(change: RowChange, lengths: readonly number[]): Promise<void>;
  grow(capacity: number): Promise<void>;
  dispose(): void;
}

/** The encoder's keys and values of some windows. */
export interface CrossTensors {
  readonly tensors: Tensors;
  /** Another batch may still begin with them, until a batch says that it changes them. */
  readonly take: () => void;
  /** The batch is done with them, changed or not. */
  readonly release: () => void;
}

/** Not allowed: small enough that its exp is 0, large enough for sums to stay finite. */
export const hiddenBias = -1e9;

export function pastName(output: string): string {
  return output.replace('present.', 'past_key_values.');
}

export function presentName(input: string): string {
  return input.replace('past_key_values.', 'present.');
}
