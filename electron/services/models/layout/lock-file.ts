import { rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SidecutError } from '../../../../core/errors.ts';
import { sha256OfFile } from './file-hash.ts';
import { maxLockBytes, readLimited } from './read-limited.ts';
import { isSafePath } from './safe-path.ts';

export const lockFileName = 'sidecut-lock.json';

const lockedFileSchema = z.strictObject({
  path: z.string().refine(isSafePath, 'leads outside the folder'),
  size: z.int().nonnegative(),
  /** Computed here from the content that was checked against the hub's declaration. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Git's blob hash, where the hub declares that and no SHA-256. */
  gitSha1: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
});
export type LockedFile = Readonly<z.infer<typeof lockedFileSchema>>;

const modelLockSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().min(1),
  origin: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('hub'), repository: z.string(), commit: z.string() }),
    /** `NAME==VERSION` each. */
    z.strictObject({ kind: z.literal('packages'), packages: z.array(z.string()).readonly() }),
    z.strictObject({ kind: z.literal('import') }),
    z.strictObject({ kind: z.literal('shipped') }),
  ]),
  files: z.array(lockedFileSchema).min(1).readonly(),
});
/** What a model folder held when it was found whole. A folder in the store without one is not loaded. */
export type ModelLock = Readonly<z.infer<typeof modelLockSchema>>;

/** The folder's lock, or undefined when it has none; a lock that can't be read counts as damage. */
export async function readModelLock(folder: string): Promise<ModelLock | undefined> {
  const file = path.join(folder, lockFileName);
  let text: string;
  try {
    text = await readLimited(file, maxLockBytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return undefined;
    throw new SidecutError('file-unreadable', { reason: 'model-file', path: file }, { cause: error });
  }
  try {
    return modelLockSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new SidecutError('model-damaged', { reason: 'lock-file', file }, { cause: error });
  }
}

/** Written beside and renamed, so that a lock is either whole or absent. */
export async function writeModelLock(folder: string, lock: ModelLock): Promise<void> {
  const file = path.join(folder, lockFileName);
  await writeFile(`${file}.part`, `${JSON.stringify(lock, null, 2)}\n`, { flush: true });
  await rename(`${file}.part`, file);
}

/** Hashes files of a folder for a new lock, in a stable order. */
export async function lockFiles(
  folder: string,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<readonly LockedFile[]> {
  const files: LockedFile[] = [];
  for (const relative of [...paths].sort()) {
    const file = path.join(folder, relative);
    files.push({
      path: relative,
      size: (await stat(file)).size,
      sha256: await sha256OfFile(file, signal),
    });
  }
  return files;
}
