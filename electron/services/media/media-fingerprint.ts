/**
 * [Note: What a recording is known by]
 * Its size and the SHA-256 of its content. Of all of it up to 64 MiB, and whatever its size where sound stands in the file
 * piece by piece: there an edit in place (a word silenced, a take of the same length) leaves every other byte as it was,
 * and the recordings of a multi-track recorder share their length, their head and all silence. Of other large files
 * 2048 blocks are read, spread from the first to the last byte: what an encoder wrote differs everywhere, and reading a
 * film of 50 GB would take minutes. 64 MiB cost 0.1 s, an hour of uncompressed stereo (1 GB) about 1.5 s.
 *
 * Until version 2 three blocks of 256 KiB were all that was looked at: two takes of one length could be one. What was
 * stored under such a value is found again, see `known-fingerprint.ts`.
 */
import { createHash } from 'node:crypto';
import { openFile } from '../../system/user-files.ts';
import type { UserFile } from '../../system/user-files.ts';
import { checkMediaFile, isEditedInPlace, isUncompressedSound } from './check-media-file.ts';

const wholeBytes = 64 * 1024 * 1024;
const blockBytes = 32 * 1024;
const blockCount = wholeBytes / blockBytes;
/** Of a file that is read whole: fewer reads than by blocks. */
const pieceBytes = 512 * 1024;
const prefix = '2-';

/** Tells one media file from another, whatever its name, folder and date. */
export async function fingerprintMedia(path: string, signal?: AbortSignal): Promise<string> {
  const head = await checkMediaFile(path);
  return withFile(path, async (file, size) => {
    const isWhole = size <= wholeBytes || isEditedInPlace(head);
    const digest = isWhole
      ? await hashBlocks(file, wholeFile(size), pieceBytes, signal)
      : await hashBlocks(file, spreadBlocks(size), blockBytes, signal);
    return `${prefix}${size}-${digest}`;
  });
}

/** Whether the file is the one that a stored fingerprint, of whatever version, was made of. */
export async function matchesFingerprint(
  path: string,
  stored: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const make = stored.startsWith(prefix) ? fingerprintMedia : earlierFingerprint;
  return (await make(path, signal)) === stored;
}

const earlierBlockBytes = 256 * 1024;

/** As it was made until version 2: the first, the middle and the last 256 KiB. Small files are read whole. */
export async function earlierFingerprint(path: string, signal?: AbortSignal): Promise<string> {
  await checkMediaFile(path);
  return withFile(path, async (file, size) => {
    const last = Math.max(0, size - earlierBlockBytes);
    const positions = isSmall(size)
      ? [0, 1, 2].map((block) => block * earlierBlockBytes).filter((position) => position < size)
      : [0, Math.floor(last / 2), last];
    return `${size}-${await hashBlocks(file, positions, earlierBlockBytes, signal)}`;
  });
}

/** False where two recordings could share an earlier fingerprint: uncompressed sound, unless all of it was looked at. */
export async function wasToldApart(path: string): Promise<boolean> {
  const head = await checkMediaFile(path);
  return withFile(path, (_, size) => Promise.resolve(isSmall(size) || !isUncompressedSound(head)));
}

function isSmall(size: number): boolean {
  return size <= 3 * earlierBlockBytes;
}

async function withFile<Result>(
  path: string,
  use: (file: UserFile, size: number) => Promise<Result>,
): Promise<Result> {
  const file = await openFile(path);
  try {
    return await use(file, file.size);
  } finally {
    await file.close();
  }
}

async function hashBlocks(
  file: UserFile,
  positions: Iterable<number>,
  length: number,
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = createHash('sha256');
  const block = Buffer.alloc(length);
  for (const position of positions) {
    signal?.throwIfAborted();
    const bytesRead = await file.read(block, 0, length, position);
    hash.update(block.subarray(0, bytesRead));
  }
  return hash.digest('hex');
}

function* wholeFile(size: number): Generator<number> {
  for (let position = 0; position < size; position += pieceBytes) yield position;
}

/** The first begins with the file, the last ends with it. */
function* spreadBlocks(size: number): Generator<number> {
  const last = size - blockBytes;
  for (let i = 0; i < blockCount; i++) yield Math.floor((last / (blockCount - 1)) * i);
}
