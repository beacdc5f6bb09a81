import { floatBytes } from './weight-table.ts';
import type { StoredTensor, WeightTable } from './weight-table.ts';
import { damagedWeights } from '../../../model-folder/damaged-weights.ts';
import { notWhisperWeights, quantisedWeights } from './weights-failure.ts';

/** Sizes of a Whisper model, as its weights tell them. */
export interface WhisperShape {
  readonly melBins: number;
  /** Frames of the encoder's output for a whole window, and positions of the decoder. */
  readonly frames: number;
  readonly positions: number;
  readonly width: number;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  readonly encoderHeads: number;
  readonly decoderHeads: number;
  readonly encoderInner: number;
  readonly decoderInner: number;
  readonly vocabularySize: number;
}

/** Of every published Whisper: 384 with 6 heads up to 1280 with 20. */
const headWidth = 64;
const maxima: WhisperShape = {
  ...{ melBins: 512, frames: 15_000, positions: 8192, width: 16_384 },
  ...{ encoderLayers: 256, decoderLayers: 256, encoderHeads: 256, decoderHeads: 256 },
  ...{ encoderInner: 65_536, decoderInner: 65_536, vocabularySize: 1_000_000 },
};

/** Reads the sizes; every tensor is checked against them when the graphs are made. */
export function readWhisperShape(table: WeightTable): WhisperShape {
  const dims = (name: string): readonly number[] => plainTensor(table, name).dims;
  const [width = 0, melBins = 0] = dims('encoder.conv1.weight');
  const [vocabularySize = 0] = dims('decoder.embed_tokens.weight');
  const heads = table.heads ?? { encoder: width / headWidth, decoder: width / headWidth };
  const shape: WhisperShape = {
    melBins,
    frames: dims('encoder.embed_positions.weight')[0] ?? 0,
    positions: dims('decoder.embed_positions.weight')[0] ?? 0,
    width,
    encoderLayers: countLayers(table, 'encoder'),
    decoderLayers: countLayers(table, 'decoder'),
    encoderHeads: heads.encoder,
    decoderHeads: heads.decoder,
    encoderInner: dims('encoder.layers.0.fc1.weight')[0] ?? 0,
    decoderInner: dims('decoder.layers.0.fc1.weight')[0] ?? 0,
    vocabularySize,
  };
  requireSensible(table, shape);
  return shape;
}

function plainTensor(table: WeightTable, name: string): StoredTensor {
  const path = table.files[0] ?? '';
  const tensor = table.find(name);
  if (!tensor) throw notWhisperWeights(path);
  if (typeof tensor.type === 'object') throw quantisedWeights(path, table.format, tensor.type.quantised);
  if (tensor.length % floatBytes[tensor.type] !== 0) throw damagedWeights(path, 'shape', name);
  return tensor;
}

function countLayers(table: WeightTable, side: 'encoder' | 'decoder'): number {
  let layers = 0;
  while (layers <= 256 && table.find(`${side}.layers.${String(layers)}.fc1.weight`) !== undefined) layers++;
  return layers;
}

function requireSensible(table: WeightTable, shape: WhisperShape): void {
  const sizes = Object.entries(shape) as readonly [keyof WhisperShape, number][];
  const inside = sizes.every(([name, size]) => Number.isInteger(size) && size >= 1 && size <= maxima[name]);
  const divided = shape.width % shape.encoderHeads === 0 && shape.width % shape.decoderHeads === 0;
  if (!inside || !divided) throw damagedWeights(table.files[0] ?? '', 'shape');
}
