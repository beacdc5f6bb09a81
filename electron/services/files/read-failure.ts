import { SidecutError } from '../../../core/errors.ts';

/** Why a file can't be read, from what the system said. */
export function explainReadFailure(cause: unknown, path: string): SidecutError {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new SidecutError('file-not-found', { reason: 'file', path }, { cause });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new SidecutError('file-unreadable', { reason: 'permission', path }, { cause });
  }
  return new SidecutError(
    'file-unreadable',
    { reason: 'file', path, said: code ?? String(cause) },
    { cause },
  );
}
