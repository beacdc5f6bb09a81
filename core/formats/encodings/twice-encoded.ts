/**
 * UTF-8 that a program took for an old encoding and saved as UTF-8 once more: `clÃ©` for `clé`. Such a text is known by
 * this: each of its letters beyond ASCII is part of a run that, as bytes of the old encoding, is UTF-8.
 */

/** An old encoding: for each character its byte, 0x80 to 0xff. */
export interface CodePage {
  readonly encoding: string;
  readonly bytes: ReadonlyMap<string, number>;
}

export interface MendedText {
  readonly text: string;
  readonly encoding: string;
  /** Characters that were mended. */
  readonly count: number;
}

/** Some files went through it more than once. */
const maxRounds = 3;
/** One character in so many may be of another kind: a hand wrote it later. */
const maxOthers = 10;

/** Null where the text is as it should be. */
export function mendTwiceEncoded(text: string, pages: readonly CodePage[]): MendedText | null {
  let mended: MendedText | null = null;
  for (let round = 0; round < maxRounds; round += 1) {
    const next = mendOnce(mended?.text ?? text, pages);
    if (next === null) break;
    mended = mended === null ? next : { ...next, encoding: mended.encoding, count: mended.count };
  }
  return mended;
}

function mendOnce(text: string, pages: readonly CodePage[]): MendedText | null {
  const found = pages
    .map((page) => ({ page, ...readRuns(text, page) }))
    .filter(
      ({ sequences, others, isSure }) =>
        sequences > 0 && others * maxOthers <= sequences && (sequences > 1 || isSure),
    )
    .toSorted((a, b) => b.sequences - a.sequences)[0];
  if (found === undefined) return null;
  return { text: found.mended(), encoding: found.page.encoding, count: found.sequences };
}

interface Runs {
  readonly sequences: number;
  /** Characters beyond ASCII that are part of none. */
  readonly others: number;
  /** Even one of it is no chance: nobody writes `Ã©`. */
  readonly isSure: boolean;
  readonly mended: () => string;
}

function readRuns(text: string, { bytes }: CodePage): Runs {
  const places: { readonly from: number; readonly to: number; readonly character: string }[] = [];
  let others = 0;
  let isSure = false;
  for (let at = 0; at < text.length;) {
    if (text.charCodeAt(at) < 0x80) {
      at += 1;
      continue;
    }
    const sequence = readSequence(text, at, bytes);
    if (sequence === null) {
      others += 1;
      at += 1;
      continue;
    }
    isSure ||= /[\u00c2\u00c3]/.test(text[at]!) && /\p{L}/u.test(sequence.character);
    places.push({ from: at, ...sequence });
    at = sequence.to;
  }
  return { sequences: places.length, others, isSure, mended: () => replaced(text, places) };
}

function readSequence(
  text: string,
  at: number,
  bytes: ReadonlyMap<string, number>,
): { readonly to: number; readonly character: string } | null {
  const lead = bytes.get(text[at]!) ?? 0;
  const length =
    lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
  if (length === 0) return null;
  let code = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i += 1) {
    const byte = continuation(text, at + i, bytes, lead === 0xc3 && length === 2);
    if (byte === null) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  const smallest = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80;
  if (code < smallest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  const character = String.fromCodePoint(code);
  return isWritten(code, character) ? { to: at + length, character } : null;
}

/** A space that does not break, of `Ã ` for `à`, often became a plain one. */
function continuation(
  text: string,
  at: number,
  bytes: ReadonlyMap<string, number>,
  mayBeSpace: boolean,
): number | null {
  const character = text[at];
  if (character === undefined) return null;
  if (character === ' ' && mayBeSpace) return 0xa0;
  const byte = bytes.get(character) ?? 0;
  return byte >= 0x80 && byte < 0xc0 ? byte : null;
}

/** Letters of living scripts, signs and emoji; the rest of Unicode would be met by chance. */
function isWritten(code: number, character: string): boolean {
  if (code < 0x100) return code >= 0xa0;
  if (code >= 0x180 && code < 0x2000) return scripts.test(character);
  return code < 0x180 || !/\p{C}/u.test(character);
}

const scripts =
  /^(?:\p{Script=Greek}|[\u0400-\u0491\u04d8-\u04e9]|[\u05d0-\u05ea]|[\u060c\u061b\u061f\u0621-\u0652\u0660-\u06ff]|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Tamil}|\p{Script=Thai}|\p{Script=Hangul}|\p{Script=Georgian}|\p{Script=Armenian}|[\u1e00-\u1eff]|[\u0218-\u021b]|[\u01a0\u01a1\u01af\u01b0]|[\u0300-\u0303\u0309\u0323])$/u;

function replaced(
  text: string,
  places: readonly { readonly from: number; readonly to: number; readonly character: string }[],
): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, character } of places) {
    pieces.push(text.slice(at, from), character);
    at = to;
  }
  return [...pieces, text.slice(at)].join('');
}
