import { SidecutError } from '../../../core/errors.ts';
import type { ExecutionProvider } from '../../../core/devices.ts';
import type { LoadModelInput } from '../loading.ts';
import { findGraph, graphSuffixes } from './graph-files.ts';
import type { Precision } from './graph-files.ts';

/** The ONNX files of one folder that will be opened. */
export interface ModelFiles {
  readonly precision: Precision;
  readonly encoder: string;
  /** Both branches in one graph; used for the first step, and for all steps where nothing better is there. */
  readonly merged: string | undefined;
  /** Without past: computes the keys and values of the encoder's output. */
  readonly first: string | undefined;
  /** With past; takes the encoder's keys and values as inputs only. */
  readonly withPast: string | undefined;
}

/** Half precision is widened when it is loaded and is then as fast and nearly as exact as full size. */
const preferenceOnCpu: readonly Precision[] = ['fp32', 'fp16', 'int8', 'q4', 'q4f16'];
/** Dynamic quantisation to bytes has no kernels on graphics cards. */
const preferenceOnDevice: readonly Precision[] = ['fp32', 'fp16', 'q4', 'q4f16', 'int8'];

/** Finds the files for the precision asked for, or the best that is whole. */
export async function findModelFiles(
  folder: string,
  asked: NonNullable<LoadModelInput['precision']>,
  provider: ExecutionProvider,
): Promise<ModelFiles> {
  const preference = provider === 'cpu' ? preferenceOnCpu : preferenceOnDevice;
  const order = asked === 'auto' ? preference : asked === 'q4' ? (['q4', 'q4f16'] as const) : [asked];
  const missing: string[] = [];
  for (const precision of order) {
    for (const suffix of graphSuffixes[precision]) {
      const found = await findVariant(folder, precision, suffix);
      if (found.files) return found.files;
      // Of several variants, one that is there in part tells the user more than one that is not there at all.
      if (found.partly) missing.unshift(found.missing);
      else missing.push(found.missing);
    }
  }
  const file = missing[0] ?? 'onnx/encoder_model.onnx';
  throw new SidecutError('model-missing-file', { reason: 'not-in-folder', folder, file });
}

interface Variant {
  readonly files?: ModelFiles;
  readonly missing: string;
  readonly partly: boolean;
}

async function findVariant(folder: string, precision: Precision, suffix: string): Promise<Variant> {
  const find = (name: string) => findGraph(folder, `${name}${suffix}.onnx`);
  const [encoder, merged, first, withPast] = await Promise.all([
    find('encoder_model'),
    find('decoder_model_merged'),
    find('decoder_model'),
    find('decoder_with_past_model'),
  ]);
  const decoderComplete = merged !== undefined || (first !== undefined && withPast !== undefined);
  if (encoder !== undefined && decoderComplete) {
    return { files: { precision, encoder, merged, first, withPast }, missing: '', partly: true };
  }
  const name = encoder === undefined ? 'encoder_model' : 'decoder_model_merged';
  const partly = [encoder, merged, first, withPast].some((path) => path !== undefined);
  return { missing: `onnx/${name}${suffix}.onnx`, partly };
}
