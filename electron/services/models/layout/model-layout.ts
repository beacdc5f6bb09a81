import * as kinds from '../../../inference/kinds/index.ts';
import { whisperLayouts } from '../../../inference/kinds/whisper/layout.ts';
import { textGeneratorLayouts } from '../../../inference/kinds/text-generator/layout.ts';
import { fileOf } from '../../../inference/kinds/text-generator/weights/precision.ts';
import type { OnnxGraph } from '../../../inference/graph/graph.ts';
import type { ModelLayout } from '../../../inference/model-layout.ts';
import { precisions } from '../../../../models/catalogue.ts';
import type { Architecture, Precision } from '../../../../models/catalogue.ts';

export type { ModelLayout } from '../../../inference/model-layout.ts';

/** What the inference worker opens, told by its kinds of models. */
const layouts: readonly ModelLayout[] = Object.values(kinds).flatMap((kind) => kind.layouts);

/** Undefined for what the catalogue names and no kind opens. */
export function layoutOf(architecture: Architecture): ModelLayout | undefined {
  return layouts.find((layout) => layout.architecture === architecture);
}

/** Of a model whose publisher's files have no config.json: told by its graph. */
export function layoutOfGraph(graph: OnnxGraph): ModelLayout | undefined {
  return layouts.find(({ isGraph }) => isGraph?.(graph) === true);
}

export function layoutOfModelType(modelType: string): ModelLayout | undefined {
  return layouts.find(({ modelTypes }) => modelTypes.includes(modelType));
}

/** What the store took before it knew other kinds, and what a folder without a readable kind is held against. */
export const whisperLayout = whisperLayouts[0]!;

/** Models of one file, which have no config.json to tell their kind: the file does. */
export const ggufLayout = textGeneratorLayouts[0]!;

export function hasGguf(paths: Iterable<string>): boolean {
  return precisionsIn(ggufLayout, new Set(paths)).length > 0;
}

/** Folders inside a model that hold files of it; the root is ''. */
export const modelFolders: readonly string[] = [
  ...new Set([
    'onnx/',
    ...layouts
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

/** The graphs (or the one file) of one precision, or undefined when a part of each set is missing. */
export function graphsOf(
  { graphSets, weightsSuffix }: ModelLayout,
  paths: ReadonlySet<string>,
  precision: Precision,
): readonly string[] | undefined {
  if (weightsSuffix !== undefined) {
    const file = fileOf(paths, precision);
    return file === undefined ? undefined : [file];
  }
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
  if (layout.weightsSuffix !== undefined)
    return { file: `model${layout.weightsSuffix}`, role: 'needed', of: null };
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
  const data = [...paths].filter(
    (file) => sharedWeights.test(file) || graphs.some((graph) => isExternalDataOf(graph, file)),
  );
  const support = [...layout.required, ...layout.optional].filter((file) => paths.has(file));
  if (layout.weightsSuffix !== undefined)
    return [
      ...support,
      ...precisionsIn(layout, paths).flatMap((one) => graphsOf(layout, paths, one) ?? []),
    ].sort();
  return [...support, ...graphs, ...data].sort();
}

/** Weights of another program, which all graphs of a model read (see [Note: Graphs without weights]). */
const sharedWeights = /^onnx\/weights(_\d+)?\.data$/;

/** Weights that ONNX stores beside a graph: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`. */
export function isExternalDataOf(graph: string, path: string): boolean {
  return path.startsWith(graph) && /^(_data(_\d+)?|\.data)$/.test(path.slice(graph.length));
}

function graphPath(name: string, suffix: string): string {
  return `onnx/${name}${suffix}.onnx`;
}
