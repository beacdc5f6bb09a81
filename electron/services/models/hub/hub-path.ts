import { SidecutError } from '../../../../core/errors.ts';

/** Names that Windows takes for devices, with any extension. */
const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** True for a relative path with `/` that stays inside its folder on every platform. */
export function isSafePath(path: string): boolean {
  if (path.length === 0 || path.length > 400) return false;
  return path.split('/').every(
    (part) =>
      part !== '' &&
      part !== '.' &&
      part !== '..' &&
      // Backslashes, drive letters, streams, wildcards and control characters.
      !/[\\:*?"<>|\p{Cc}]/u.test(part) &&
      !/[. ]$/.test(part) &&
      !windowsDevice.test(part),
  );
}

/** A repository with one name that leads outside its folder is not trusted with the others either. */
export function refuseEscape(path: string, repository: string): void {
  const parts = path.split(/[/\\]/);
  const escapes = parts.includes('..') || parts[0] === '' || /^[a-z]:/i.test(path);
  if (!escapes) return;
  throw new SidecutError(
    'model-damaged',
    `${repository} holds a file whose name leads outside its folder (${JSON.stringify(path.slice(0, 80))}); Sidecut does not install it.`,
    { details: { path } },
  );
}
