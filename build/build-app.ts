/**
 * `npm run build`: the page to dist/renderer and the preload of the desktop window to dist/desktop. The rest of the app
 * runs from its sources, in Node 24 as in Electron.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const pageFile = join(root, 'dist/renderer/index.html');
const preloadFile = join(root, 'dist/desktop/preload.cjs');

/** All that the page and the preload are made of. */
const sources = [
  'core',
  'renderer',
  'electron/transport',
  'electron/hosts/desktop/preload.ts',
  'electron/hosts/desktop/ipc.ts',
  'vite.config.ts',
  'build/build-app.ts',
  'package-lock.json',
];

export async function buildApp(): Promise<void> {
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      outDir: 'dist/desktop',
      emptyOutDir: true,
      minify: false,
      lib: {
        entry: 'electron/hosts/desktop/preload.ts',
        formats: ['cjs'],
        fileName: () => 'preload.cjs',
      },
      rolldownOptions: { external: ['electron'] },
    },
  });
}

/** Whether a source is newer than what was built of it, or nothing was built. */
export async function isBuildStale(): Promise<boolean> {
  const built = await Promise.all([pageFile, preloadFile].map(modifiedAt));
  const sourceTimes = await Promise.all(sources.map((source) => newestIn(join(root, source))));
  return Math.max(...sourceTimes) > Math.min(...built);
}

async function newestIn(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  // A folder changes when a file in it is added or removed.
  const paths = entries
    .filter(({ name }) => !name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name));
  const times = await Promise.all([path, ...paths].map(modifiedAt));
  return Math.max(...times);
}

/** 0 for what is not there. */
async function modifiedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}

if (import.meta.main) await buildApp();
