import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';

/** Puts a finished folder in the place of the old one, which goes only after the new one is there. */
export async function swapIntoPlace(staging: string, folder: string, modelId: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const old = `${staging}.old`;
  await rm(old, { recursive: true, force: true });
  const hadOld = await moveAside(folder, old, modelId);
  try {
    await rename(staging, folder);
  } catch (error) {
    if (hadOld) await rename(old, folder);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** False when there was nothing to move. A system that locks open files refuses while the model is in use. */
export async function moveAside(folder: string, aside: string, modelId: string): Promise<boolean> {
  try {
    await rename(folder, aside);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return false;
    if (code !== 'EBUSY' && code !== 'EPERM' && code !== 'EACCES') throw error;
    throw new SidecutError(
      'model-in-use',
      { reason: 'open', model: modelId, folder },
      { cause: error, retryable: true },
    );
  }
}
