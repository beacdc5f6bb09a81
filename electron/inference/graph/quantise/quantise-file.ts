import { join } from 'node:path';
import type { RewrittenFile } from '../rewrite-file.ts';
import { weightBytes } from '../weight-bytes.ts';
import { importDomain, writeModel } from '../write-graph.ts';
import { quantiseGraph, runtimeDomain } from './quantise-graph.ts';
import type { ChooseProducts } from './quantise-graph.ts';
import type { WeightPlan } from './weight-plan.ts';

/** A graph on bytes, and the file of weights that has to be made for it. */
export interface QuantisedFile extends RewrittenFile {
  readonly plan: WeightPlan;
  /** The graph that it was made from: its folder holds the weights that are read. */
  readonly source: RewrittenFile;
}

/**
 * @param folder where the file of weights will lie
 * @param name of that file
 */
export function quantiseFile(
  source: RewrittenFile,
  folder: string,
  name: string,
  choose: ChooseProducts,
): QuantisedFile {
  const { graph, plan } = quantiseGraph(source.model.graph, name, choose);
  const model = importDomain({ ...source.model, graph }, runtimeDomain, 1);
  return {
    path: join(folder, name),
    model,
    graph: {
      name: `${source.graph.name} on bytes`,
      bytes: writeModel(model),
      weightBytes: weightBytes(graph),
    },
    plan,
    source,
  };
}
