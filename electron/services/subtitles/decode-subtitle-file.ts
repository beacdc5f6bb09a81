/**
 * Bytes of a subtitle file to text, whatever wrote them. Unicode is recognised in core, and so are the old encodings of
 * Latin letters ([Note: Old Latin encodings]) and Thai; those of other scripts by the frequencies of their letters
 * (chardet, a port of ICU's detector). The platform's `TextDecoder` decodes.
 */
import { analyse } from 'chardet';
import { SidecutError } from '../../../core/errors.ts';
import { decodeSubtitleBytes } from '../../../core/formats/decode-bytes.ts';
import { likeliestCased } from '../../../core/formats/encodings/cased-scripts.ts';
import { declarationLength, declaredEncoding } from '../../../core/formats/encodings/declared-encoding.ts';
import { encodingsOfLanguage } from '../../../core/formats/encodings/encodings-of-language.ts';
import { likeliestLatin } from '../../../core/formats/encodings/latin-evidence.ts';
import type { LatinEncoding } from '../../../core/formats/encodings/latin-languages.ts';
import { looksThai } from '../../../core/formats/encodings/thai.ts';
import { mendTwiceEncoded } from '../../../core/formats/encodings/twice-encoded.ts';
import { problem } from '../../../core/format-problems.ts';
import type { FormatProblem, FormatProblemFacts } from '../../../core/format-problems.ts';
import { codePages } from './code-pages.ts';

export interface DecodedFile {
  readonly text: string;
  /** As the WHATWG names it, in lower case: `windows-1251`. */
  readonly encoding: string;
  readonly problems: readonly FormatProblem[];
}

type GuessedBy = FormatProblemFacts['encoding-guessed']['by'];

interface Guess {
  readonly text: string;
  readonly encoding: string;
  readonly by: GuessedBy;
}

/** The detector is told lines with letters beyond ASCII only; more than this makes it no surer. */
const sampleBytes = 64 * 1024;
/** Fewer letters beyond ASCII than these are said to be a guess without evidence. */
const minLetters = 6;
const lowestConfidence = 10;
/** Where letters beyond ASCII are fewer than this share, they are Latin ones; of other scripts they are most. */
const maxLatinShare = 0.4;
/** Subsets of what files really are in; the larger one decodes both. */
const supersets: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
};
/** Its capital alpha with accent, which ISO 8859-7 has at another place than Windows-1253. */
const isoGreekAlpha = 0xb6;
const latinEncodings: readonly LatinEncoding[] = [
  ...(['windows-1252', 'windows-1250', 'iso-8859-2', 'windows-1254', 'windows-1257'] as const),
];

