import { SidecutError } from '../../../../core/errors.ts';
import type { Precision } from '../../../../models/catalogue.ts';
import type { HubFile } from '../hub/hub-api.ts';
import { graphsOf, isExternalDataOf, precisionsIn } from '../layout/model-layout.ts';
import type { ModelLayout } from '../layout/model-layout.ts';

/** What to fetch of a repository for the wanted precisions: the graphs, their weights, and the configuration. */
export function selectFiles(
  files: readonly HubFile[],
  layout: ModelLayout,
  wanted: readonly Precision[],
  repository: string,
): readonly HubFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const paths = new Set(byPath.keys());
  for (const path of layout.required) {
    if (!paths.has(path)) throw lacks(repository, layout, path);
  }
  const selected = new Set<string>(layout.required);
  for (const path of layout.optional) if (paths.has(path)) selected.add(path);
  for (const precision of wanted) {
    const graphs = graphsOf(layout, paths, precision);
    if (!graphs) {
      const facts = { repository, kind: layout.kind, precision, offered: precisionsIn(layout, paths) };
      throw new SidecutError('model-missing-file', { reason: 'precision-missing', ...facts });
    }
    for (const graph of graphs) {
      selected.add(graph);
      for (const data of externalData(byPath, graph)) selected.add(data);
    }
  }
  return [...selected].map((path) => byPath.get(path)!);
}

function lacks(repository: string, { kind }: ModelLayout, file: string): SidecutError {
  return new SidecutError('model-missing-file', { reason: 'repository-lacks', repository, kind, file });
}

/**
 * A graph with external weights holds next to none itself. Some repositories keep a stale `_data` file of
 * gigabytes beside a graph that no longer refers to it (whisper-medium.en of Xenova), recognised by a graph that is as large.
 */
function externalData(byPath: ReadonlyMap<string, HubFile>, graph: string): readonly string[] {
  const data = [...byPath.values()].filter((file) => isExternalDataOf(graph, file.path));
  const dataBytes = data.reduce((sum, file) => sum + file.size, 0);
  return byPath.get(graph)!.size * 4 <= dataBytes ? data.map((file) => file.path) : [];
}
