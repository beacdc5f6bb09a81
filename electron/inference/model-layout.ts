import type { ModelTask } from '../../core/model-task.ts';
import type { OnnxGraph } from './graph/graph.ts';

/** The files of one architecture: what its kind opens, and what is installed. In the Hugging Face layout, or one file. */
export interface ModelLayout {
  /** As the catalogue names it. */
  readonly architecture: string;
  readonly task: ModelTask;
  /** `model_type` of config.json. */
  readonly modelTypes: readonly string[];
  /** Configuration and tokenizer that the engine can't do without. */
  readonly required: readonly string[];
  /** Taken along where a model has them: the engine reads some, other programs may want the others. */
  readonly optional: readonly string[];
  /** Graphs that run together, without suffix; the first set that is whole is taken. */
  readonly graphSets: readonly (readonly string[])[];
  /** Of a model that is one file, which says everything itself, in place of graphs and configuration: `.gguf`. */
  readonly weightsSuffix?: '.gguf';
  /** Where the publisher's files have no config.json: whether a graph of them, `onnx/model.onnx`, is of this architecture. */
  readonly isGraph?: (graph: Pick<OnnxGraph, 'inputs' | 'outputs'>) => boolean;
}

export const encoderAndDecoder = [
  ['encoder_model', 'decoder_model_merged'],
  // The decoder split into its first step and the others.
  ['encoder_model', 'decoder_model', 'decoder_with_past_model'],
] as const;

export const tokenizerFiles = [
  'tokenizer_config.json',
  'special_tokens_map.json',
  'added_tokens.json',
] as const;
