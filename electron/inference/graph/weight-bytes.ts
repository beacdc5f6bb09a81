import { dataTypes } from './graph.ts';
import type { OnnxGraph, OnnxTensor } from './graph.ts';

/**
 * Weights of half precision are widened when a session opens: it then holds 2 to 2.3 times their bytes (measured
 * with Whisper small), and an estimate adds half again for every kind of weight.
 */
const widenedShare = 1.5;
const bfloat16 = 16;

/** Bytes of the weights that a session of this graph will hold, as far as estimates need them. */
export function weightBytes(graph: OnnxGraph): number {
  let bytes = 0;
  for (const tensor of graph.initializers.values()) bytes += bytesOf(tensor) * shareOf(tensor);
  return Math.round(bytes);
}

function bytesOf({ content, dims }: OnnxTensor): number {
  if (content.kind === 'inline') return content.fields.length;
  return content.length ?? 4 * dims.reduce((product, size) => product * size, 1);
}

function shareOf({ dataType }: OnnxTensor): number {
  return dataType === dataTypes.float16 || dataType === bfloat16 ? widenedShare : 1;
}
