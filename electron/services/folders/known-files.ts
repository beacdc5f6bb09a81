import { sep } from 'node:path';
import type { PassedFile } from '../library/folder-record.ts';
import type { Library } from '../library/library.ts';
import type { KnownFile } from '../library/media-record.ts';
import type { SeenFile } from './still-files.ts';

/** What the library knows of files, by their places. */
export interface KnownFiles {
  readonly byPath: ReadonlyMap<string, KnownFile>;
  readonly passed: ReadonlyMap<string, PassedFile>;
  /** By `sizeAndDate`: a file that was moved keeps both. */
  readonly sizesAndDates: ReadonlySet<string>;
}

export function sizeAndDate({ bytes, modifiedMs }: Pick<SeenFile, 'bytes' | 'modifiedMs'>): string {
  return `${bytes} ${Math.round(modifiedMs)}`;
}

export function isIn(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Read when it is asked for, and again only after something has changed. */
export function createKnownFiles(library: Pick<Library, 'media' | 'folders'>): {
  readonly get: () => Promise<KnownFiles>;
  readonly forget: () => void;
} {
  let known: Promise<KnownFiles> | undefined;

  async function read(): Promise<KnownFiles> {
    const [files, passed] = await Promise.all([library.media.files(), library.folders.passed()]);
    return {
      byPath: new Map(files.map((file) => [file.path, file])),
      passed: new Map(passed.map((file) => [file.path, file])),
      sizesAndDates: new Set(files.map(sizeAndDate)),
    };
  }
  const forget = (): void => void (known = undefined);

  return {
    get: () => {
      known ??= read().catch((error: unknown) => {
        forget();
        throw error;
      });
      return known;
    },
    forget,
  };
}
