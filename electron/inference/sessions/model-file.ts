import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { GraphError } from '../graph/graph-error.ts';
import { readModel } from '../graph/read-graph.ts';
import { weightBytes } from '../graph/weight-bytes.ts';

export interface ModelFile {
  /** Changes when the file is replaced. */
  readonly version: string;
  /** What a session of this model is reckoned to occupy. */
  readonly estimateBytes: number;
}

/**
 * Memory of a session by size of its weights. Measured with onnxruntime-node 1.30 on Linux, 192 MiB of fp32
 * matrices, 2 threads: 1.30 times the file with prepacked weights (the default), 1.15 with external data; the
 * rest is room for activations. On a graphics card the same amount is taken there.
 */
const memoryPerWeightByte = 1.5;
/** What even the smallest session takes: its arena and threads. */
const minSessionBytes = 8 * 1024 ** 2;

export async function describeModelFile(path: string): Promise<ModelFile> {
  const info = await stat(path).catch((cause: unknown) => {
    throw missing(path, cause);
  });
  if (!info.isFile()) throw missing(path);
  const weightBytes = info.size + (await externalDataBytes(path));
  return {
    version: `${info.size}-${info.mtimeMs}`,
    estimateBytes: estimateSession(weightBytes),
  };
}

export function estimateSession(weightBytes: number): number {
  return minSessionBytes + Math.round(weightBytes * memoryPerWeightByte);
}

/** Weights beside the graph: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`. */
async function externalDataBytes(path: string): Promise<number> {
  const folder = dirname(path);
  const name = basename(path);
  const siblings = await readdir(folder);
  const data = siblings.filter(
    (sibling) => /^[._]data/.test(sibling.slice(name.length)) && sibling.startsWith(name),
  );
  if (data.length === 0 && siblings.some((sibling) => sharedWeights.test(sibling)))
    return referredBytes(path);
  const sizes = await Promise.all(data.map(async (sibling) => (await stat(join(folder, sibling))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Weights of another program that several graphs share: each reads a part of them. */
const sharedWeights = /^weights(_\d+)?\.data$/;

function referredBytes(path: string): number {
  try {
    return weightBytes(readModel(path).graph);
  } catch (error) {
    // ONNX Runtime says what is wrong with such a file.
    if (error instanceof GraphError) return 0;
    throw error;
  }
}

function missing(path: string, cause?: unknown): SidecutError {
  return new SidecutError('model-missing-file', { reason: 'not-there', path }, { cause });
}
