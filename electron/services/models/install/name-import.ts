import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel } from '../../../../models/catalogue.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { installedModelIds } from '../shelf/found-model.ts';

/** A folder of the hub's cache has a commit for a name; the repository stands two folders above. */
const cached = /[\\/]models--[^\\/]+--([^\\/]+)[\\/]snapshots[\\/][^\\/]+$/;

/** What a model is called that nobody named: after its folder, its repository, or its file. */
export function idFromPath(from: string): string {
  const repository = (cached.exec(from) ?? cached.exec(path.dirname(from)))?.[1];
  const plain = repository ?? nameOf(from);
  const name = plain.replace(/[^\w.-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '');
  if (name !== '') return name;
  throw new SidecutError('usage', { reason: 'no-model-name', folder: from });
}

/** The file of a whole folder (`model.bin`) says less than the folder. */
function nameOf(from: string): string {
  const base = path.basename(from);
  if (/^model\.(bin|safetensors)/.test(base)) return path.basename(path.dirname(from));
  return base.replace(/\.bin$/, '');
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
