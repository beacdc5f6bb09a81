import { extractCross } from '../../graph/cross-graph.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { pruneTo } from '../../graph/graph-index.ts';
import { freeSizes } from '../../graph/graph.ts';
import type { OnnxGraph } from '../../graph/graph.ts';
import {
  finishRewrite,
  readDecoder,
  singlePrecision,
  unlessUnusual,
  widenEncoder,
} from '../../graph/rewrite-file.ts';
import type { ModelFiles } from '../../model-folder/model-files.ts';
import type { RewrittenGraph } from '../../graph/rewritten-graph.ts';

export interface GraphToOpen {
  readonly path: string;
  /** Undefined: the file's own graph. */
  readonly rewritten: RewrittenGraph | undefined;
}

/**
 * [Note: Two graphs of the translation decoder]
 * The merged decoder holds its weights once, but passes the whole cache through a choice at each step, and files of
 * half precision exchange what onnxruntime-node cannot. So the branch with a past runs alone, from an empty cache on,
 * and of the other branch only the part that turns the encoder's output into keys and values. Graphs that are built in
 * another way run as exported.
 */
export interface TranslationGraphs {
  readonly encoder: GraphToOpen;
  /** `cross`: gives the encoder's keys and values; `first`: runs the first token as well. */
  readonly begin: GraphToOpen & { readonly gives: 'cross' | 'first' };
  readonly step: GraphToOpen;
}

/** Nothing is added that needs a newer one. */
const minOpset = 9;

export function prepareGraphs(files: ModelFiles, layers: number): TranslationGraphs {
  const wide = widenEncoder(files.encoder, minOpset);
  const encoder = wide ? { path: wide.path, rewritten: wide.graph } : asExported(files.encoder);
  const own = unlessUnusual(() => separateDecoder(files, layers));
  return own ? { encoder, ...own } : { encoder, ...exportedDecoder(files) };
}

function separateDecoder(files: ModelFiles, layers: number): Omit<TranslationGraphs, 'encoder'> {
  const { first, next } = readDecoder(files, minOpset);
  const cross = finishRewrite(first, 'cross', extractCross(singlePrecision(first.model.graph), layers));
  const step = finishRewrite(next, 'step', stepGraph(singlePrecision(next.model.graph), layers));
  return {
    begin: { path: cross.path, rewritten: cross.graph, gives: 'cross' },
    step: { path: step.path, rewritten: step.graph },
  };
}

/** One token a row: logits and the grown cache. */
function stepGraph(graph: OnnxGraph, layers: number): OnnxGraph {
  const own = graph.outputs.filter(({ name }) => /^present\.\d+\.decoder\.(key|value)$/.test(name));
  const logits = graph.outputs.filter(({ name }) => name === 'logits');
  if (own.length !== 2 * layers || logits.length !== 1)
    throw new GraphError('the decoder lacks outputs of its cache');
  const outputs = [...logits.map((value) => ({ ...value, shape: undefined })), ...own];
  const pruned = pruneTo(graph, outputs);
  const free = (values: OnnxGraph['inputs']) =>
    values.map((value) =>
      isCache(value.name)
        ? { ...value, shape: freeSizes(value.shape, [0, 2]) }
        : { ...value, shape: freeSizes(value.shape, [0, 1]) },
    );
  return { ...pruned, inputs: free(pruned.inputs), outputs: [...outputs.slice(0, 1), ...free(own)] };
}

function isCache(name: string): boolean {
  return /^(past_key_values|present)\./.test(name);
}

function exportedDecoder({
  merged,
  first,
  withPast,
  encoder,
}: ModelFiles): Omit<TranslationGraphs, 'encoder'> {
  const begin = first ?? merged ?? encoder;
  return {
    begin: { ...asExported(merged ?? begin), gives: 'first' },
    step: asExported(withPast ?? merged ?? begin),
  };
}

function asExported(path: string): GraphToOpen {
  return { path, rewritten: undefined };
}
