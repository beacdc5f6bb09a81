/**
 * Bytes of a subtitle file to text. UTF-8 and UTF-16 with a byte order mark are certain; without one, valid
 * UTF-8 is as good as certain, UTF-16 shows by the zero bytes of its digits and line ends, and what is left is
 * taken for Windows-1252, the most common one in old files, and said to be a guess.
 * (core has neither Node's nor the DOM's types, so the decoders are here; each is a few lines.)
 */
import { problem } from '../format-problems.ts';
import type { FormatProblem } from '../format-problems.ts';
import { windows1252High } from './windows-1252.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'windows-1252';

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
  /** One entry when the encoding was guessed or bytes were damaged. */
  readonly problems: readonly FormatProblem[];
}

/** Code units per call of `String.fromCharCode`, below every engine's limit of arguments. */
const chunk = 8192;
const replacement = 0xfffd;
export function decodeSubtitleBytes(bytes: Uint8Array): DecodedText {
  // Before UTF-16, of whose little-endian mark that of UTF-32 is the longer form.
  const utf32 = readUtf32(bytes);
  if (utf32 !== null) return utf32;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2), 'utf-16le', []);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), 'utf-16be', []);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (!hasMark) {
    const guess = guessUtf16(bytes);
    if (guess !== null) return utf16(bytes, guess, [problem(1, 'no-byte-order-mark')]);
  }
  const utf8 = decodeUtf8(hasMark ? bytes.subarray(3) : bytes);
  // A few damaged bytes in a file that is UTF-8 elsewhere do not make it Windows-1252.
  if (utf8.firstDamaged === null) return { text: utf8.text, encoding: 'utf-8', problems: [] };
  if (hasMark || utf8.sequences > 4 * utf8.damaged) {
    const line = lineOfOffset(bytes, utf8.firstDamaged + (hasMark ? 3 : 0));
    const problems = [problem(line, 'damaged-bytes', { count: utf8.damaged })];
    return { text: utf8.text, encoding: 'utf-8', problems };
  }
  const line = lineOfOffset(bytes, utf8.firstDamaged);
  const problems = [problem(line, 'encoding-guessed', { encoding: 'Windows-1252', by: 'default' })];
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252', problems };
}

function utf16(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
  problems: readonly FormatProblem[],
): DecodedText {
  const low = encoding === 'utf-16le' ? 0 : 1;
  const units = new Uint16Array(bytes.length >> 1);
  for (let i = 0; i < units.length; i += 1) {
    units[i] = bytes[2 * i + low]! | (bytes[2 * i + 1 - low]! << 8);
  }
  return { text: textOfUnits(units, units.length), encoding, problems };
}

/** With its mark, or without one where every character of a longer text has its two upper bytes zero. */
function readUtf32(bytes: Uint8Array): DecodedText | null {
  if (bytes.length < 4 || bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const littleEndian of [true, false]) {
    const hasMark = view.getUint32(0, littleEndian) === 0xfeff;
    if (!hasMark && !isUtf32(view, littleEndian)) continue;
    const pieces: string[] = [];
    let damaged = 0;
    for (let at = hasMark ? 4 : 0; at < bytes.length; at += 4) {
      const code = view.getUint32(at, littleEndian);
      const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      if (!isCharacter) damaged += 1;
      pieces.push(String.fromCodePoint(isCharacter ? code : replacement));
    }
    return {
      text: pieces.join(''),
      encoding: littleEndian ? 'utf-32le' : 'utf-32be',
      problems: [
        ...(hasMark ? [] : [problem(1, 'no-byte-order-mark')]),
        ...(damaged === 0 ? [] : [problem(1, 'damaged-bytes', { count: damaged })]),
      ],
    };
  }
  return null;
}

/** Enough for the times of a first cue. */
const minUtf32 = 64;

function isUtf32(view: DataView, littleEndian: boolean): boolean {
  if (view.byteLength < minUtf32) return false;
  const length = Math.min(view.byteLength, 4096);
  for (let at = 0; at < length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    if (code === 0 || code > 0x1ffff) return false;
  }
  return true;
}

/** Text in UTF-16 has its zero bytes on one side; UTF-8 and Windows-1252 have none. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length & ~1, 8192);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const enough = Math.max(2, length / 20);
  if (odd >= enough && even * 10 < odd) return 'utf-16le';
  return even >= enough && odd * 10 < even ? 'utf-16be' : null;
}

interface Utf8Result {
  readonly text: string;
  /** Sequences of two bytes and more that are right. */
  readonly sequences: number;
  readonly damaged: number;
  readonly firstDamaged: number | null;
}

function decodeUtf8(bytes: Uint8Array): Utf8Result {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  let sequences = 0;
  let damaged = 0;
  let firstDamaged: number | null = null;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      units[length++] = byte;
      i += 1;
      continue;
    }
    const code = codePointAt(bytes, i);
    if (code === null) {
      firstDamaged ??= i;
      damaged += 1;
      units[length++] = replacement;
      i += 1;
      continue;
    }
    sequences += 1;
    if (code >= 0x10000) {
      units[length++] = 0xd800 + ((code - 0x10000) >> 10);
      units[length++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
    } else {
      units[length++] = code;
    }
    i += code >= 0x10000 ? 4 : code >= 0x800 ? 3 : 2;
  }
  return { text: textOfUnits(units, length), sequences, damaged, firstDamaged };
}

/** The code point of the sequence at `i`, whose first byte is 0x80 or more; null when it is none (RFC 3629). */
function codePointAt(bytes: Uint8Array, i: number): number | null {
  const first = bytes[i]!;
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || i + size > bytes.length) return null;
  let code = first & (0xff >> (size + 1));
  for (let k = 1; k < size; k += 1) {
    const next = bytes[i + k]!;
    if ((next & 0xc0) !== 0x80) return null;
    code = (code << 6) | (next & 0x3f);
  }
  const smallest = size === 4 ? 0x10000 : size === 3 ? 0x800 : 0x80;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < smallest || code > 0x10ffff || isSurrogate ? null : code;
}

function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  for (const [i, byte] of bytes.entries()) {
    units[i] = byte >= 0x80 && byte < 0xa0 ? windows1252High[byte - 0x80]! : byte;
  }
  return textOfUnits(units, units.length);
}

function textOfUnits(units: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let from = 0; from < length; from += chunk) {
    parts.push(String.fromCharCode(...units.subarray(from, Math.min(length, from + chunk))));
  }
  return parts.join('');
}

function lineOfOffset(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i += 1) {
    const isLineEnd = bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a);
    if (isLineEnd) line += 1;
  }
  return line;
}
