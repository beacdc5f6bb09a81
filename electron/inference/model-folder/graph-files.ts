import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { ExecutionProvider } from '../../../core/devices.ts';
import type { LoadRequest } from '../loading.ts';

export type Precision = 'fp32' | 'fp16' | 'int8' | 'q4' | 'q4f16';

/** File name endings of the exporters in use (Optimum, transformers.js). */
export const graphSuffixes: Readonly<Record<Precision, readonly string[]>> = {
  fp32: [''],
  fp16: ['_fp16'],
  int8: ['_int8', '_quantized', '_uint8'],
  q4: ['_q4'],
  q4f16: ['_q4f16'],
};

/** Exporters put the graphs in `onnx/`; older ones beside config.json. */
export async function findGraph(folder: string, name: string): Promise<string | undefined> {
  for (const path of [join(folder, 'onnx', name), join(folder, name)]) {
    const exists = await access(path).then(
      () => true,
      () => false,
    );
    if (exists) return path;
  }
  return undefined;
}

/** Half precision has no kernels on the processor: ONNX Runtime casts around every operator. */
const preferenceOnCpu: readonly Precision[] = ['fp32', 'int8', 'fp16', 'q4', 'q4f16'];
/** Dynamic quantisation to bytes has no kernels on graphics cards. */
const preferenceOnDevice: readonly Precision[] = ['fp32', 'fp16', 'q4', 'q4f16', 'int8'];

export interface GraphFiles {
  readonly precision: Precision;
  /** In the order of the names asked for. */
  readonly paths: readonly string[];
}

/** Finds the graphs (`model`, `vision_model`) in the precision asked for, or in the best that has them all. */
export async function findGraphs(
  { folder, precision: asked }: LoadRequest,
  names: readonly string[],
  provider: ExecutionProvider,
): Promise<GraphFiles> {
  const preference = provider === 'cpu' ? preferenceOnCpu : preferenceOnDevice;
  const order = asked === 'auto' ? preference : asked === 'q4' ? (['q4', 'q4f16'] as const) : [asked];
  const missing: string[] = [];
  for (const precision of order) {
    for (const suffix of graphSuffixes[precision]) {
      const files = names.map((name) => `${name}${suffix}.onnx`);
      const paths = await Promise.all(files.map((file) => findGraph(folder, file)));
      if (paths.every((path) => path !== undefined)) return { precision, paths };
      const file = `onnx/${files[paths.indexOf(undefined)]!}`;
      // Of several variants, one that is there in part tells the user more than one that is not there at all.
      if (paths.some((path) => path !== undefined)) missing.unshift(file);
      else missing.push(file);
    }
  }
  const file = missing[0]!;
  throw new SidecutError('model-missing-file', { reason: 'not-in-folder', folder, file });
}
