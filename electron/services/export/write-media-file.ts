import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Note } from '../../../core/notes.ts';
import { requireFree } from '../files/destination-path.ts';
import { sourcesOnly } from '../files/output-rule.ts';
import type { OutputRule } from '../files/output-rule.ts';
import { looseScratch } from '../files/scratch.ts';
import type { Scratch } from '../files/scratch.ts';
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
  /** Default: only the source is never replaced. */
  readonly rule?: OutputRule;
  /** Default: without an owner after a kill. */
  readonly scratch?: Scratch;
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
 * nobody ever sees half of it; what is left of a failure is removed. What is never replaced is asked again at the end,
 * which may be hours later. `make` answers with notes for the person.
 */
export async function writeMediaFile(
  { outputPath, overwrite }: ExportTarget,
  sourcePath: string,
  { rule = sourcesOnly, scratch = looseScratch }: ExportContext,
  make: (temporaryPath: string) => Promise<readonly Note[]>,
): Promise<WrittenFile> {
  await rule.check(outputPath, [sourcePath]);
  if (!overwrite) await requireFree(outputPath);
  try {
    await ensureWritableFolder(dirname(outputPath));
    return await scratch.beside(dirname(outputPath), async (temporary) => {
      const notes = await make(temporary);
      const { size } = await stat(temporary);
      await rule.check(outputPath, [sourcePath]);
      await moveIntoPlace(outputPath, temporary, overwrite);
      return { name: basename(outputPath), bytes: size, notes };
    });
  } catch (error) {
    throw explainWriteFailure(error, outputPath);
  }
}