/** `encoding`: as the person chose it; found out unless given. `language`: as the file's name tells it, BCP 47. */
export function decodeSubtitleFile(bytes: Uint8Array, encoding?: string, language?: string): DecodedFile {
  if (encoding !== undefined && encoding !== 'auto') return decodeAs(bytes, encoding);
  const decoded = decodeSubtitleBytes(bytes);
  if (decoded.encoding === 'utf-8') return mended(decoded);
  if (decoded.encoding !== 'windows-1252') return decoded;
  const declared = decodeAsDeclared(bytes);
  if (declared !== null) return declared;
  const { text, by, encoding: guessed } = guess(bytes, language);
  const facts = { encoding: guessed === 'windows-1252' ? 'Windows-1252' : guessed, by };
  const problems = decoded.problems.map(({ line }) => problem(line, 'encoding-guessed', facts));
  return { text, encoding: guessed, problems };
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedFile {
  try {
    const decoder = new TextDecoder(encoding);
    return { text: decoder.decode(bytes), encoding: decoder.encoding, problems: [] };
  } catch (cause) {
    throw new SidecutError('usage', { reason: 'unknown-encoding', encoding }, { cause });
  }
}

function mended(decoded: DecodedFile): DecodedFile {
  const found = mendTwiceEncoded(decoded.text, codePages());
  if (found === null) return decoded;
  const { text, encoding, count } = found;
  return {
    ...decoded,
    text,
    problems: [problem(1, 'encoded-twice', { encoding, count }), ...decoded.problems],
  };
}

/** Null where the file declares none, or bytes have no meaning in it. */
function decodeAsDeclared(bytes: Uint8Array): DecodedFile | null {
  const head = String.fromCharCode(...bytes.subarray(0, declarationLength));
  const declared = declaredEncoding(head);
  if (declared === null || declared.startsWith('utf')) return null;
  const encoding = supersets[declared] ?? declared;
  const text = decodeStrictly(bytes, encoding);
  return text === null ? null : { text, encoding: new TextDecoder(encoding).encoding, problems: [] };
}

function guess(bytes: Uint8Array, language: string | undefined): Guess {
  const sample = linesBeyondAscii(bytes);
  const letters = countBeyondAscii(sample);
  const named = language === undefined ? [] : encodingsOfLanguage(language);
  return (
    guessThai(bytes, sample, named) ??
    guessOtherScript(bytes, sample, named) ??
    guessLatin(bytes, sample, letters, language)
  );
}

function guessThai(bytes: Uint8Array, sample: Uint8Array, named: readonly string[]): Guess | null {
  if (!looksThai(sample)) return null;
  const text = decodeStrictly(bytes, 'windows-874');
  return text === null
    ? null
    : { text, encoding: 'windows-874', by: named.includes('windows-874') ? 'name' : 'letters' };
}

/** Encodings of other scripts than Latin, where the share of their letters says that it is one. */
function guessOtherScript(bytes: Uint8Array, sample: Uint8Array, named: readonly string[]): Guess | null {
  const likely = detected(sample);
  const [first] = likely;
  const isDouble = first !== undefined && doubleByte.has(first.name) && first.confidence >= 50;
  if (shareBeyondAscii(sample) < maxLatinShare && !isDouble) return null;
  const names = withCased(
    likely.map(({ name }) => name).filter((name) => !isLatin(name)),
    sample,
  );
  const byName = [...names.filter((name) => named.includes(name)), ...named.filter((name) => !isLatin(name))];
  for (const [by, candidates] of [
    ['name', byName],
    ['letters', names],
  ] as const) {
    for (const encoding of candidates) {
      const text = decodeStrictly(bytes, encoding);
      if (text !== null) return { text, encoding, by };
    }
  }
  return null;
}

/** Encodings of scripts with capitals, of which the detector knows Russian and Greek only. */
const casedEncodings = [
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'iso-8859-5',
  'windows-1253',
  'iso-8859-7',
] as const;

/** What reads as Cyrillic or Greek goes before what does not. */
function withCased(names: readonly string[], sample: Uint8Array): readonly string[] {
  const [first] = names;
  const reading = (encoding: string) => ({ encoding, text: new TextDecoder(encoding).decode(sample) });
  const isCased = casedEncodings.some((encoding) => encoding === first);
  const isUncased = first === undefined || /^windows-125[56]$|^iso-8859-6$/.test(first);
  if (!isUncased && !isCased) return names;
  if (isCased && likeliestCased([reading(first!)]) !== null) return names;
  const found = likeliestCased(casedEncodings.map(reading));
  return found === null ? names : [found, ...names];
}

function guessLatin(
  bytes: Uint8Array,
  sample: Uint8Array,
  letters: number,
  language: string | undefined,
): Guess {
  const readings = latinEncodings.map((encoding) => ({
    encoding,
    text: new TextDecoder(encoding).decode(sample),
  }));
  const found = likeliestLatin(readings, language);
  const encoding = found?.encoding ?? 'windows-1252';
  const text = new TextDecoder(encoding).decode(bytes);
  const isNamed =
    language !== undefined && found !== null && encodingsOfLanguage(language).includes(encoding);
  const by = isNamed ? 'name' : letters < minLetters && encoding === 'windows-1252' ? 'default' : 'letters';
  return { text, encoding: sameText(bytes, sample, encoding, text), by };
}

/** Where the detector's choice gives the same text, its name is the better one. */
function sameText(bytes: Uint8Array, sample: Uint8Array, encoding: string, text: string): string {
  const [first] = detected(sample);
  const isOther = first !== undefined && first.name !== encoding && isLatin(first.name);
  return isOther && decodeStrictly(bytes, first.name) === text ? first.name : encoding;
}

interface Detected {
  /** As the WHATWG names it. */
  readonly name: string;
  /** 0 to 100. */
  readonly confidence: number;
}

const doubleByte = new Set([
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'big5',
  'iso-2022-jp',
  'iso-2022-kr',
  'iso-2022-cn',
]);

/** What the detector holds for likely, the likeliest first. */
function detected(sample: Uint8Array): readonly Detected[] {
  return analyse(sample)
    .filter(({ confidence }) => confidence >= lowestConfidence)
    .map(({ name, confidence }) => ({ name: decoderFor(name.toLowerCase(), sample), confidence }));
}

function decoderFor(name: string, sample: Uint8Array): string {
  if (name === 'iso-8859-7') return sample.includes(isoGreekAlpha) ? name : 'windows-1253';
  return supersets[name] ?? name;
}

function isLatin(name: string): boolean {
  return /^windows-125[02478]$|^iso-8859-(?:1|2|3|4|9|10|13|14|15|16)$|^(?:utf|ascii)/.test(name);
}

/** Null when the platform does not know the encoding or bytes have no meaning in it. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function countBeyondAscii(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
}

/** Of the letters of the sample. */
function shareBeyondAscii(sample: Uint8Array): number {
  const beyond = countBeyondAscii(sample);
  const ascii = sample.reduce((count, byte) => {
    const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
    return count + (isLetter ? 1 : 0);
  }, 0);
  return beyond / Math.max(1, beyond + ascii);
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
