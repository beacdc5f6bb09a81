import { statfs } from 'node:fs/promises';
import type { BytesNotUsed } from '../../../core/notes/models.ts';
import { maxRuntimeWords } from '../sessions/runtime-words.ts';

/** Left free for the rest of the system. */
const reserveBytes = 256 * 1024 ** 2;

/** There is no room for what would be made. */
export class NoRoomError extends Error {
  readonly neededBytes: number;

  constructor(neededBytes: number) {
    super(`${String(neededBytes)} bytes do not fit`);
    this.neededBytes = neededBytes;
  }
}

/** Throws NoRoomError where the disk of the folder would be full afterwards. */
export async function requireRoom(folder: string, neededBytes: number): Promise<void> {
  const disk = await statfs(folder).catch(() => undefined);
  if (disk && disk.bavail * disk.bsize < neededBytes + reserveBytes) throw new NoRoomError(neededBytes);
}

/** Why nothing could be made. */
export function preparingTrouble(error: unknown): BytesNotUsed {
  if (error instanceof NoRoomError) return { verdict: 'no-room', neededBytes: error.neededBytes };
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { verdict: 'no-room', neededBytes: null };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return { verdict: 'not-writable' };
    default:
      return { verdict: 'failed', runtimeWords: String(error).slice(0, maxRuntimeWords) };
  }
}
