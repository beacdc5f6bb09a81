import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import type { Starter } from '../../../../models/catalogue.ts';

/** Where models lie on this computer. */
export interface ModelPlaces {
  /** The data folder: models stay and gather in its `models`, what was found out about them in its `cache`. */
  readonly home: string;
  /** Holds a folder for each model that ships. */
  readonly startersFolder: string;
}

/** Where this program's own lie. */
export const shippedStarters = fileURLToPath(new URL('../../../../models/starter', import.meta.url));

export function modelPlaces(home: string, startersFolder = shippedStarters): ModelPlaces {
  return { home, startersFolder };
}

export function starterFolder(places: Pick<ModelPlaces, 'startersFolder'>, { folder }: Starter): string {
  return path.join(places.startersFolder, path.posix.relative('models/starter', folder));
}

export function modelsFolder(places: ModelPlaces): string {
  return path.join(places.home, 'models');
}

/** Where a model gathers until it is whole. */
export function stagingFolder(places: ModelPlaces, id: string): string {
  return path.join(modelsFolder(places), '.incoming', id);
}

/** Where the packages of a model gather that it is laid out from. */
export function wheelsFolder(places: ModelPlaces, id: string): string {
  return `${stagingFolder(places, id)}.wheels`;
}

/** Ids become folder names; anything else is refused before it touches a path. */
export function installedFolder(places: ModelPlaces, id: string): string {
  return path.join(modelsFolder(places), checkedModelId(id));
}

/** Of Windows, whose folders can't be called so. */
function isDeviceName(id: string): boolean {
  return /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(id);
}

export function isModelId(id: string): boolean {
  return /^[A-Za-z0-9_][\w.-]{0,99}$/.test(id) && !id.endsWith('.') && !isDeviceName(id);
}

export function checkedModelId(id: string): string {
  if (isModelId(id)) return id;
  throw new SidecutError('usage', { reason: 'model-name', name: id });
}
