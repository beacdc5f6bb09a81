import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { externalDataLocations } from './onnx-external-data.ts';
import { isExternalDataOf, missingFromLayout, optionalSupportFiles, supportFiles } from './whisper-layout.ts';

/** Files of a folder and of its `onnx/`, with `/`, symbolic links followed (the hub's own cache is made of them). */
export async function listModelFiles(folder: string): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const [inside, prefix] of [
    [folder, ''],
    [path.join(folder, 'onnx'), 'onnx/'],
  ] as const) {
    for (const name of await readdir(inside).catch(() => [])) {
      const found = await stat(path.join(inside, name)).catch(() => undefined);
      if (found?.isFile() === true) paths.add(prefix + name);
    }
  }
  return paths;
}

/** Of a folder's files those that make up the model: configuration, tokenizer, graphs and their weights. */
export function modelFilesAmong(paths: ReadonlySet<string>): readonly string[] {
  const graphs = [...paths].filter((file) => /^onnx\/(en|de)coder_[^/]*\.onnx$/.test(file));
  const data = [...paths].filter((file) => graphs.some((graph) => isExternalDataOf(graph, file)));
  const support = [...supportFiles, ...optionalSupportFiles].filter((file) => paths.has(file));
  return [...support, ...graphs, ...data].sort();
}

/**
 * Fails with the name of the first file that is missing or is no part of a Whisper model; `name` is what the
 * person knows the folder by.
 */
export async function requireWholeWhisperFolder(
  folder: string,
  name: string = folder,
): Promise<ReadonlySet<string>> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new SidecutError('file-not-found', `There is no folder ${folder}. Check the path.`);
  if (!found.isDirectory())
    throw new SidecutError(
      'model-unsupported',
      `${folder} is a file; a model is a folder with config.json in it.`,
    );
  const paths = await listModelFiles(folder);
  const missing = missingFromLayout(paths);
  if (missing !== undefined) throw missingFile(name, missing);
  for (const graph of modelFilesAmong(paths).filter((file) => file.endsWith('.onnx'))) {
    for (const data of await externalDataLocations(path.join(folder, graph))) {
      if (!paths.has(`onnx/${data}`))
        throw missingFile(name, `onnx/${data}, which holds the weights of ${graph}`);
    }
  }
  await requireWhisperConfig(folder, name);
  return paths;
}

export async function requireWhisperConfig(folder: string, name: string): Promise<void> {
  let config: unknown;
  try {
    config = JSON.parse(await readFile(path.join(folder, 'config.json'), 'utf8'));
  } catch (error) {
    throw new SidecutError(
      'model-damaged',
      `config.json of ${name} is not valid JSON. Fetch the model again.`,
      {
        cause: error,
      },
    );
  }
  const type =
    typeof config === 'object' && config !== null && 'model_type' in config ? config.model_type : undefined;
  if (type === 'whisper') return;
  const kind = typeof type === 'string' ? `of the kind "${type}"` : 'of an unknown kind';
  throw new SidecutError(
    'model-unsupported',
    `${name} holds a model ${kind}; for speech Sidecut needs a Whisper model.`,
    { details: { name } },
  );
}

function missingFile(name: string, missing: string): SidecutError {
  return new SidecutError(
    'model-missing-file',
    `${name} is not a whole Whisper model in the Hugging Face layout: ${missing} is missing.`,
    { details: { name, missing } },
  );
}
