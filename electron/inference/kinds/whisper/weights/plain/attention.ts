import { intAttribute, intsAttribute } from '../../../../graph/write-graph.ts';
import type { PlainGraph } from './plain-graph.ts';

/** Where an attention stands and how wide it is. */
export interface AttentionPlace {
  /** `encoder.layers.0.self_attn` */
  readonly name: string;
  /** Prefix of the values' names. */
  readonly place: string;
  readonly width: number;
  readonly heads: number;
}

/** Queries, scaled: `[rows, heads, length, width / heads]`. */
export function queries(graph: PlainGraph, input: string, at: AttentionPlace): string {
  const { name, place, width, heads } = at;
  const projected = graph.linear(input, `${name}.q_proj`, [width, width], `${place}/q_proj`);
  const split = splitHeads(graph, projected, at, `${place}/q`);
  const scale = graph.number(Math.fround(1 / Math.sqrt(width / heads)));
  return graph.add('Mul', [split, scale], `${place}/q/Mul_output_0`);
}

/** Keys, which have no bias, or values; `output` is their name where the graph gives them. */
export function keysOrValues(
  graph: PlainGraph,
  input: string,
  at: AttentionPlace,
  part: 'key' | 'value',
  output?: string,
): string {
  const letter = part === 'key' ? 'k' : 'v';
  const { name, place, width } = at;
  const projection = `${letter}_proj`;
  const size = [width, width] as const;
  const projected = graph.linear(
    input,
    `${name}.${projection}`,
    size,
    `${place}/${projection}`,
    part === 'value',
  );
  return splitHeads(graph, projected, at, `${place}/${letter}`, output);
}

function splitHeads(
  graph: PlainGraph,
  value: string,
  { heads, width }: AttentionPlace,
  place: string,
  output = `${place}/Transpose_output_0`,
): string {
  // 0 keeps a dimension as it is.
  const shape = graph.ints([0, 0, heads, width / heads]);
  const split = graph.add('Reshape', [value, shape], `${place}/Reshape_output_0`);
  return graph.add('Transpose', [split], output, [intsAttribute('perm', [0, 2, 1, 3])]);
}

/** What is attended to, projected: `[rows, length, width]`. `mask` is added to the products. */
export function attend(
  graph: PlainGraph,
  { query, key, value, mask }: { query: string; key: string; value: string; mask?: string | undefined },
  { name, place, width }: AttentionPlace,
): string {
  const turned = graph.add('Transpose', [key], `${place}/Transpose_3_output_0`, [
    intsAttribute('perm', [0, 1, 3, 2]),
  ]);
  const products = graph.add('MatMul', [query, turned], `${place}/MatMul_output_0`);
  const masked = mask === undefined ? products : graph.add('Add', [products, mask], `${place}/Add_output_0`);
  const shares = graph.add('Softmax', [masked], `${place}/Softmax_output_0`, [intAttribute('axis', -1)]);
  const sums = graph.add('MatMul', [shares, value], `${place}/MatMul_1_output_0`);
  const joined = graph.add('Transpose', [sums], `${place}/Transpose_4_output_0`, [
    intsAttribute('perm', [0, 2, 1, 3]),
  ]);
  const flat = graph.add('Reshape', [joined, graph.ints([0, 0, width])], `${place}/Reshape_3_output_0`);
  return graph.linear(flat, `${name}.out_proj`, [width, width], `${place}/out_proj`);
}

/** The two layers behind an attention, with what goes past them. */
export function feedForward(
  graph: PlainGraph,
  input: string,
  layer: { readonly name: string; readonly place: string; readonly width: number; readonly inner: number },
): string {
  const { name, place, width, inner } = layer;
  const normal = graph.layerNorm(input, `${name}.final_layer_norm`, width, `${place}/final_layer_norm`);
  const wide = graph.linear(normal, `${name}.fc1`, [inner, width], `${place}/fc1`);
  const bent = graph.gelu(wide, `${place}/activation`);
  const narrow = graph.linear(bent, `${name}.fc2`, [width, inner], `${place}/fc2`);
  return graph.add('Add', [input, narrow], `${place}/Add_2_output_0`);
}
