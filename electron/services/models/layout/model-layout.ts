import type { ModelTask } from '../../../../core/model-task.ts';
import { precisions } from '../../../../models/catalogue.ts';
import type { Architecture, Precision } from '../../../../models/catalogue.ts';

/** The files of one kind of model in the Hugging Face layout: what the inference worker opens, and its variants. */
export interface ModelLayout {
  readonly task: ModelTask;
  /** The architecture's name in the catalogue. */
  readonly kind: string;
  /** `model_type` of config.json. */
  readonly modelTypes: readonly string[];
  /** Configuration and tokenizer that the engine can't do without. */
  readonly required: readonly string[];
  /** Taken along where a model has them: the engine reads some, other programs may want the others. */
  readonly optional: readonly string[];
  /** Graphs that run together, without suffix; the first set that is whole is taken. */
  readonly graphSets: readonly (readonly string[])[];
}

const encoderAndDecoder = [
  ['encoder_model', 'decoder_model_merged'],
  // The decoder split into its first step and the others.
  ['encoder_model', 'decoder_model', 'decoder_with_past_model'],
];

const tokenizerFiles = ['tokenizer_config.json', 'special_tokens_map.json', 'added_tokens.json'];

const imageText = {
  task: 'image-text',
  required: ['config.json', 'preprocessor_config.json', 'tokenizer.json'],
  optional: tokenizerFiles,
  graphSets: [['vision_model', 'text_model']],
} as const;

const translation = {
  task: 'translation',
  required: ['config.json', 'tokenizer.json'],
  optional: ['generation_config.json', ...tokenizerFiles],
  graphSets: encoderAndDecoder,
} as const;

const layouts: Readonly<Record<Exclude<Architecture, 'silero-vad'>, ModelLayout>> = {
  whisper: {
    task: 'speech-to-text',
    kind: 'whisper',
    modelTypes: ['whisper'],
    required: [
      'config.json',
      'generation_config.json',
      'preprocessor_config.json',
      'tokenizer.json',
      'tokenizer_config.json',
    ],
    optional: ['added_tokens.json', 'special_tokens_map.json', 'normalizer.json', 'vocab.json', 'merges.txt'],
    graphSets: encoderAndDecoder,
  },
  'sentence-encoder': {
    task: 'text-embedding',
    kind: 'sentence-encoder',
    modelTypes: ['bert', 'xlm-roberta', 'roberta', 'camembert', 'distilbert', 'mpnet'],
    required: ['config.json', 'tokenizer.json'],
    optional: [
      ...tokenizerFiles,
      '1_Pooling/config.json',
      'sentence_bert_config.json',
      'config_sentence_transformers.json',
    ],
    graphSets: [['model']],
  },
  clip: { ...imageText, kind: 'clip', modelTypes: ['clip'] },
  siglip: { ...imageText, kind: 'siglip', modelTypes: ['siglip'] },
  marian: { ...translation, kind: 'marian', modelTypes: ['marian'] },
  m2m_100: { ...translation, kind: 'm2m_100', modelTypes: ['m2m_100', 'nllb'] },
  wespeaker: {
    task: 'speaker-embedding',
    kind: 'wespeaker',
    modelTypes: ['wespeaker-resnet'],
    required: ['config.json', 'preprocessor_config.json'],
    optional: [],
    graphSets: [['model']],
  },
};

/** Undefined for what is one file of a package, and no folder. */
export function layoutOf(architecture: Architecture): ModelLayout | undefined {
  return architecture === 'silero-vad' ? undefined : layouts[architecture];
}

export function layoutOfModelType(modelType: string): ModelLayout | undefined {
  return Object.values(layouts).find(({ modelTypes }) => modelTypes.includes(modelType));
}

/** What the store took before it knew other kinds, and what a folder without a readable kind is held against. */
export const whisperLayout = layouts.whisper;

/** Folders inside a model that hold files of it; the root is ''. */
export const modelFolders: readonly string[] = [
  ...new Set([
    'onnx/',
    ...Object.values(layouts)
      .flatMap(({ required, optional }) => [...required, ...optional])
      .map((path) => path.slice(0, path.lastIndexOf('/') + 1)),
  ]),
];

/** File suffixes of a precision, the usual one first. */
const suffixes: Readonly<Record<Precision, readonly string[]>> = {
  fp32: [''],
  fp16: ['_fp16'],
  int8: ['_quantized', '_int8', '_uint8'],
  q4: ['_q4'],
};

/** The graphs of one precision, or undefined when a part of each set is missing. */
export function graphsOf(
  { graphSets }: ModelLayout,
  paths: ReadonlySet<string>,
  precision: Precision,
): readonly string[] | undefined {
  for (const suffix of suffixes[precision]) {
    for (const names of graphSets) {
      const graphs = names.map((name) => graphPath(name, suffix));
      if (graphs.every((path) => paths.has(path))) return graphs;
    }
  }
  return undefined;
}

export function precisionsIn(layout: ModelLayout, paths: ReadonlySet<string>): readonly Precision[] {
  return precisions.filter((precision) => graphsOf(layout, paths, precision) !== undefined);
}

/** A file that keeps a folder from being a whole model, and what it would be there for. */
export interface MissingFile {
  readonly file: string;
  /** `partner`: it runs together with `of`; `weights`: it holds those of `of`; `precision`: another precision of it would do. */
  readonly role: 'needed' | 'partner' | 'weights' | 'precision';
  readonly of: string | null;
}

/** The first file that these lack for a whole model; undefined when whole. */
export function missingFromLayout(layout: ModelLayout, paths: ReadonlySet<string>): MissingFile | undefined {
  const support = layout.required.find((path) => !paths.has(path));
  if (support !== undefined) return { file: support, role: 'needed', of: null };
  if (precisionsIn(layout, paths).length > 0) return undefined;
  const names = layout.graphSets[0] ?? [];
  for (const suffix of Object.values(suffixes).flat()) {
    const there = names.find((name) => paths.has(graphPath(name, suffix)));
    const missing = names.find((name) => !paths.has(graphPath(name, suffix)));
    if (there !== undefined && missing !== undefined)
      return { file: graphPath(missing, suffix), role: 'partner', of: graphPath(there, suffix) };
  }
  return { file: graphPath(names[0] ?? 'model', ''), role: 'precision', of: null };
}

/** Of a folder's files those that make up the model: configuration, tokenizer, graphs and their weights. */
export function modelFilesAmong(layout: ModelLayout, paths: ReadonlySet<string>): readonly string[] {
  const names = [...new Set(layout.graphSets.flat())].join('|');
  const graphPattern = new RegExp(`^onnx/(${names})(_[a-z0-9]+)?\\.onnx$`);
  const graphs = [...paths].filter((file) => graphPattern.test(file));
  const data = [...paths].filter((file) => graphs.some((graph) => isExternalDataOf(graph, file)));
  const support = [...layout.required, ...layout.optional].filter((file) => paths.has(file));
  return [...support, ...graphs, ...data].sort();
}

/** Weights that ONNX stores beside a graph: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`. */
export function isExternalDataOf(graph: string, path: string): boolean {
  return path.startsWith(graph) && /^(_data(_\d+)?|\.data)$/.test(path.slice(graph.length));
}

function graphPath(name: string, suffix: string): string {
  return `onnx/${name}${suffix}.onnx`;
}
