import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel } from '../../../../models/catalogue.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { installedModelIds } from '../shelf/found-model.ts';

/** A folder of the hub's cache has a commit for a name; the repository stands two folders above. */
const cached = /[\\/]models--[^\\/]+--([^\\/]+)[\\/]snapshots[\\/][^\\/]+$/;

/** Of a folder in the Hugging Face layout, any of its graphs may be chosen. */
export function wholeModel(chosen: string): string {
  if (!chosen.endsWith('.onnx')) return chosen;
  const folder = path.dirname(chosen);
  return path.basename(folder) === 'onnx' ? path.dirname(folder) : folder;
}

/** Ids may have 100 characters; a number may follow. */
const maxName = 90;

/**
 * What a model is called that nobody named: after its folder, its repository, or its file. Ids are plain letters and digits;
 * where the name has none (`语音模型`) it is `unnamed`, and without that a refusal.
 */
export function idFromPath(chosen: string, unnamed?: string): string {
  const from = wholeModel(chosen);
  const repository = (cached.exec(from) ?? cached.exec(path.dirname(from)))?.[1];
  const plain = repository ?? nameOf(from);
  const safe = plain.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '');
  const name = safe.slice(0, maxName).replace(/[.-]+$/, '');
  if (name !== '') return name;
  if (unnamed !== undefined) return unnamed;
  throw new SidecutError('usage', { reason: 'no-model-name', folder: from });
}

/** The file of a whole folder (`model.bin`) says less than the folder. */
function nameOf(from: string): string {
  const base = path.basename(from);
  if (/^model\.(bin|safetensors)/.test(base)) return path.basename(path.dirname(from));
  return base.replace(/\.(bin|gguf)$/, '');
}

/** The name, or it with a number where it is taken; names of the catalogue are left to what it installs. */
export async function freeModelId(places: ModelPlaces, id: string): Promise<string> {
  const taken = new Set(await installedModelIds(places));
  const isFree = (name: string): boolean => !taken.has(name) && findCatalogueModel(name) === undefined;
  for (let number = 1; ; number++) {
    const name = number === 1 ? id : `${id}-${String(number)}`;
    if (isFree(name)) return name;
  }
}
