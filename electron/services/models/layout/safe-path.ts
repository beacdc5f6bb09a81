/** Names that Windows takes for devices, with any extension. */
const windowsDevice = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

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
