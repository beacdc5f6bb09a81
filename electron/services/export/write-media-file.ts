import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { Note } from '../../../core/notes.ts';
import { requireFree } from '../files/destination-path.ts';
import { ensureWritableFolder, explainWriteFailure, moveIntoPlace } from '../files/write-whole-file.ts';

/** How far an export is. */
export interface ExportProgress {
  /** 0 to 1 */
  readonly fraction: number;
  /** Position in the recording. */
  readonly positionMs: number;
}

export interface ExportContext {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: ExportProgress) => void;
}

export interface ExportTarget {
  /** Absolute. */
  readonly outputPath: string;
  readonly overwrite: boolean;
}

export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  /** Worth knowing, such as what was left out. */
  readonly notes: readonly Note[];
}

/**
 * Lets `make` write under a temporary name beside the target and gives the file its name when it is whole, so that
 * nobody ever sees half of it; what is left of a failure is removed. The source itself is never replaced. `make` answers
 * with notes for the person.
 */
export async function writeMediaFile(
  { outputPath, overwrite }: ExportTarget,
  sourcePath: string,
  make: (temporaryPath: string) => Promise<readonly Note[]>,
): Promise<WrittenFile> {
  const name = basename(outputPath);
  await requireOtherFile(outputPath, sourcePath);
  if (!overwrite) await requireFree(outputPath);
  const temporary = join(dirname(outputPath), `.sidecut-${randomBytes(6).toString('hex')}.part`);
  try {
    await ensureWritableFolder(dirname(outputPath));
    const notes = await make(temporary);
    const { size } = await stat(temporary);
    await moveIntoPlace(outputPath, temporary, overwrite);
    return { name, bytes: size, notes };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw explainWriteFailure(error, outputPath);
  }
}

async function requireOtherFile(outputPath: string, sourcePath: string): Promise<void> {
  const [output, source] = await Promise.all([fileOf(outputPath), fileOf(sourcePath)]);
  if (output === null || source === null || output.dev !== source.dev || output.ino !== source.ino) return;
  throw new SidecutError('output-unwritable', { reason: 'is-source', path: outputPath });
}

async function fileOf(path: string): Promise<{ readonly dev: bigint; readonly ino: bigint } | null> {
  return stat(path, { bigint: true }).catch(() => null);
}
