import type { RewrittenGraph } from './rewritten-graph.ts';
import { extractBranch } from './extract-branch.ts';
import { GraphError } from './graph-error.ts';
import type { OnnxGraph, OnnxModel } from './graph.ts';
import { readModel } from './read-graph.ts';
import { weightBytes } from './weight-bytes.ts';
import { hasHalfPrecision, widenGraph } from './widen-graph.ts';
import { writeModel } from './write-graph.ts';

/** A graph that was made from a file, and the file that still holds its weights. */
export interface RewrittenFile {
  readonly path: string;
  /** As it was written into `graph`; its large weights lie in the folder of `path`. */
  readonly model: OnnxModel;
  readonly graph: RewrittenGraph;
}

interface ReadFile {
  readonly path: string;
  readonly model: OnnxModel;
}

/** The files that a decoder was exported to: one with both branches, or two. */
export interface DecoderFiles {
  readonly merged: string | undefined;
  readonly first: string | undefined;
  readonly withPast: string | undefined;
}

/** The graphs without and with past; throws GraphError for what is not understood. */
export function readDecoder(
  files: DecoderFiles,
  minOpset: number,
): { readonly first: ReadFile; readonly next: ReadFile } {
  return {
    first:
      files.merged === undefined
        ? readPlain(files.first, minOpset)
        : readBranch(files.merged, 'else_branch', minOpset),
    next:
      files.withPast === undefined
        ? readBranch(files.merged, 'then_branch', minOpset)
        : readPlain(files.withPast, minOpset),
  };
}

/** The encoder in single precision, when its file is of half precision; else undefined. */
export function widenEncoder(path: string, minOpset: number): RewrittenFile | undefined {
  return unlessUnusual(() => {
    const read = readPlain(path, minOpset);
    const { graph } = read.model;
    return hasHalfPrecision(graph) ? finishRewrite(read, 'encoder', widenGraph(graph)) : undefined;
  });
}

/** The encoder as it is written when nothing of it is changed; undefined for what is not understood. */
export function readEncoder(path: string, minOpset: number): RewrittenFile | undefined {
  return unlessUnusual(() => {
    const read = readPlain(path, minOpset);
    return finishRewrite(read, 'encoder', read.model.graph);
  });
}

/** Undefined where the rewriting met something that it does not understand. */
export function unlessUnusual<Result>(rewrite: () => Result): Result | undefined {
  try {
    return rewrite();
  } catch (error) {
    if (error instanceof GraphError) return undefined;
    throw error;
  }
}

export function readPlain(path: string | undefined, minOpset: number): ReadFile {
  if (path === undefined) throw new GraphError('the file is not there');
  const model = readModel(path);
  if (model.opset < minOpset) throw new GraphError(`the graph uses opset ${String(model.opset)}`);
  return { path, model };
}

function readBranch(
  path: string | undefined,
  branch: 'then_branch' | 'else_branch',
  minOpset: number,
): ReadFile {
  const { model, path: file } = readPlain(path, minOpset);
  return { path: file, model: { ...model, graph: extractBranch(model.graph, branch) } };
}

export function singlePrecision(graph: OnnxGraph): OnnxGraph {
  return hasHalfPrecision(graph) ? widenGraph(graph) : graph;
}

export function finishRewrite({ path, model }: ReadFile, name: string, graph: OnnxGraph): RewrittenFile {
  const rewritten = { ...model, graph };
  return {
    path,
    model: rewritten,
    graph: { name, bytes: writeModel(rewritten), weightBytes: weightBytes(graph) },
  };
}
