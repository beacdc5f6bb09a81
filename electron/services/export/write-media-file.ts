import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isSidecutError, SidecutError } from '../../../core/errors.ts';
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
  /** A sentence worth knowing, such as what was left out. */
  readonly note?: string;
}

/**
 * Lets `make` write under a temporary name beside the target and gives the file its name when it is whole, so that
 * nobody ever sees half of it; what is left of a failure is removed. The source itself is never replaced. `make` answers
 * with a note for the person, or null.
 */
export async function writeMediaFile(
  { outputPath, overwrite }: ExportTarget,
  sourcePath: string,
  make: (temporaryPath: string) => Promise<string | null>,
): Promise<WrittenFile> {
  const name = basename(outputPath);
  await requireOtherFile(outputPath, sourcePath);
  if (!overwrite && (await fileOf(outputPath)) !== null) throw fileExists(name);
  const temporary = join(dirname(outputPath), `.sidecut-${randomBytes(6).toString('hex')}.part`);
  try {
    await ensureWritableFolder(dirname(outputPath));
    const note = await make(temporary);
    const { size } = await stat(temporary);
    await moveIntoPlace(outputPath, temporary, overwrite);
    return { name, bytes: size, ...(note === null ? {} : { note }) };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw explainForApp(explainWriteFailure(error, outputPath), name);
  }
}

/** The services below speak to a person at a command line; here are no options to name. */
export function explainForApp(error: unknown, name: string): unknown {
  if (isSidecutError(error, 'file-exists')) return fileExists(name, error);
  if (isSidecutError(error, 'disk-full')) {
    const sentence = `The disk is full: "${name}" was not written. Free some space and try again.`;
    return new SidecutError('disk-full', sentence, { cause: error, retryable: true });
  }
  if (isSidecutError(error, 'output-unwritable')) {
    const sentence = `"${name}" can't be written into this folder. Choose another one.`;
    return new SidecutError('output-unwritable', sentence, { cause: error });
  }
  return error;
}

function fileExists(name: string, cause?: unknown): SidecutError {
  return new SidecutError('file-exists', `"${name}" is there already. Replace it, or choose another name.`, {
    cause,
  });
}

async function requireOtherFile(outputPath: string, sourcePath: string): Promise<void> {
  const [output, source] = await Promise.all([fileOf(outputPath), fileOf(sourcePath)]);
  if (output === null || source === null || output.dev !== source.dev || output.ino !== source.ino) return;
  throw new SidecutError(
    'output-unwritable',
    `"${basename(outputPath)}" is the video itself, which is never replaced. Choose another name.`,
  );
}

async function fileOf(path: string): Promise<{ readonly dev: bigint; readonly ino: bigint } | null> {
  return stat(path, { bigint: true }).catch(() => null);
}
