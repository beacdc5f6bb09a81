import { extractCross } from '../../../graph/cross-graph.ts';
import {
  finishRewrite,
  readDecoder,
  readEncoder as readEncoderFile,
  singlePrecision,
  unlessUnusual,
  widenEncoder as widenEncoderFile,
} from '../../../graph/rewrite-file.ts';
import type { OnnxGraph } from '../../../graph/graph.ts';
import type { RewrittenFile } from '../../../graph/rewrite-file.ts';
import type { ModelFiles } from '../../../model-folder/model-files.ts';
import { simplifyShapes } from '../../../graph/simplify/simplify-shapes.ts';
import { rewriteStep } from '../graph/step-graph.ts';
import type { StepGraphSettings } from '../graph/step-graph.ts';

export interface DecoderGraphs {
  readonly cross: RewrittenFile;
  readonly step: RewrittenFile;
}

export interface RewrittenDecoder extends DecoderGraphs {
  /** The same with the shapes as the export works them out, for where the simpler graphs are refused. */
  readonly former: DecoderGraphs | undefined;
  readonly cache: StepGraphSettings['cache'];
  /** The step's bias has a line for every head. */
  readonly flatHeads: boolean;
}

/** Slice with inputs, ScatterND, and GatherND with batch dimensions. */
const minOpset = 12;

/** Makes the two graphs in memory; nothing is written. Undefined when the export is not understood. */
export function rewriteDecoder(files: ModelFiles, settings: StepGraphSettings): RewrittenDecoder | undefined {
  return unlessUnusual(() => {
    const { first, next } = readDecoder(files, minOpset);
    const { cache } = settings;
    const { graph, flatHeads } = rewriteStep(singlePrecision(next.model.graph), settings);
    const cross = extractCross(singlePrecision(first.model.graph), settings.layers);
    const graphs = (name: string, change: (rewritten: OnnxGraph) => OnnxGraph): DecoderGraphs => ({
      cross: finishRewrite(first, `cross${name}`, change(cross)),
      step: finishRewrite(next, `step with its cache in ${cache}${name}`, change(graph)),
    });
    return {
      ...graphs('', simplifyShapes),
      former: graphs(', shapes as exported', (rewritten) => rewritten),
      cache,
      flatHeads,
    };
  });
}

/** The encoder in single precision, when its file is of half precision; else undefined. */
export function widenEncoder(path: string): RewrittenFile | undefined {
  return widenEncoderFile(path, minOpset);
}

/** The encoder as it lies in its file. */
export function readEncoder(path: string): RewrittenFile | undefined {
  return readEncoderFile(path, minOpset);
}
