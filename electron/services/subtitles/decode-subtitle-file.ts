/**
 * Bytes of a subtitle file to text, whatever wrote them. Unicode is recognised in core; the encodings before it by the
 * frequencies of their letters (chardet, a port of ICU's detector), decoded by the platform's `TextDecoder`.
 */
import { analyse } from 'chardet';
import { SidecutError } from '../../../core/errors.ts';
import { decodeSubtitleBytes } from '../../../core/formats/decode-bytes.ts';
import { problem } from '../../../core/format-problems.ts';
import type { FormatProblem } from '../../../core/format-problems.ts';

export interface DecodedFile {
  readonly text: string;
  /** As the WHATWG names it, in lower case: `windows-1251`. */
  readonly encoding: string;
  readonly problems: readonly FormatProblem[];
}

/** The detector is told lines with letters beyond ASCII only; more than this makes it no surer. */
const sampleBytes = 64 * 1024;
/** Fewer letters beyond ASCII than these are no evidence against the most common encoding. */
const minLetters = 6;
const lowestConfidence = 10;
/** Subsets of what files really are in; the larger one decodes both. */
const supersets: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
};
/** Its capital alpha with accent, which ISO 8859-7 has at another place than Windows-1253. */
const isoGreekAlpha = 0xb6;

/** `encoding`: as the person chose it; found out unless given. */
export function decodeSubtitleFile(bytes: Uint8Array, encoding?: string): DecodedFile {
  if (encoding !== undefined && encoding !== 'auto') return decodeAs(bytes, encoding);
  const decoded = decodeSubtitleBytes(bytes);
  if (decoded.encoding !== 'windows-1252') return decoded;
  const detected = detectEncoding(bytes);
  if (detected === null) return decoded;
  const facts = { encoding: detected.encoding, by: 'letters' } as const;
  return {
    ...detected,
    problems: decoded.problems.map(({ line }) => problem(line, 'encoding-guessed', facts)),
  };
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedFile {
  try {
    const decoder = new TextDecoder(encoding);
    return { text: decoder.decode(bytes), encoding: decoder.encoding, problems: [] };
  } catch (cause) {
    throw new SidecutError('usage', { reason: 'unknown-encoding', encoding }, { cause });
  }
}

/** The likeliest encoding in which every byte has a meaning; null when nothing speaks against Windows-1252. */
function detectEncoding(bytes: Uint8Array): { readonly text: string; readonly encoding: string } | null {
  const sample = linesBeyondAscii(bytes);
  if (sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0) < minLetters) return null;
  for (const { name, confidence } of analyse(sample)) {
    if (confidence < lowestConfidence) return null;
    const encoding = decoderFor(name.toLowerCase(), sample);
    if (encoding === 'windows-1252') return null;
    const text = decodeStrictly(bytes, encoding);
    if (text !== null) return { text, encoding };
  }
  return null;
}

function decoderFor(name: string, sample: Uint8Array): string {
  if (name === 'iso-8859-7') return sample.includes(isoGreekAlpha) ? name : 'windows-1253';
  return supersets[name] ?? name;
}

/** Null when the platform does not know the encoding or bytes have no meaning in it. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Times, numbers and plain English would make the other letters look rare. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, sampleBytes));
  let length = 0;
  for (let from = 0; from < bytes.length && length < sample.length;) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end + 1;
    const line = bytes.subarray(from, Math.min(to, from + sample.length - length));
    if (line.some((byte) => byte >= 0x80)) {
      sample.set(line, length);
      length += line.length;
    }
    from = to;
  }
  return sample.subarray(0, length);
}
