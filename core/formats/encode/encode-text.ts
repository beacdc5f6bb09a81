/** Text to bytes, the counterpart of `decodeSubtitleBytes`. (core has neither Node's nor the DOM's types.) */
import { windows1252High } from '../windows-1252.ts';

export type OutputEncoding = 'utf-8' | 'utf-16le' | 'windows-1252';

export interface EncodedText {
  readonly bytes: Uint8Array;
  /** Characters that the encoding lacks, each once, in the order of the text; they are written as `?`. */
  readonly missing: readonly string[];
}

const replacement = 0xfffd;
const questionMark = 0x3f;
const wordJoiner = 0x2060;

const windows1252Bytes: ReadonlyMap<number, number> = new Map(
  windows1252High.map((code, index) => [code, 0x80 + index]),
);

export function encodeText(text: string, encoding: OutputEncoding, byteOrderMark: boolean): EncodedText {
  switch (encoding) {
    case 'utf-8':
      return { bytes: utf8(byteOrderMark ? `\ufeff${text}` : text), missing: [] };
    case 'utf-16le':
      return { bytes: utf16(byteOrderMark ? `\ufeff${text}` : text), missing: [] };
    case 'windows-1252':
      return windows1252(text);
  }
}

function utf8(text: string): Uint8Array {
  // At most three bytes for a unit of UTF-16.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    let code = text.codePointAt(i)!;
    if (code >= 0x10000) i += 1;
    else if (code >= 0xd800 && code <= 0xdfff) code = replacement;
    if (code < 0x80) bytes[length++] = code;
    else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
      bytes[length++] = 0x80 | (code & 0x3f);
    } else {
      if (code < 0x10000) bytes[length++] = 0xe0 | (code >> 12);
      else {
        bytes[length++] = 0xf0 | (code >> 18);
        bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[length++] = 0x80 | (code & 0x3f);
    }
  }
  return bytes.slice(0, length);
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  }
  return bytes;
}

function windows1252(text: string): EncodedText {
  const bytes = new Uint8Array(text.length);
  const missing = new Set<string>();
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    // It only keeps signs apart that would mean something together, and is not seen.
    if (code === wordJoiner) continue;
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : windows1252Bytes.get(code);
    if (byte === undefined) missing.add(character);
    bytes[length++] = byte ?? questionMark;
  }
  return { bytes: bytes.slice(0, length), missing: [...missing] };
}
