import type { OnnxGraph } from './graph.ts';

/** Bytes of the weights that a session of this graph will hold. */
export function weightBytes(graph: OnnxGraph): number {
  let bytes = 0;
  for (const { content, dims } of graph.initializers.values()) {
    if (content.kind === 'inline') bytes += content.fields.length;
    else bytes += content.length ?? 4 * dims.reduce((product, size) => product * size, 1);
  }
  return bytes;
}
