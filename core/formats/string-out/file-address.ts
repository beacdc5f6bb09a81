/** The `file:` address of an absolute path of any platform (RFC 8089). `host`: where a format wants one. */
export function fileAddress(path: string, host = ''): string {
  const slashed = isWindowsPath(path) ? path.replaceAll('\\', '/') : path;
  const share = /^\/\/([^/]+)(\/.*)$/.exec(slashed);
  if (share !== null && isWindowsPath(path)) return `file://${share[1]}${encoded(share[2]!)}`;
  return `file://${host}${slashed.startsWith('/') ? '' : '/'}${encoded(slashed)}`;
}

function isWindowsPath(path: string): boolean {
  return /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path);
}

function encoded(path: string): string {
  return path
    .split('/')
    .map((part, index) =>
      index <= 1 && /^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part.toWellFormed()),
    )
    .join('/');
}
