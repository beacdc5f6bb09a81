import type { InferenceSession, Tensor } from 'onnxruntime-node';

export type Tensors = Record<string, Tensor>;

/** Where the cache of the decoder begins, and of what size its parts are. */
export interface CacheShape {
  readonly layers: number;
  readonly heads: number;
  readonly headWidth: number;
}

/**
 * Keys and values of the rows of a batch, by the names of the graph's inputs: the decoder's own, which grow, and
 * those of the encoder's output, which stay.
 */
export interface DecoderCache {
  readonly onDevice: boolean;
  /** Positions that each row has room for. */
  readonly capacity: number;
  /** What a step reads. */
  feeds(): Tensors;
  /** Where a step writes the decoder's own part (`null`: wherever ONNX Runtime likes). */
  fetches(): Record<string, Tensor | null>;
  /** Takes over what a step has written. */
  accept(outputs: InferenceSession.ReturnType): void;
  /**
   * Row `i` becomes what row `rows[i]` was.
   * @param sameWindows the encoder's part is the same for each row before and after
   */
  select(rows: readonly number[], sameWindows: boolean): Promise<void>;
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

export function pastName(output: string): string {
  return output.replace('present.', 'past_key_values.');
}

export function presentName(input: string): string {
  return input.replace('past_key_values.', 'present.');
}
