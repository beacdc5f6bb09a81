import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
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
 * The built page. The folder is listed once and only listed names are answered, so no address leads anywhere else.
 */
export async function listStaticFiles(folder: string): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new SidecutError('file-not-found', { reason: 'page' }, { cause });
  });
  const files = new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [`/${relative(folder, file).split(sep).join('/')}`, file];
      }),
  );
  return async (path) => {
    const name = path === '/' ? '/index.html' : path;
    const file = files.get(name);
    if (file === undefined) return null;
    const { size } = await stat(file);
    return {
      status: 200,
      headers: {
        'content-type': mimeTypes[extname(file)] ?? 'application/octet-stream',
        'content-length': String(size),
        // The names of what Vite puts into assets/ hold a hash of the content.
        'cache-control': name.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
      },
      body: createReadStream(file),
    };
  };
}
