import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { SidecutError } from '../../../core/errors.ts';
import type { MediaResponse } from '../../services/media/serving/serve-media.ts';

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
};

/** The file for the path of an address, or null. */
export type StaticFiles = (path: string) => Promise<MediaResponse | null>;

/**
 * The built page. The folder is read once, so no address leads anywhere else, and the page is there also while drives
 * don't answer.
 */
export async function listStaticFiles(folder: string): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new SidecutError('file-not-found', { reason: 'page' }, { cause });
  });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map(
    await Promise.all(
      names.map(async (file) => {
        const name = `/${relative(folder, file).split(sep).join('/')}`;
        return [name, await readFile(file)] as const;
      }),
    ),
  );
  return (path) => {
    const name = path === '/' ? '/index.html' : path;
    const content = files.get(name);
    if (content === undefined) return Promise.resolve(null);
    return Promise.resolve({
      status: 200,
      headers: {
        'content-type': mimeTypes[extname(name)] ?? 'application/octet-stream',
        'content-length': String(content.length),
        // The names of what Vite puts into assets/ hold a hash of the content.
        'cache-control': name.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
      },
      body: Readable.from([content]),
    });
  };
}
