import { constants } from 'node:fs';
import { access, openFile, stat } from '../../system/user-files.ts';
import { SidecutError } from '../../../core/errors.ts';
import { explainReadFailure } from '../files/read-failure.ts';

/** Refuses what can't be a recording before any program is started. Returns the file's first bytes. */
export async function checkMediaFile(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new SidecutError('file-is-directory', { wanted: 'media', path });
    }
    if (!found.isFile()) throw new SidecutError('not-media', { reason: 'special', path });
    if (found.size === 0) throw new SidecutError('file-empty', { path });
    await access(path, constants.R_OK);
    return await readHead(path);
  } catch (error) {
    throw error instanceof SidecutError ? error : explainReadFailure(error, path);
  }
}

const headBytes = 512;

async function readHead(path: string): Promise<Uint8Array> {
  const file = await openFile(path);
  try {
    const head = new Uint8Array(headBytes);
    return head.subarray(0, await file.read(head, 0, headBytes, 0));
  } finally {
    await file.close();
  }
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

/** An MPEG stream, by its first bytes: packets of 188 bytes, maybe each with a time before it, or packs. */
export function mpegStreamKind(head: Uint8Array): 'mpegts' | 'mpeg' | null {
  if (head[0] === 0 && head[1] === 0 && head[2] === 1 && head[3] === 0xba) return 'mpeg';
  const isTransport = [
    { offset: 0, size: 188 },
    { offset: 4, size: 192 },
    { offset: 0, size: 204 },
  ].some(({ offset, size }) => [0, 1, 2].every((packet) => (head[offset + packet * size] ?? 0x47) === 0x47));
  return isTransport && head.length > 192 ? 'mpegts' : null;
}

/** True for files whose sound stands in them sample by sample, by their first bytes: a change of it moves nothing else. */
export function isUncompressedSound(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 16));
  return (
    /^(?:RIFF|RIFX|RF64|BW64)....WAVE/s.test(text) ||
    /^FORM....(?:AIF[FC]|8SVX)/s.test(text) ||
    // Sony Wave64, Core Audio, Sun, Creative, DSD.
    /^(?:riff\x2e\x91\xcf\x11|caff|\.snd|Creative Voice|DSD |FRM8)/.test(text)
  );
}

/** Also MP3 and AC-3, whose frames have one size and can be replaced or turned down one by one. */
export function isEditedInPlace(head: Uint8Array): boolean {
  const [first, second = 0] = head;
  const isMp3 =
    (first === 0xff && second >= 0xe0) || /^ID3/.test(String.fromCharCode(...head.subarray(0, 3)));
  return isUncompressedSound(head) || isMp3 || (first === 0x0b && second === 0x77);
}
