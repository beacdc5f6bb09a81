import { SidecutError } from '../../../../core/errors.ts';
import type { Precision } from '../../../../models/catalogue.ts';
import type { HubFile } from '../hub/hub-api.ts';
import { graphsOf, isExternalDataOf, precisionsIn } from './model-layout.ts';
import type { ModelLayout } from './model-layout.ts';

/** What to fetch of a repository for the wanted precisions: the graphs, their weights, and the configuration. */
export function selectFiles(
  files: readonly HubFile[],
  layout: ModelLayout,
  wanted: readonly Precision[],
  repository: string,
): readonly HubFile[] {
  const incomplete = (what: string): SidecutError =>
    new SidecutError('model-missing-file', `${repository} can't be used as ${layout.called}: ${what}.`, {
      details: { repository },
    });
  const byPath = new Map(files.map((file) => [file.path, file]));
  const paths = new Set(byPath.keys());
  for (const path of layout.required) {
    if (!paths.has(path)) throw incomplete(`it has no ${path}`);
  }
  const selected = new Set<string>(layout.required);
  for (const path of layout.optional) if (paths.has(path)) selected.add(path);
  for (const precision of wanted) {
    const graphs = graphsOf(layout, paths, precision);
    if (!graphs) {
      const offered = precisionsIn(layout, paths);
      throw incomplete(
        offered.length > 0
          ? `it has no ${precision} graphs; give --precision ${offered.join(' or ')}`
          : 'its folder onnx/ has no graphs of that kind',
      );
    }
    for (const graph of graphs) {
      selected.add(graph);
      for (const data of externalData(byPath, graph)) selected.add(data);
    }
  }
  return [...selected].map((path) => byPath.get(path)!);
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
