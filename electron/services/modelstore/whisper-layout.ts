import { precisions } from '../../../models/catalogue.ts';
import type { Precision } from '../../../models/catalogue.ts';

/** Configuration and tokenizer that the engine reads, in the Hugging Face layout. */
export const supportFiles = [
  'config.json',
  'generation_config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
] as const;

/** Taken along where a model has them; other programs that read the folder may want them. */
export const optionalSupportFiles = [
  'added_tokens.json',
  'special_tokens_map.json',
  'normalizer.json',
  'vocab.json',
  'merges.txt',
] as const;

/** File suffixes of a precision, the usual one first. */
const suffixes: Readonly<Record<Precision, readonly string[]>> = {
  fp32: [''],
  fp16: ['_fp16'],
  int8: ['_quantized', '_int8', '_uint8'],
  q4: ['_q4'],
};

/** Encoder and decoder of one precision; the decoder merged, or split into its first step and the others. */
export function graphsOf(paths: ReadonlySet<string>, precision: Precision): readonly string[] | undefined {
  for (const suffix of suffixes[precision]) {
    const encoder = `onnx/encoder_model${suffix}.onnx`;
    if (!paths.has(encoder)) continue;
    const merged = `onnx/decoder_model_merged${suffix}.onnx`;
    if (paths.has(merged)) return [encoder, merged];
    const split = [`onnx/decoder_model${suffix}.onnx`, `onnx/decoder_with_past_model${suffix}.onnx`];
    if (split.every((path) => paths.has(path))) return [encoder, ...split];
  }
  return undefined;
}

export function precisionsIn(paths: ReadonlySet<string>): readonly Precision[] {
  return precisions.filter((precision) => graphsOf(paths, precision) !== undefined);
}

/** The first thing that keeps these files from being a whole Whisper model, in words; undefined when whole. */
export function missingFromLayout(paths: ReadonlySet<string>): string | undefined {
  const support = supportFiles.find((path) => !paths.has(path));
  if (support !== undefined) return support;
  if (precisionsIn(paths).length > 0) return undefined;
  const encoder = [...paths].find((path) => /^onnx\/encoder_model[^/]*\.onnx$/.test(path));
  if (encoder === undefined) return 'onnx/encoder_model.onnx (or another precision of it)';
  return `${encoder.replace('encoder_model', 'decoder_model_merged')} (the decoder for its encoder)`;
}

/** Weights that ONNX stores beside a graph: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`. */
export function isExternalDataOf(graph: string, path: string): boolean {
  return path.startsWith(graph) && /^(_data(_\d+)?|\.data)$/.test(path.slice(graph.length));
}
