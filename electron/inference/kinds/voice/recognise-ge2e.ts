import { join } from 'node:path';
import { readModel } from '../../graph/read-graph.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { OnnxGraph } from '../../graph/graph.ts';
import { ge2eMelBins } from './processing/ge2e-ear.ts';

/** `model_type` of a config.json that we write; the publisher's own files have none. */
export const ge2eModelType = 'ge2e-voice-encoder';

/** Whether the graph is Resemblyzer's encoder: 40 bands of any number of frames go in, one vector comes out. */
export function isGe2eGraph({ inputs, outputs }: Pick<OnnxGraph, 'inputs' | 'outputs'>): boolean {
  const [features, ...others] = inputs;
  return (
    others.length === 0 &&
    features?.name === 'input_features' &&
    features.shape?.length === 3 &&
    features.shape[2] === ge2eMelBins &&
    outputs.some(({ name, shape }) => name === 'embeddings' && shape?.length === 2)
  );
}

/** A folder without config.json, which is how the encoder comes. */
export function isGe2eFolder(folder: string): boolean {
  try {
    return isGe2eGraph(readModel(join(folder, 'onnx', 'model.onnx')).graph);
  } catch (error) {
    if (error instanceof GraphError || (error instanceof Error && 'syscall' in error)) return false;
    throw error;
  }
}
