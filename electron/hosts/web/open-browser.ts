import { rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

/** A browser that was not there within this time takes the printed address. */
const fileLastsMs = 60_000;

/**
 * Asks the operating system to show the app in the person's browser; that it can't is no failure: whoever has no
 * browser here opens the printed address elsewhere. Every user of the machine sees the arguments of programs, so the
 * address stands in a file that only this user may read and that leads on to it; it goes when the address was used.
 */
export async function openBrowser(
  newAddress: (onUsed: () => void) => string,
  dataFolder: string,
  { platform = process.platform, home = homedir(), lastsMs = fileLastsMs } = {},
): Promise<void> {
  const remove = () => void rm(file, { force: true }).catch(() => undefined);
  // Browsers that Linux keeps in a box (snap) see what is not hidden in the person's folder, and nothing else.
  const folder = platform === 'linux' ? home : dataFolder;
  const file = join(folder, `sidecut-open-${process.pid}.html`);
  try {
    await writeFile(file, pageThatLeadsTo(newAddress(remove)), { mode: 0o600 });
  } catch {
    return;
  }
  const [program, args] = opener(file, platform);
  execa(program, args, { stdio: 'ignore', detached: true, cleanup: false, reject: false }).unref();
  setTimeout(remove, lastsMs).unref();
}

function pageThatLeadsTo(address: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Sidecut</title>
<meta http-equiv="refresh" content="0;url=${address}"><a href="${address}">Sidecut</a>
`;
}

function opener(file: string, platform: NodeJS.Platform): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [file]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', file]];
  return ['xdg-open', [file]];
}
