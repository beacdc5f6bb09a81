import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const electronFolder = fileURLToPath(new URL('../node_modules/electron', import.meta.url));

/** Where Electron's program is, or why there is none to start. Nothing is downloaded here. */
export async function findElectron(): Promise<{ readonly program: string } | { readonly missing: string }> {
  const name = await readFile(join(electronFolder, 'path.txt'), 'utf8').catch(() => 'electron');
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronFolder, 'dist');
  const program = join(folder, name);
  if (!existsSync(program))
    return { missing: 'Electron is not installed here ("npx install-electron" gets it)' };
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { missing: 'this session has no display' };
  }
  return { program };
}
