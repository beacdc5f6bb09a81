/** The key-value cache of decoders as exporters name it, and the tensors around it. */
import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { SidecutError } from '../../../core/errors.ts';

export type Tensors = Record<string, Tensor>;

/** Token ids, row by row, as `[rows, length]`. */
export function tokenTensor(tokens: readonly number[], rows: number): Tensor {
  return new Tensor('int64', BigInt64Array.from(tokens, BigInt), [rows, tokens.length / rows]);
}

export interface HeadShape {
  readonly heads: number;
  readonly headWidth: number;
}

/** A cache of no tokens for the inputs that a graph has for it. */
export function emptyCache(
  inputNames: readonly string[],
  { heads, headWidth }: HeadShape,
  rows: number,
): Tensors {
  const cache: Tensors = {};
  for (const name of inputNames) {
    if (!name.startsWith('past_key_values.')) continue;
    // Some exports check the length of the encoder's keys even then; an empty cache suits all that we know.
    cache[name] = new Tensor('float32', new Float32Array(0), [rows, heads, 0, headWidth]);
  }
  return cache;
}

/** Whether the merged graph is to read its cache. */
export function cacheSwitch(on: boolean): Tensors {
  return { use_cache_branch: new Tensor('bool', [on], [1]) };
}

/** What a first step gives of use: logits and the cache. */
export function cacheOutputs(names: readonly string[]): string[] {
  return names.filter((name) => name === 'logits' || name.startsWith('present.'));
}

/** The cache of the next step: what this step put out, else what it was given (the encoder's keys and values). */
export function keepCache(before: Tensors, outputs: InferenceSession.ReturnType): Tensors {
  const cache: Tensors = { ...before };
  for (const [name, value] of Object.entries(outputs)) {
    if (name.startsWith('present.') && value instanceof Tensor) {
      cache[name.replace('present.', 'past_key_values.')] = value;
    }
  }
  return cache;
}

export function requireTensor(outputs: InferenceSession.ReturnType, name: string): Tensor {
  const value = outputs[name];
  if (value instanceof Tensor) return value;
  throw new SidecutError('model-unsupported', { reason: 'no-decoder-output', output: name });
}
