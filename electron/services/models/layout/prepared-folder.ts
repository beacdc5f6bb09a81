import { createHash } from 'node:crypto';
import path from 'node:path';
import { modelsFolder } from './model-places.ts';
import type { ModelPlaces } from './model-places.ts';

/** Where the worker keeps what it made of an installed model, see [Note: Prepared models]; it goes when the model does. */
export function installedPreparedFolder(places: ModelPlaces, id: string): string {
  return path.join(modelsFolder(places), '.prepared', id);
}

/** The same for any model. A person's own folder is not ours to write in. */
export function preparedFolder(
  places: ModelPlaces,
  {
    id,
    folder,
    origin,
  }: { readonly id: string; readonly folder: string; readonly origin: 'installed' | 'shipped' | 'folder' },
): string {
  if (origin === 'installed') return installedPreparedFolder(places, id);
  const name = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 32);
  return path.join(places.home, 'cache', 'prepared', name);
}
