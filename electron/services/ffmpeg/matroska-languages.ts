/**
 * [Note: LanguageBCP47] Matroska has a second element for a track's language, with region and script (RFC 9559,
 * LanguageBCP47; mkvmerge writes it). ffmpeg neither reads nor writes it, so it is read here from the file, and ffmpeg is
 * told a language that is longer than it must be, in whose place both elements are put once the file is written.
 */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { readEbmlNumber } from './ebml-number.ts';

/** Element identifiers (RFC 9559, "Matroska Element Identifiers"). */
const segment = 0x18538067;
const tracks = 0x1654ae6b;
const trackEntry = 0xae;
const trackType = 0x83;
const languageBcp47 = 0x22b59d;

/** Kinds of tracks as ffmpeg calls them. */
const trackKinds: ReadonlyMap<number, MatroskaTrack['kind']> = new Map([
  [1, 'video'],
  [2, 'audio'],
  [17, 'subtitle'],
]);

export interface MatroskaTrack {
  readonly kind: 'video' | 'audio' | 'subtitle' | 'other';
  /** BCP 47, where the file has it. */
  readonly language: string | null;
}

/** Larger than the description of any number of tracks, without the fonts and covers, which stand elsewhere. */
const maxTracksBytes = 4 * 1024 * 1024;
/** What may stand before the tracks. */
const maxElements = 100;

/** The tracks of a Matroska file in its order; none where the file is another kind or ends too soon. */
export async function readMatroskaTracks(path: string): Promise<readonly MatroskaTrack[]> {
  const file = await open(path, 'r');
  try {
    let at = 0;
    for (let i = 0; i < maxElements; i++) {
      const found = await readHead(file, at);
      if (found === null) return [];
      if (found.id === segment) at = found.start;
      else if (found.id === tracks) return parseTracks(await readBytes(file, found.start, found.size));
      else at = found.start + found.size;
    }
    return [];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  } finally {
    await file.close();
  }
}

interface Head {
  readonly id: number;
  readonly start: number;
  readonly size: number;
}

async function readHead(file: FileHandle, at: number): Promise<Head | null> {
  const head = parseHead(await readBytes(file, at, 12), 0);
  return head === null ? null : { ...head, start: at + head.start };
}

function parseHead(data: Buffer, at: number): Head | null {
  const id = readEbmlNumber(data, at, false);
  const size = id === null ? null : readEbmlNumber(data, id.next, true);
  return id === null || size === null ? null : { id: id.value, start: size.next, size: size.value };
}

async function readBytes(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({
    buffer: Buffer.alloc(Math.min(length, maxTracksBytes)),
    position: at,
  });
  return buffer.subarray(0, bytesRead);
}

function parseTracks(data: Buffer): readonly MatroskaTrack[] {
  return elements(data)
    .filter(({ id }) => id === trackEntry)
    .map(({ content }) => {
      const parts = elements(content);
      const type = parts.find(({ id }) => id === trackType)?.content.readUInt8() ?? 0;
      const language = parts.find(({ id }) => id === languageBcp47)?.content.toString('utf8');
      return {
        kind: trackKinds.get(type) ?? 'other',
        language: language === undefined ? null : language.replaceAll('\u0000', ''),
      };
    });
}

function elements(data: Buffer): readonly { readonly id: number; readonly content: Buffer }[] {
  const found = [];
  for (let at = 0; at < data.length;) {
    const head = parseHead(data, at);
    if (head === null) break;
    at = head.start + head.size;
    found.push({ id: head.id, content: data.subarray(head.start, at) });
  }
  return found;
}

const languageHead = Buffer.from([0x22, 0xb5, 0x9c]);
const bcp47Head = Buffer.from([0x22, 0xb5, 0x9d]);
const emptyElement = 0xec;
const heads = languageHead.length + bcp47Head.length + 4;

/** What ffmpeg is told as the language of a track, so that there is room for both elements. */
export function roomForLanguage(code: string, tag: string): string {
  const wanted = heads + code.length + tag.length - (languageHead.length + 1);
  return `${tag}-x-sidecut-`.padEnd(wanted, '0');
}

/**
 * Puts both elements in the place of each language that `roomForLanguage` made, in the file's first bytes. `wanted`:
 * codes of ISO 639-2 and tags. False when one was not found: this ffmpeg writes them in another way. The file must have
 * been written without checksums (`-write_crc32 0`).
 */
export async function writeLanguages(
  path: string,
  wanted: readonly { readonly code: string; readonly tag: string }[],
): Promise<boolean> {
  const file = await open(path, 'r+');
  try {
    const head = await readBytes(file, 0, maxTracksBytes);
    let from = 0;
    for (const { code, tag } of wanted) {
      const room = Buffer.from(roomForLanguage(code, tag));
      const element = Buffer.concat([languageHead, sizeOf(room.length), room]);
      const at = head.indexOf(element, from);
      if (at === -1) return false;
      await file.write(bothLanguages(code, tag, element.length), 0, element.length, at);
      from = at + element.length;
    }
    return true;
  } finally {
    await file.close();
  }
}

function bothLanguages(code: string, tag: string, length: number): Buffer {
  const parts = [
    ...[languageHead, sizeOf(code.length), Buffer.from(code)],
    ...[bcp47Head, sizeOf(tag.length), Buffer.from(tag)],
  ];
  const rest = length - Buffer.concat(parts).length;
  return Buffer.concat([...parts, Buffer.from([emptyElement]), sizeOf(rest - 2), Buffer.alloc(rest - 2)]);
}

/** Of an element shorter than 127 bytes. */
function sizeOf(length: number): Buffer {
  return Buffer.from([0x80 | length]);
}
