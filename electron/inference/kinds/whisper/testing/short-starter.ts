import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OnnxTensor } from '../../../graph/graph.ts';
import { readModel } from '../../../graph/read-graph.ts';
import { writeModel } from '../../../graph/write-graph.ts';
import { starterFolder } from './starter.ts';

const positionsPerSecond = 50;
const positionTable = 'model.encoder.embed_positions.weight';

/**
 * The shipped model with windows of `seconds` (whole, below 10), whose encoder has that much less to compute: written
 * into `folder`, which must not be there yet.
 */
export function writeShortStarter(folder: string, seconds: number): void {
  cpSync(starterFolder, folder, { recursive: true });
  rmSync(join(folder, 'sidecut-lock.json'));
  const positions = positionsPerSecond * seconds;
  change(join(folder, 'config.json'), { max_source_positions: positions });
  change(join(folder, 'preprocessor_config.json'), {
    ...{ chunk_length: seconds, n_samples: 16_000 * seconds, nb_max_frames: 2 * positions },
  });
  const path = join(folder, 'onnx', 'encoder_model.onnx');
  const weights = 'encoder_weights';
  const model = readModel(path);
  renameSync(path, join(folder, 'onnx', weights));
  const initializers = new Map<string, OnnxTensor>();
  for (const [name, tensor] of model.graph.initializers) {
    const short = name === positionTable ? firstRows(tensor, positions) : tensor;
    const { content } = short;
    initializers.set(
      name,
      content.kind === 'file' ? { ...short, content: { ...content, file: weights } } : short,
    );
  }
  writeFileSync(path, writeModel({ ...model, graph: { ...model.graph, initializers } }));
}

function firstRows(tensor: OnnxTensor, rows: number): OnnxTensor {
  const { content, dims } = tensor;
  const [all = 0, width = 0] = dims;
  if (content.kind !== 'file' || content.length === undefined) throw new Error('no table of weights');
  const length = (content.length / all) * rows;
  return { ...tensor, dims: [rows, width], content: { ...content, length } };
}

function change(path: string, changed: Readonly<Record<string, number>>): void {
  const content = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
  writeFileSync(path, JSON.stringify({ ...content, ...changed }));
}
