import { dataTypes } from '../graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor, TensorContent } from '../graph.ts';

/** A weight that lies in a file, and how the graph turns it before it is used. */
export interface StoredWeight {
  readonly file: Extract<TensorContent, { kind: 'file' }>;
  /** As stored. */
  readonly dims: readonly number[];
  readonly dataType: WeightType;
  /** The graph uses the matrix with rows and columns exchanged. */
  readonly transposed: boolean;
}

export type WeightType = typeof dataTypes.float32 | typeof dataTypes.float16;

const bytesPerWeight: Readonly<Record<WeightType, number>> = {
  [dataTypes.float32]: 4,
  [dataTypes.float16]: 2,
};

export function countOf(dims: readonly number[]): number {
  return dims.reduce((product, size) => product * size, 1);
}

export function storedBytes({ dims, dataType }: StoredWeight): number {
  return countOf(dims) * bytesPerWeight[dataType];
}

/** Rows and columns as the graph sees them; undefined for what is no matrix. */
export function matrixShape({ dims, transposed }: StoredWeight): readonly [number, number] | undefined {
  const [first, second, ...more] = dims;
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  return transposed ? [second, first] : [first, second];
}

/**
 * Every value that is a weight of the file or comes of one by nothing but a cast or a transposition, by name. The nodes
 * must stand in the order in which they run.
 */
export function findStoredWeights({
  nodes,
  initializers,
}: Pick<OnnxGraph, 'nodes' | 'initializers'>): ReadonlyMap<string, StoredWeight> {
  const found = new Map<string, StoredWeight>();
  for (const [name, tensor] of initializers) {
    const stored = storedWeight(tensor);
    if (stored) found.set(name, stored);
  }
  for (const node of nodes) {
    const before = found.get(node.inputs[0] ?? '');
    const after = before && node.domain === '' ? turnedBy(node, before) : undefined;
    const [name] = node.outputs;
    if (after && name !== undefined) found.set(name, after);
  }
  return found;
}

function storedWeight({ content, dims, dataType }: OnnxTensor): StoredWeight | undefined {
  if (content.kind !== 'file') return undefined;
  if (dataType !== dataTypes.float32 && dataType !== dataTypes.float16) return undefined;
  return { file: content, dims, dataType, transposed: false };
}

function turnedBy(node: OnnxNode, weight: StoredWeight): StoredWeight | undefined {
  switch (node.operator) {
    case 'Identity':
      return weight;
    case 'Cast':
      // Wider or as wide: a weight that is made narrower would lose digits that are kept here.
      return node.attributes.some(({ name, int }) => name === 'to' && int === dataTypes.float32)
        ? weight
        : undefined;
    case 'Transpose': {
      const order = node.attributes.find(({ name }) => name === 'perm')?.ints ?? [1, 0];
      const exchanges = weight.dims.length === 2 && order.length === 2 && order[0] === 1;
      return exchanges ? { ...weight, transposed: !weight.transposed } : undefined;
    }
    default:
      return undefined;
  }
}
