import Database from 'better-sqlite3';
import { SidecutError } from '../../../core/errors.ts';

/** SQLite itself says that the file's content is broken or no database at all. */
export function saysDamaged(error: unknown): boolean {
  const code = error instanceof Database.SqliteError ? plainCode(error.code) : '';
  return code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB';
}

/** The file beside the log can't be made or grow, as on a full disk. */
export function saysNoSharedMemory(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_IOERR_SHM/.test(error.code);
}

/** What a person can do about a failure of the disk or the file; any other error is returned as it is. */
export function explainDatabaseError(error: unknown, file: string): unknown {
  const code = codeOf(error);
  // What it belongs to was removed after somebody saw it.
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return new SidecutError('media-unknown', { mediaId: null }, { cause: error });
  switch (code === undefined ? undefined : plainCode(code)) {
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return new SidecutError('library-damaged', { reason: 'in-use', file }, { cause: error });
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
      return new SidecutError('disk-full', { reason: 'library' }, { cause: error, retryable: true });
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new SidecutError('library-busy', {}, { cause: error, retryable: true });
    case 'SQLITE_IOERR':
      return new SidecutError(
        'output-unwritable',
        { reason: 'library-disk', file },
        { cause: error, retryable: true },
      );
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new SidecutError('output-unwritable', { reason: 'library', file }, { cause: error });
    default:
      return error;
  }
}

/** Of SQLite or of the file system. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof SidecutError) return undefined;
  return (error as NodeJS.ErrnoException).code;
}

/** `SQLITE_IOERR_WRITE` is a kind of `SQLITE_IOERR` (https://www.sqlite.org/rescode.html). */
function plainCode(code: string): string {
  return /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code;
}
