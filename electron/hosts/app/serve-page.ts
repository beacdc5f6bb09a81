import type { MediaRequest, MediaResponse } from '../../services/media/serving/serve-media.ts';
import type { StaticFiles } from './static-files.ts';

/** What the page may load and do. The built page needs no more: no inline scripts or styles, no other host. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export type ServePage = (request: MediaRequest) => Promise<MediaResponse>;

/** Everything that a page loads, whichever way the host brings it: its own files and the media of the library. */
export function createPageServer(
  files: StaticFiles,
  serveMedia: (request: MediaRequest) => Promise<MediaResponse>,
): ServePage {
  return async (request) => {
    const response = await answer(request, files, serveMedia);
    return { ...response, headers: { ...response.headers, ...pageHeaders } };
  };
}

async function answer(
  request: MediaRequest,
  files: StaticFiles,
  serveMedia: (request: MediaRequest) => Promise<MediaResponse>,
): Promise<MediaResponse> {
  const path = request.path.replace(/[?#].*$/s, '');
  if (path.startsWith('/media/')) return serveMedia(request);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { allow: 'GET, HEAD', 'content-length': '0' }, body: null };
  }
  const file = await files(path);
  if (file === null) return { status: 404, headers: { 'content-length': '0' }, body: null };
  if (request.method === 'GET') return file;
  file.body?.destroy();
  return { ...file, body: null };
}
