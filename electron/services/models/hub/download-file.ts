import { mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { contentHasher, readThrough } from '../layout/file-hash.ts';
import type { ContentHasher } from '../layout/file-hash.ts';
import type { Disk, PartHandle } from './disk.ts';
import type { HubFile } from './hub-api.ts';
import { hubGet } from './hub-connection.ts';
import type { HubConnection, HubResponse } from './hub-connection.ts';
import { networkError } from './hub-errors.ts';
import { withRetries } from './retries.ts';
import type { RetryWatcher } from './retries.ts';

export interface DownloadWatcher extends RetryWatcher {
  readonly disk: Pick<Disk, 'openForAppend'>;
  /** Bytes of this file that are on the disk now; falls when a part turns out to be useless. */
  readonly onOffset: (bytes: number) => void;
}

/**
 * Fetches one file to `target`, going on where an earlier part ends, and gives it its name only when its hash
 * is the declared one. Returns the SHA-256. A wrong hash deletes what came and tries once more from nothing.
 */
export async function downloadFile(
  connection: HubConnection,
  url: URL,
  file: HubFile,
  target: string,
  watcher: DownloadWatcher,
): Promise<string> {
  const part = `${target}.part`;
  await mkdir(path.dirname(target), { recursive: true });
  await keepOnlyOwnPart(part, file);
  for (let tries = 0; tries < 2; tries++) {
    const { sha256, matches } = await fetchPart(connection, url, file, part, watcher);
    if (matches) {
      await rename(part, target);
      await rm(`${part}.json`, { force: true });
      return sha256;
    }
    await discardPart(part);
    await keepOnlyOwnPart(part, file);
    watcher.onOffset(0);
  }
  const declared = file.hash.value;
  throw new SidecutError('hash-mismatch', { reason: 'content', host: url.host, file: file.path, declared });
}

/** A part is only worth keeping when the note beside it says that it belongs to this very content. */
async function keepOnlyOwnPart(part: string, file: HubFile): Promise<void> {
  const note = JSON.stringify({ hash: file.hash.value, size: file.size });
  const found = await readFile(`${part}.json`, 'utf8').catch(() => '');
  if (found === note && (await sizeOf(part)) <= file.size) return;
  await discardPart(part);
  await writeFile(`${part}.json`, note);
}

async function discardPart(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

/** Makes the part whole, over as many connections as it takes. */
async function fetchPart(
  connection: HubConnection,
  url: URL,
  file: HubFile,
  part: string,
  watcher: DownloadWatcher,
): Promise<ReturnType<ContentHasher['finish']>> {
  const progress = { hasher: contentHasher(file.hash, file.size), offset: await sizeOf(part) };
  if (progress.offset > 0) {
    await readThrough(
      part,
      (chunk) => {
        progress.hasher.update(chunk);
      },
      watcher.signal,
    );
  }
  watcher.onOffset(progress.offset);
  const handle = await watcher.disk.openForAppend(part);
  try {
    await withRetries(connection.settings.limits, watcher, async (progressed) => {
      if (progress.offset === file.size) return;
      const response = await openAt(connection, url, file, progress, part, watcher);
      await appendBody(response, url, file, handle, progress, watcher, progressed);
    });
    // The name promises whole content, even after a power cut.
    await handle.sync();
  } finally {
    await handle.close();
  }
  return progress.hasher.finish();
}

interface PartProgress {
  hasher: ContentHasher;
  offset: number;
}

/** Asks for the rest; a server that answers with the whole, or refuses the range, makes us begin anew. */
async function openAt(
  connection: HubConnection,
  url: URL,
  file: HubFile,
  progress: PartProgress,
  part: string,
  watcher: DownloadWatcher,
): Promise<HubResponse> {
  const { signal } = watcher;
  const headers: Record<string, string> = progress.offset > 0 ? { range: `bytes=${progress.offset}-` } : {};
  let response = await hubGet(connection, { url, headers, signal });
  refuseOtherContent(response, url, file);
  const resumes =
    response.status === 206 && rangeStart(response.headers['content-range']) === progress.offset;
  if (progress.offset === 0 && response.status === 200) return response;
  if (resumes) return response;
  if (response.status !== 200) {
    response.body.destroy();
    response = await hubGet(connection, { url, signal });
    if (response.status !== 200) {
      response.body.destroy();
      throw new SidecutError('http-failed', { reason: 'pieces-only', host: url.host, file: file.path });
    }
  }
  await truncate(part, 0);
  progress.offset = 0;
  progress.hasher = contentHasher(file.hash, file.size);
  watcher.onOffset(0);
  return response;
}

/** Saves gigabytes when the hub's redirect already speaks of another content than its listing did. */
function refuseOtherContent(response: HubResponse, url: URL, file: HubFile): void {
  const { linkedSha256 } = response;
  if (linkedSha256 === undefined || file.hash.algorithm !== 'sha256' || linkedSha256 === file.hash.value)
    return;
  response.body.destroy();
  const declared = file.hash.value;
  const facts = { host: url.host, file: file.path, declared, served: linkedSha256 };
  throw new SidecutError('hash-mismatch', { reason: 'redirect', ...facts });
}

function rangeStart(contentRange: string | undefined): number | undefined {
  const start = /^bytes (\d+)-/.exec(contentRange ?? '')?.[1];
  return start === undefined ? undefined : Number(start);
}

async function appendBody(
  response: HubResponse,
  url: URL,
  file: HubFile,
  handle: PartHandle,
  progress: PartProgress,
  watcher: DownloadWatcher,
  progressed: () => void,
): Promise<void> {
  const chunks = response.body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    while (true) {
      const chunk = await nextChunk(chunks, url, watcher.signal);
      if (chunk === undefined) break;
      // What comes beyond the declared size is not taken; the hash says whether the rest is right.
      const wanted = chunk.subarray(0, file.size - progress.offset);
      await handle.write(wanted);
      progress.hasher.update(wanted);
      progress.offset += wanted.length;
      watcher.onOffset(progress.offset);
      progressed();
      if (wanted.length < chunk.length) return;
    }
  } finally {
    response.body.destroy();
  }
  if (progress.offset < file.size) throw networkError(new Error('ended early'), url);
}

async function nextChunk(
  chunks: AsyncIterator<Buffer>,
  url: URL,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  try {
    const step = await chunks.next();
    return step.done === true ? undefined : step.value;
  } catch (error) {
    signal.throwIfAborted();
    throw networkError(error as Error, url);
  }
}
