import { dataTypes } from '../../../../graph/graph.ts';
import type { OnnxGraph, OnnxValue } from '../../../../graph/graph.ts';
import { intAttribute } from '../../../../graph/write-graph.ts';
import { cacheParts, crossCache, selfCache } from '../../graph/step-inputs.ts';
import type { CachePart } from '../../graph/step-inputs.ts';
import type { WhisperShape } from '../whisper-shape.ts';
import { attend, feedForward, keysOrValues, queries } from './attention.ts';
import type { AttentionPlace } from './attention.ts';
import { PlainGraph } from './plain-graph.ts';
import type { FindWeight } from './plain-graph.ts';

/** `first`: from the encoder's output and no past. `next`: one token a row, with the past given. */
export type DecoderPart = 'first' | 'next';

/** Hides what comes later; far below any product, and still finite. */
const hidden = -1e9;

interface Context {
  readonly graph: PlainGraph;
  readonly shape: WhisperShape;
  readonly part: DecoderPart;
  readonly mask: string | undefined;
}

/** One half of Whisper's decoder as the hub's exports split it; names of inputs and outputs are theirs. */
export function decoderGraph(shape: WhisperShape, part: DecoderPart, find: FindWeight): OnnxGraph {
  const graph = new PlainGraph(find);
  const { embedded, mask } = embedTokens(graph, shape, part);
  const context: Context = { graph, shape, part, mask };
  let state = embedded;
  for (let layer = 0; layer < shape.decoderLayers; layer++) state = decoderLayer(context, state, layer);
  const last = graph.layerNorm(state, 'decoder.layer_norm', shape.width, '/decoder/layer_norm');
  const table = graph.transposed('decoder.embed_tokens.weight', [shape.vocabularySize, shape.width]);
  graph.add('MatMul', [last, table], 'logits');
  return graph.finish(inputsOf(shape, part), outputsOf(shape, part));
}

function embedTokens(
  graph: PlainGraph,
  shape: WhisperShape,
  part: DecoderPart,
): { readonly embedded: string; readonly mask: string | undefined } {
  const { vocabularySize, width, positions } = shape;
  const sizes = graph.add('Shape', ['input_ids'], '/decoder/Shape_output_0');
  const length = graph.add('Gather', [sizes, graph.ints([1])], '/decoder/Gather_output_0');
  const tokens = graph.add(
    'Gather',
    [graph.weight('decoder.embed_tokens.weight', [vocabularySize, width]), 'input_ids'],
    '/decoder/embed_tokens/Gather_output_0',
  );
  const start = part === 'first' ? graph.ints([0]) : pastLength(graph);
  const end = graph.add('Add', [start, length], '/decoder/Add_output_0');
  const table = graph.weight('decoder.embed_positions.weight', [positions, width]);
  const slice = [table, start, end, graph.ints([0])];
  const places = graph.add('Slice', slice, '/decoder/embed_positions/Slice_output_0');
  return {
    embedded: graph.add('Add', [tokens, places], '/decoder/Add_1_output_0'),
    mask: part === 'first' ? causalMask(graph, length) : undefined,
  };
}

function pastLength(graph: PlainGraph): string {
  const sizes = graph.add('Shape', [selfCache(0, 'key', 'past_key_values')], '/decoder/Shape_1_output_0');
  return graph.add('Gather', [sizes, graph.ints([2])], '/decoder/Gather_1_output_0');
}

/** `[length, length]`: hides what lies above the diagonal. */
function causalMask(graph: PlainGraph, length: string): string {
  const square = graph.add('Concat', [length, length], '/decoder/Concat_output_0', [intAttribute('axis', 0)]);
  const full = graph.add('Expand', [graph.number(hidden), square], '/decoder/Expand_output_0');
  return graph.add('Trilu', [full, graph.index(1)], '/decoder/Trilu_output_0', [intAttribute('upper', 1)]);
}

function decoderLayer(context: Context, input: string, layer: number): string {
  const { graph, shape } = context;
  const { width, decoderHeads: heads, decoderInner: inner } = shape;
  const name = `decoder.layers.${String(layer)}`;
  const place = `/decoder/layers.${String(layer)}`;
  const own = { name: `${name}.self_attn`, place: `${place}/self_attn`, width, heads };
  const cross = { name: `${name}.encoder_attn`, place: `${place}/encoder_attn`, width, heads };
  const normal = graph.layerNorm(
    input,
    `${name}.self_attn_layer_norm`,
    width,
    `${place}/self_attn_layer_norm`,
  );
  const attended = attendToTokens(context, normal, layer, own);
  const passed = graph.add('Add', [input, attended], `${place}/Add_output_0`);
  const prepared = graph.layerNorm(
    passed,
    `${name}.encoder_attn_layer_norm`,
    width,
    `${place}/encoder_attn_layer_norm`,
  );
  const heard = attendToSound(context, prepared, layer, cross);
  const joined = graph.add('Add', [passed, heard], `${place}/Add_1_output_0`);
  return feedForward(graph, joined, { name, place, width, inner });
}

function attendToTokens(
  { graph, part, mask }: Context,
  input: string,
  layer: number,
  at: AttentionPlace,
): string {
  const query = queries(graph, input, at);
  const [key = '', value = ''] = cacheParts.map((which) => {
    const present = selfCache(layer, which, 'present');
    if (part === 'first') return keysOrValues(graph, input, at, which, present);
    const added = keysOrValues(graph, input, at, which);
    const past = selfCache(layer, which, 'past_key_values');
    return graph.add('Concat', [past, added], present, [intAttribute('axis', 2)]);
  });
  return attend(graph, { query, key, value, mask }, at);
}

function attendToSound({ graph, part }: Context, input: string, layer: number, at: AttentionPlace): string {
  const query = queries(graph, input, at);
  const [key = '', value = ''] = cacheParts.map((which) =>
    part === 'next'
      ? crossCache(layer, which, 'past_key_values')
      : keysOrValues(graph, 'encoder_hidden_states', at, which, crossCache(layer, which, 'present')),
  );
  return attend(graph, { query, key, value }, at);
}

function inputsOf(shape: WhisperShape, part: DecoderPart): readonly OnnxValue[] {
  const tokens: OnnxValue = { name: 'input_ids', dataType: dataTypes.int64, shape: [undefined, undefined] };
  const sound: OnnxValue = {
    name: 'encoder_hidden_states',
    dataType: dataTypes.float32,
    shape: [undefined, undefined, shape.width],
  };
  if (part === 'first') return [tokens, sound];
  return [tokens, ...cacheValues(shape, 'past_key_values', [selfCache, crossCache])];
}

function outputsOf(shape: WhisperShape, part: DecoderPart): readonly OnnxValue[] {
  const { vocabularySize } = shape;
  const logits: OnnxValue = {
    name: 'logits',
    dataType: dataTypes.float32,
    shape: [undefined, undefined, vocabularySize],
  };
  return [logits, ...cacheValues(shape, 'present', part === 'first' ? [selfCache, crossCache] : [selfCache])];
}

function cacheValues(
  { decoderLayers, decoderHeads, width }: WhisperShape,
  direction: 'past_key_values' | 'present',
  kinds: readonly ((layer: number, part: CachePart, direction: 'past_key_values' | 'present') => string)[],
): readonly OnnxValue[] {
  const shape = [undefined, decoderHeads, undefined, width / decoderHeads];
  return Array.from({ length: decoderLayers }, (_, layer) =>
    kinds.flatMap((nameOf) =>
      cacheParts.map((part) => ({
        name: nameOf(layer, part, direction),
        dataType: dataTypes.float32,
        shape,
      })),
    ),
  ).flat();
}
