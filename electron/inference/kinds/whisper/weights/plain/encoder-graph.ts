import { dataTypes } from '../../../../graph/graph.ts';
import type { OnnxGraph } from '../../../../graph/graph.ts';
import { intsAttribute } from '../../../../graph/write-graph.ts';
import type { WhisperShape } from '../whisper-shape.ts';
import { attend, feedForward, keysOrValues, queries } from './attention.ts';
import { PlainGraph } from './plain-graph.ts';
import type { FindWeight } from './plain-graph.ts';

/**
 * Whisper's encoder (Radford et al. 2022; the same arithmetic as the hub's export): `input_features`
 * `[rows, mels, 2 · frames]` to `last_hidden_state` `[rows, frames, width]`. It takes fewer frames too.
 */
export function encoderGraph(shape: WhisperShape, find: FindWeight): OnnxGraph {
  const graph = new PlainGraph(find);
  let hidden = embedSound(graph, shape);
  for (let layer = 0; layer < shape.encoderLayers; layer++)
    hidden = encoderLayer(graph, hidden, layer, shape);
  const last = graph.layerNorm(hidden, 'encoder.layer_norm', shape.width, '/encoder/layer_norm');
  graph.add('Identity', [last], 'last_hidden_state');
  const float32 = dataTypes.float32;
  return graph.finish(
    [{ name: 'input_features', dataType: float32, shape: [undefined, shape.melBins, undefined] }],
    [{ name: 'last_hidden_state', dataType: float32, shape: [undefined, undefined, shape.width] }],
  );
}

function embedSound(graph: PlainGraph, { melBins, width, frames }: WhisperShape): string {
  const first = convolve(graph, 'input_features', 'conv1', [width, melBins, 3], 1);
  const second = convolve(graph, first, 'conv2', [width, width, 3], 2);
  const turned = graph.add('Transpose', [second], '/encoder/Transpose_output_0', [
    intsAttribute('perm', [0, 2, 1]),
  ]);
  const sizes = graph.add('Shape', [turned], '/encoder/Shape_output_0');
  const length = graph.add('Gather', [sizes, graph.ints([1])], '/encoder/Gather_output_0');
  const table = graph.weight('encoder.embed_positions.weight', [frames, width]);
  const slice = [table, graph.ints([0]), length, graph.ints([0])];
  const positions = graph.add('Slice', slice, '/encoder/Slice_output_0');
  return graph.add('Add', [turned, positions], '/encoder/Add_2_output_0');
}

function convolve(
  graph: PlainGraph,
  input: string,
  name: string,
  dims: readonly [number, number, number],
  stride: number,
): string {
  const weight = graph.weight(`encoder.${name}.weight`, dims);
  const bias = graph.weight(`encoder.${name}.bias`, [dims[0]]);
  const output = graph.add('Conv', [input, weight, bias], `/encoder/${name}/Conv_output_0`, [
    intsAttribute('kernel_shape', [dims[2]]),
    intsAttribute('pads', [1, 1]),
    intsAttribute('strides', [stride]),
  ]);
  return graph.gelu(output, `/encoder/${name}`);
}

function encoderLayer(graph: PlainGraph, input: string, layer: number, shape: WhisperShape): string {
  const { width, encoderHeads: heads, encoderInner: inner } = shape;
  const name = `encoder.layers.${String(layer)}`;
  const place = `/encoder/layers.${String(layer)}`;
  const at = { name: `${name}.self_attn`, place: `${place}/self_attn`, width, heads };
  const normal = graph.layerNorm(
    input,
    `${name}.self_attn_layer_norm`,
    width,
    `${place}/self_attn_layer_norm`,
  );
  const query = queries(graph, normal, at);
  const key = keysOrValues(graph, normal, at, 'key');
  const value = keysOrValues(graph, normal, at, 'value');
  const attended = attend(graph, { query, key, value }, at);
  const passed = graph.add('Add', [input, attended], `${place}/Add_output_0`);
  return feedForward(graph, passed, { name, place, width, inner });
}
