import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readJson } from '../../../model-folder/read-json.ts';
import { isGgml } from './ggml.ts';
import { damagedWeights } from '../../../model-folder/damaged-weights.ts';
import { notWhisperWeights } from './weights-failure.ts';

/** Weights of a program that stores a model in its own way. */
export type WeightsSource =
  | { readonly format: 'ctranslate2'; readonly folder: string; readonly file: string }
  | { readonly format: 'ggml'; readonly file: string }
  | { readonly format: 'safetensors'; readonly folder: string; readonly files: readonly string[] };

const ctranslate2File = 'model.bin';
const safetensorsFile = 'model.safetensors';
const indexFile = 'model.safetensors.index.json';

/** What lies at a path; undefined for a folder that holds graphs, or nothing that is known. Fails for an unknown file. */
export async function recogniseWeights(at: string): Promise<WeightsSource | undefined> {
  const found = await stat(at).catch(() => undefined);
  if (found?.isDirectory() === true) return recogniseFolder(at);
  if (found?.isFile() !== true) return undefined;
  if (isGgml(at)) return { format: 'ggml', file: at };
  const folder = path.dirname(at);
  const name = path.basename(at);
  const wanted = [ctranslate2File, safetensorsFile, indexFile].includes(name);
  const source = wanted ? await recogniseFolder(folder) : undefined;
  if (source) return source;
  throw notWhisperWeights(at);
}

async function recogniseFolder(folder: string): Promise<WeightsSource | undefined> {
  const names = await namesIn(folder);
  const inside = await namesIn(path.join(folder, 'onnx'));
  if ([...names, ...inside].some((name) => name.endsWith('.onnx'))) return undefined;
  if (names.includes(ctranslate2File))
    return { format: 'ctranslate2', folder, file: path.join(folder, ctranslate2File) };
  if (names.includes(safetensorsFile))
    return { format: 'safetensors', folder, files: [path.join(folder, safetensorsFile)] };
  if (names.includes(indexFile)) return { format: 'safetensors', folder, files: await readShards(folder) };
  const ggml = names.filter((name) => /^ggml-.*\.bin$/.test(name));
  const [only] = ggml;
  return only !== undefined && ggml.length === 1
    ? { format: 'ggml', file: path.join(folder, only) }
    : undefined;
}

function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

const indexSchema = z.looseObject({
  weight_map: z.record(z.string(), z.string().regex(/^[\w-][\w.-]*\.safetensors$/)),
});
/** The largest Whisper has two. */
const maxShards = 64;

async function readShards(folder: string): Promise<readonly string[]> {
  const { weight_map: map } = await readJson(folder, indexFile, indexSchema);
  const names = [...new Set(Object.values(map))].sort();
  if (names.length === 0 || names.length > maxShards)
    throw damagedWeights(path.join(folder, indexFile), 'header');
  return names.map((name) => path.join(folder, name));
}
