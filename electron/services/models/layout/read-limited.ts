import { open } from 'node:fs/promises';

const mebibyte = 1024 ** 2;

/** A config.json has some kilobytes; to read one of gigabytes would take the app's memory and time. */
export const maxConfigBytes = mebibyte;
/** The largest tokenizer.json in use (250,000 tokens with their scores) has 17 MB; nothing honest is larger. */
const maxTextBytes = 64 * mebibyte;
/** Names and hashes of a model's files. */
export const maxLockBytes = 4 * mebibyte;

/** How large a file of a model may be that is read as text; undefined for graphs and their weights. */
export function maxBytesOf(path: string): number | undefined {
  if (path === 'config.json') return maxConfigBytes;
  return /\.(json|txt)$/.test(path) ? maxTextBytes : undefined;
}

/** The text of a file; throws a RangeError for a longer one, without reading it. */
export async function readLimited(path: string, maxBytes: number): Promise<string> {
  await using file = await open(path);
  const { size } = await file.stat();
  if (size > maxBytes) throw new RangeError(`${path} has ${size} bytes`);
  return await file.readFile('utf8');
}
