import { execa } from 'execa';

/** Asks the operating system to show the address in the person's browser; that it can't is no failure. */
export function openBrowser(url: string, platform: NodeJS.Platform = process.platform): void {
  const [program, args] = opener(url, platform);
  // Whoever has no browser here opens the printed address elsewhere.
  execa(program, args, { stdio: 'ignore', detached: true, cleanup: false, reject: false }).unref();
}

function opener(url: string, platform: NodeJS.Platform): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [url]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}
