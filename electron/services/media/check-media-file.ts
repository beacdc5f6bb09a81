import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { SidecutError } from '../../../core/errors.ts';

/** Refuses what can't be a recording before any program is started. Returns the file's first bytes. */
export async function checkMediaFile(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new SidecutError('file-is-directory', `"${path}" is a folder. Name a video or sound file in it.`);
    }
    if (!found.isFile()) {
      throw new SidecutError('not-media', `"${path}" is a device or a pipe. Name a video or sound file.`);
    }
    if (found.size === 0) {
      throw new SidecutError('file-empty', `"${path}" is empty (0 bytes). Copy or export it again.`);
    }
    await access(path, constants.R_OK);
    return await readHead(path);
  } catch (error) {
    throw explain(error, path);
  }
}

const HEAD_BYTES = 512;

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function explain(error: unknown, path: string): unknown {
  if (error instanceof SidecutError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new SidecutError('file-not-found', `There is no file "${path}". Check the name and the folder.`, {
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new SidecutError(
      'file-unreadable',
      `"${path}" may not be read by this user. Change its permissions or copy it elsewhere.`,
      { cause: error },
    );
  }
  return new SidecutError('file-unreadable', `"${path}" could not be read (${String(code ?? error)}).`, {
    cause: error,
  });
}

/**
 * True when the first bytes are those of a usual recording, whatever follows: such a file that can't be opened
 * is damaged, any other is no recording at all.
 */
export function startsLikeMedia(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 16));
  const isIsoBox = /^(?:ftyp|moov|mdat|free|skip|wide|pnot|styp)/.test(text.slice(4));
  const isTransportStream = head[0] === 0x47 && (head.length <= 188 || head[188] === 0x47);
  return (
    isIsoBox ||
    isTransportStream ||
    /^(?:\x1aE\xdf\xa3|OggS|fLaC|FLV|ID3|\0\0\x01\xba|\x30\x26\xb2\x75)/.test(text) ||
    /^RIFF....(?:AVI |WAVE)/s.test(text)
  );
}
