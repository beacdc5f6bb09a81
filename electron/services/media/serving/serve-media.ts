import { Readable } from 'node:stream';
import { openFile } from '../../../system/user-files.ts';
import type { UserFile } from '../../../system/user-files.ts';
import { mediaIdSchema } from '../../../../core/contract/media.ts';
import { parseByteRange } from './byte-range.ts';
import { FilePart } from './file-part.ts';

export interface MediaRequest {
  readonly method: string;
  /** Path of the address, `/media/ID~VERSION/…`; a query is ignored, and so is the version. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface MediaResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** null: none. Whoever does not read it to the end destroys it. */
  readonly body: Readable | null;
}

/** What of a medium is asked for. */
export type MediaPart =
  | { readonly kind: 'file' | 'proxy' | 'peaks' | 'poster' }
  | { readonly kind: 'thumbs'; readonly sheet: number }
  /** The picture that the index keeps of a time. */
  | { readonly kind: 'frame'; readonly timeMs: number };

/** Where a part lies; null when there is no such medium or it has none. */
export type LocateMedia = (mediaId: string, part: MediaPart) => Promise<LocatedFile | LocatedBytes | null>;

export interface LocatedFile {
  readonly path: string;
  readonly mimeType: string;
  /** Another length is another file, which nobody added. */
  readonly bytes?: number;
}

/** What lies in no file of its own. */
export interface LocatedBytes {
  readonly content: Uint8Array;
  readonly mimeType: string;
}

/**
 * Answers requests for a medium's bytes, for the web host and the desktop's protocol alike. Only ids that the library
 * knows lead to files; nothing of the address ever becomes part of a path.
 */
export async function serveMedia(request: MediaRequest, locate: LocateMedia): Promise<MediaResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refusal(405, { allow: 'GET, HEAD' });
  }
  const address = parseAddress(request.path);
  const found = address === null ? null : await locate(address.mediaId, address.part);
  if (found === null) return refusal(404);
  if ('content' in found) return answerBytes(request, found);
  // Gone, no ordinary file, not ours to read, on a drive that does not answer.
  const file = await openFile(found.path).catch(() => null);
  if (file === null) return refusal(404);
  let isTaken = false;
  try {
    const isOther = found.bytes !== undefined && found.bytes !== file.size;
    const response = isOther ? refusal(404) : answer(request, file, found.mimeType);
    isTaken = response.body !== null;
    return response;
  } finally {
    // The body's stream closes it.
    if (!isTaken) await file.close();
  }
}

function parseAddress(path: string): { readonly mediaId: string; readonly part: MediaPart } | null {
  const [empty, media, versioned, kind, sheet, ...more] = path.replace(/[?#].*$/s, '').split('/');
  const mediaId = versioned?.replace(/~.*$/s, '');
  if (empty !== '' || media !== 'media' || more.length > 0) return null;
  if (!mediaIdSchema.safeParse(mediaId).success) return null;
  if (kind === 'thumbs') {
    if (sheet === undefined || !/^\d{1,6}$/.test(sheet)) return null;
    return { mediaId: mediaId!, part: { kind, sheet: Number(sheet) } };
  }
  if (kind === 'frame') {
    if (sheet === undefined || !/^\d{1,10}$/.test(sheet)) return null;
    return { mediaId: mediaId!, part: { kind, timeMs: Number(sheet) } };
  }
  if (sheet !== undefined) return null;
  if (kind !== 'file' && kind !== 'proxy' && kind !== 'peaks' && kind !== 'poster') return null;
  return { mediaId: mediaId!, part: { kind } };
}

function answer(request: MediaRequest, file: UserFile, mimeType: string): MediaResponse {
  const { size, mtimeMs } = file;
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const headers = {
    'accept-ranges': 'bytes',
    // A moved file or a new copy comes under the same address.
    'cache-control': 'no-cache',
    'content-type': mimeType,
    'x-content-type-options': 'nosniff',
    etag,
  };
  if (header(request, 'if-none-match') === etag) return { status: 304, headers, body: null };
  const range = parseByteRange(header(request, 'range'), size);
  if (range.kind === 'unsatisfiable') return refusal(416, { 'content-range': `bytes */${size}` });
  const [start, end] = range.kind === 'part' ? [range.start, range.end] : [0, size - 1];
  const isPart = range.kind === 'part';
  return {
    status: isPart ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(isPart ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
    },
    body: request.method === 'HEAD' || size === 0 ? null : new FilePart(file, start, end),
  };
}

/** Small, and never asked for in parts. */
function answerBytes({ method }: MediaRequest, { content, mimeType }: LocatedBytes): MediaResponse {
  const headers = {
    'cache-control': 'no-cache',
    'content-type': mimeType,
    'content-length': String(content.length),
    'x-content-type-options': 'nosniff',
  };
  const body = method === 'HEAD' || content.length === 0 ? null : Readable.from([Buffer.from(content)]);
  return { status: 200, headers, body };
}

function header({ headers }: MediaRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

function refusal(status: number, headers: Readonly<Record<string, string>> = {}): MediaResponse {
  return { status, headers: { 'content-length': '0', ...headers }, body: null };
}
