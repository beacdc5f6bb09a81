import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelTask } from '../../../../core/model-task.ts';
import { SidecutError } from '../../../../core/errors.ts';
import { GraphError } from '../../../inference/graph/graph-error.ts';
import { readModel } from '../../../inference/graph/read-graph.ts';
import { readGgufHeader } from '../../../inference/kinds/text-generator/weights/read-header.ts';
import {
  ggufLayout,
  hasGguf,
  layoutOfGraph,
  layoutOfModelType,
  missingFromLayout,
  modelFilesAmong,
  modelFolders,
  whisperLayout,
} from './model-layout.ts';
import type { MissingFile, ModelLayout } from './model-layout.ts';
import { externalDataLocations } from './onnx-external-data.ts';
import { maxConfigBytes, readLimited } from './read-limited.ts';

/** Files of a folder and of a model's folders in it, with `/`, symbolic links followed (the hub's cache is made of them). */
export async function listModelFiles(folder: string): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const prefix of modelFolders) {
    const inside = path.join(folder, prefix);
    for (const name of await readdir(inside).catch(() => [])) {
      const found = await stat(path.join(inside, name)).catch(() => undefined);
      if (found?.isFile() === true) paths.add(prefix + name);
    }
  }
  return paths;
}

export interface WholeFolder {
  readonly layout: ModelLayout;
  /** Everything that lies there, model or not. */
  readonly paths: ReadonlySet<string>;
}

/**
 * Fails with the name of the first file that is missing, or when config.json names no kind of model that Sidecut
 * runs; `name` is what the person knows the folder by. Without a config.json it is held against `expected`.
 */
export async function requireWholeFolder(
  folder: string,
  name: string = folder,
  expected: ModelLayout = whisperLayout,
): Promise<WholeFolder> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new SidecutError('file-not-found', { reason: 'model-folder', path: folder });
  if (!found.isDirectory())
    throw new SidecutError('model-unsupported', { reason: 'not-a-folder', path: folder });
  const paths = await listModelFiles(folder);
  const tellsItself = paths.has('config.json') || hasGguf(paths);
  const layout = tellsItself ? await readLayout(folder, name) : (layoutByGraph(folder, paths) ?? expected);
  const missing = missingFromLayout(layout, paths);
  if (missing !== undefined) throw missingFile(name, layout, missing);
  if (layout === ggufLayout) checkGguf(folder, paths);
  for (const graph of modelFilesAmong(layout, paths).filter((file) => file.endsWith('.onnx'))) {
    for (const data of await externalDataLocations(path.join(folder, graph))) {
      if (!paths.has(`onnx/${data}`))
        throw missingFile(name, layout, { file: `onnx/${data}`, role: 'weights', of: graph });
    }
  }
  return { layout, paths };
}

/** Each says in its header what it is, and how long. */
function checkGguf(folder: string, paths: ReadonlySet<string>): void {
  for (const file of modelFilesAmong(ggufLayout, paths))
    if (file.endsWith('.gguf')) readGgufHeader(path.join(folder, file));
}

/**
 * The layout that config.json names; where it names none, or there is no such file, a language model in one file tells its
 * kind by itself. Fails when Sidecut runs no model of that kind.
 */
export async function readLayout(folder: string, name: string): Promise<ModelLayout> {
  const paths = await listModelFiles(folder);
  const isGguf = hasGguf(paths);
  if (!paths.has('config.json')) {
    if (isGguf) return ggufLayout;
    const byGraph = layoutByGraph(folder, paths);
    if (byGraph) return byGraph;
  }
  const type = await readModelType(folder, name);
  const layout = type === undefined ? undefined : layoutOfModelType(type);
  if (layout) return layout;
  if (isGguf) return ggufLayout;
  throw new SidecutError('model-unsupported', { reason: 'unknown-kind', name, modelType: type ?? null });
}

/** Publishers of some small models give no more than the graph. */
function layoutByGraph(folder: string, paths: ReadonlySet<string>): ModelLayout | undefined {
  if (!paths.has('onnx/model.onnx')) return undefined;
  try {
    return layoutOfGraph(readModel(path.join(folder, 'onnx', 'model.onnx')).graph);
  } catch (error) {
    if (error instanceof GraphError) return undefined;
    throw error;
  }
}

/** A check of the content against what the catalogue says of the repository. */
export async function requireLayout(folder: string, name: string, wanted: ModelLayout): Promise<void> {
  const layout = await readLayout(folder, name);
  if (layout === wanted || wanted.modelTypes.some((type) => layout.modelTypes.includes(type))) return;
  const { architecture: kind } = layout;
  throw new SidecutError('model-unsupported', {
    reason: 'other-kind',
    name,
    kind,
    wanted: wanted.architecture,
  });
}

/** What a model in the store is for; undefined when it can't be told. */
export async function taskOfFolder(folder: string): Promise<ModelTask | undefined> {
  return (await readLayout(folder, folder).catch(() => undefined))?.task;
}

async function readModelType(folder: string, name: string): Promise<string | undefined> {
  let config: unknown;
  try {
    config = JSON.parse(await readLimited(path.join(folder, 'config.json'), maxConfigBytes));
  } catch (error) {
    throw new SidecutError('model-damaged', { reason: 'config-json', name }, { cause: error });
  }
  const type =
    typeof config === 'object' && config !== null && 'model_type' in config ? config.model_type : undefined;
  return typeof type === 'string' ? type : undefined;
}

function missingFile(name: string, { architecture: kind }: ModelLayout, missing: MissingFile): SidecutError {
  return new SidecutError('model-missing-file', { reason: 'folder-incomplete', name, kind, ...missing });
}
