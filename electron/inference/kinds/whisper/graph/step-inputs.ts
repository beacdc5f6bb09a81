/** Names of what the rewritten decoder takes and gives: see [Note: The rewritten decoder]. */
export const stepInputs = {
  /** int64 `[rows, length]` */
  tokens: 'input_ids',
  /** int64 `[rows, length]` */
  positions: 'position_ids',
  /**
   * float: 0 where attention is allowed, else a large negative number. One line for each row and token, with as
   * many columns as there are keys: `[rows, 1, length, keys]`, or `[rows · heads, length, keys]` in graphs that
   * keep the heads among the rows.
   */
  bias: 'attention_bias',
  /** int64 `[rows, picked, 1]`: positions along `length` whose logits are wanted */
  logitIndex: 'logit_index',
  /** Cache in memory: int64 `[1]`, the length of the cache that is given */
  capacity: 'cache_capacity',
  /** Cache in memory: int64 `[4]`, windows, rows of each, heads, and length · width of a head */
  windowShape: 'window_shape',
  /** Cache on a device: int64 `[rows, heads, length, 3]`, row, head and slot of every new entry */
  cacheIndex: 'cache_index',
} as const;

/**
 * float `[rows, alignment heads, length, frames]`; with the cache in memory
 * `[windows, alignment heads, rows of a window, length, frames]`
 */
export const alignmentOutput = 'alignment';

export const cacheParts = ['key', 'value'] as const;
export type CachePart = (typeof cacheParts)[number];
type Direction = 'past_key_values' | 'present';

/** The decoder's own keys or values. */
export function selfCache(layer: number, part: CachePart, direction: Direction): string {
  return `${direction}.${String(layer)}.decoder.${part}`;
}

/** Those of the encoder's output. */
export function crossCache(layer: number, part: CachePart, direction: Direction): string {
  return `${direction}.${String(layer)}.encoder.${part}`;
}

export function selfCacheNames(layers: number): readonly string[] {
  return inputNames(layers, selfCache);
}

export function crossCacheNames(layers: number): readonly string[] {
  return inputNames(layers, crossCache);
}

function inputNames(layers: number, nameOf: typeof selfCache): readonly string[] {
  return Array.from({ length: layers }, (_, layer) =>
    cacheParts.map((part) => nameOf(layer, part, 'past_key_values')),
  ).flat();
}
