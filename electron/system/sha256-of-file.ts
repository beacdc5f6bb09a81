import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Feeds a file through `update`, stoppable between chunks. */
export async function readThrough(
  file: string,
  update: (chunk: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<void> {
  const stream = createReadStream(file, { highWaterMark: 1024 ** 2, ...(signal && { signal }) });
  for await (const chunk of stream) update(chunk as Buffer);
}

export async function sha256OfFile(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await readThrough(file, (chunk) => hash.update(chunk), signal);
  return hash.digest('hex');
}
