import { extractBranch } from '../../graph/extract-branch.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { OnnxGraph, OnnxModel } from '../../graph/graph.ts';
import { readModel } from '../../graph/read-graph.ts';
import { weightBytes } from '../../graph/weight-bytes.ts';
import { writeModel } from '../../graph/write-graph.ts';
import type { SessionRequest } from '../../sessions/session-pool.ts';
import { extractCross } from '../graph/cross-graph.ts';
import { rewriteStep } from '../graph/step-graph.ts';
import type { StepGraphSettings } from '../graph/step-graph.ts';
import { hasHalfPrecision, widenGraph } from '../graph/widen-graph.ts';
import type { ModelFiles } from '../model/model-files.ts';

export type RewrittenGraph = NonNullable<SessionRequest['rewritten']>;

/** A graph that was made from a file, and the file that still holds its weights. */
export interface RewrittenFile {
  readonly path: string;
  readonly graph: RewrittenGraph;
}

export interface RewrittenDecoder {
  readonly cross: RewrittenFile;
  readonly step: RewrittenFile;
  readonly cache: StepGraphSettings['cache'];
  /** The step's bias has a line for every head. */
  readonly flatHeads: boolean;
}

/** Slice with inputs, ScatterND, and GatherND with batch dimensions. */
const oldestOpset = 12;

/** Makes the two graphs in memory; nothing is written. Undefined when the export is not understood. */
export function rewriteDecoder(files: ModelFiles, settings: StepGraphSettings): RewrittenDecoder | undefined {
  return unlessUnusual(() => {
    const first =
      files.merged === undefined ? readPlain(files.first) : readBranch(files.merged, 'else_branch');
    const next =
      files.withPast === undefined ? readBranch(files.merged, 'then_branch') : readPlain(files.withPast);
    const { cache } = settings;
    const { graph, flatHeads } = rewriteStep(singlePrecision(next.model.graph), settings);
    return {
      cross: finish(first, 'cross', extractCross(singlePrecision(first.model.graph), settings.layers)),
      step: finish(next, `step with its cache in ${cache}`, graph),
      cache,
      flatHeads,
    };
  });
}

/** The encoder in single precision, when its file is of half precision; else undefined. */
export function widenEncoder(path: string): RewrittenFile | undefined {
  return unlessUnusual(() => {
    const read = readPlain(path);
    const { graph } = read.model;
    return hasHalfPrecision(graph) ? finish(read, 'encoder', widenGraph(graph)) : undefined;
  });
}

function unlessUnusual<Result>(rewrite: () => Result): Result | undefined {
  try {
    return rewrite();
  } catch (error) {
    if (error instanceof GraphError) return undefined;
    throw error;
  }
}

interface ReadFile {
  readonly path: string;
  readonly model: OnnxModel;
}

function readPlain(path: string | undefined): ReadFile {
  if (path === undefined) throw new GraphError('the file is not there');
  const model = readModel(path);
  if (model.opset < oldestOpset) throw new GraphError(`the graph uses opset ${String(model.opset)}`);
  return { path, model };
}

function readBranch(path: string | undefined, branch: 'then_branch' | 'else_branch'): ReadFile {
  const { model, path: file } = readPlain(path);
  return { path: file, model: { ...model, graph: extractBranch(model.graph, branch) } };
}

function singlePrecision(graph: OnnxGraph): OnnxGraph {
  return hasHalfPrecision(graph) ? widenGraph(graph) : graph;
}

function finish({ path, model }: ReadFile, name: string, graph: OnnxGraph): RewrittenFile {
  return {
    path,
    graph: { name, bytes: writeModel({ ...model, graph }), weightBytes: weightBytes(graph) },
  };
}
