import { SidecutError } from '../../../../core/errors.ts';
import { tryFileLock } from '../../locks/file-lock.ts';
import type { FileLock } from '../../locks/file-lock.ts';
import { stagingFolder } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';

/** One at a time changes a model; a second one is told at once, see [Note: File locks]. */
export function holdModel(places: ModelPlaces, id: string): FileLock {
  const folder = stagingFolder(places, id);
  const lock = tryFileLock(`${folder}.sqlite-lock`);
  if (lock !== undefined) return lock;
  throw new SidecutError('model-in-use', { reason: 'changing', model: id, folder }, { retryable: true });
}
