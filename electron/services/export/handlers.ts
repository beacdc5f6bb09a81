import { access, constants } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import { suggestedName } from '../../../core/formats/file-names.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';
import type { ResolveDestination } from '../files/destination-path.ts';
import type { Scratch } from '../files/scratch.ts';
import { writeWholeFile } from '../files/write-whole-file.ts';
import { requireMedia } from '../media/presence.ts';
import { exportMany } from './export-many.ts';
import { exportExtensions } from './export-extensions.ts';
import { previewStringOut, writeStringOut } from './string-out.ts';
import { readFileWork } from './read-file-work.ts';
import type { FileWorkParts, What } from './read-file-work.ts';
import { writeAside } from './write-aside.ts';

export interface ExportParts extends FileWorkParts {
  readonly library: FileWorkParts['library'] & { readonly tracks: Pick<Library['tracks'], 'list'> };
  readonly resolveDestination: ResolveDestination;
  readonly scratch: Scratch;
  /** Makes a folder known to pages. */
  readonly sourceFor: (path: string) => string;
}

type ExportOperation = Extract<keyof AppContract, `export.${string}`>;

export function createExportHandlers(parts: ExportParts): Pick<Handlers<AppContract>, ExportOperation> {
  const exportFile = async (
    { destination, ...what }: What & { readonly destination: Where },
    signal: AbortSignal,
  ) => {
    const { work } = await readFileWork(parts, what);
    const path = await parts.resolveDestination(destination, exportExtensions(what.format));
    const bytes = await writeAside(work.cues, { signal }, ({ file }, until) => file(work, until));
    await writeWholeFile(path, bytes, { overwrite: destination.overwrite, scratch: parts.scratch });
    return { name: basename(path), bytes: bytes.length };
  };
  return {
    'export.preview': async (what, { signal }) => {
      const { work, record, language } = await readFileWork(parts, what);
      const { text, warnings } = await writeAside(work.cues, { signal }, ({ preview }, until) =>
        preview(work, until),
      );
      return {
        text,
        warnings: [...warnings],
        suggestedName: suggestedName(record.name, language, what.format),
      };
    },
    'export.file': (what, { signal }) => exportFile(what, signal),
    'export.many': (many, { signal }) =>
      exportMany({ ...parts, exportFile: (what) => exportFile(what, signal) }, many, signal),
    'export.previewStringOut': (asked) => previewStringOut(parts, asked),
    'export.stringOut': (asked) => writeStringOut(parts, asked),
    'export.videoFolder': async ({ mediaId }) => {
      const record = await requireMedia(parts.library, mediaId);
      const folder = dirname(record.path);
      const isWritable = await access(folder, constants.W_OK).then(
        () => true,
        () => false,
      );
      // The sample lies among the app's own files.
      const isOffered = isWritable && !record.isSample;
      return { folder: isOffered ? parts.sourceFor(folder) : null, name: basename(folder) };
    },
  };
}

interface Where {
  readonly folder: string;
  readonly fileName: string;
  readonly overwrite: boolean;
}
