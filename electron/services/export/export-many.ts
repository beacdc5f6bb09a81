import { basename, dirname } from 'node:path';
import type { z } from 'zod';
import type { exportOperations, ExportFormat } from '../../../core/contract/export.ts';
import { isCancellation, isSidecutError, SidecutError } from '../../../core/errors.ts';
import { FreeNames, suggestedName } from '../../../core/formats/file-names.ts';
import { toFailure } from '../../../core/failure.ts';
import type { Failure } from '../../../core/failure.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';

type Many = (typeof exportOperations)['export.many'];

export interface ExportManyParts {
  readonly library: {
    readonly media: Pick<Library['media'], 'find'>;
    readonly tracks: Pick<Library['tracks'], 'list'>;
  };
  readonly sourceFor: (path: string) => string;
  /** Writes one file as `export.file` does. */
  readonly exportFile: (file: {
    readonly mediaId: string;
    readonly trackId: string;
    readonly format: ExportFormat;
    readonly options: object;
    readonly destination: { readonly folder: string; readonly fileName: string; readonly overwrite: boolean };
  }) => Promise<unknown>;
}

/** All tracks of these videos, in each format; what goes wrong with one file stops no other. */
export async function exportMany(
  parts: ExportManyParts,
  { mediaIds, formats, folder, overwrite }: z.output<Many['input']>,
  signal: AbortSignal,
): Promise<z.input<Many['output']>> {
  const names = new FreeNames();
  const outcome = { written: 0, existing: [] as string[], withoutCaptions: 0 };
  const failed: { name: string; error: Failure }[] = [];
  for (const mediaId of mediaIds) {
    const record = await parts.library.media.find(mediaId);
    if (record === null) continue;
    const tracks = await parts.library.tracks.list(mediaId);
    if (tracks.length === 0) outcome.withoutCaptions += 1;
    for (const { track } of tracks) {
      for (const format of formats) {
        signal.throwIfAborted();
        const place = folder ?? parts.sourceFor(dirname(record.path));
        const fileName = names.take(place, suggestedName(record.name, track.language, format));
        try {
          if (folder === null) requireOwnFolder(record);
          const destination = { folder: place, fileName, overwrite };
          await parts.exportFile({ mediaId, trackId: track.id, format, options: {}, destination });
          outcome.written += 1;
        } catch (error) {
          if (!isSidecutError(error) || isCancellation(error)) throw error;
          if (error.code === 'file-exists') outcome.existing.push(fileName);
          else failed.push({ name: fileName, error: toFailure(error) });
        }
      }
    }
  }
  return { ...outcome, failed };
}

/** The sample lies among the files of the app. */
function requireOwnFolder({ isSample, path }: MediaRecord): void {
  if (isSample) {
    throw new SidecutError('output-unwritable', { reason: 'permission', folder: basename(dirname(path)) });
  }
}
