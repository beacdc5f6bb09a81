/** Thai in its old encoding (TIS-620, windows-874), which chardet does not know. */

const isConsonant = (byte: number): boolean => byte >= 0xa1 && byte <= 0xce;
/** Vowels that are written before their consonant. */
const isLeading = (byte: number): boolean => byte >= 0xe0 && byte <= 0xe4;
/** Vowels and tones above or below a consonant. */
const isMark = (byte: number): boolean =>
  byte === 0xd1 || (byte >= 0xd4 && byte <= 0xda) || (byte >= 0xe7 && byte <= 0xee);
const isThai = (byte: number): boolean => (byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);

/** Fewer bytes tell nothing. */
const minBytes = 8;

/**
 * True where nearly all bytes beyond ASCII are Thai, and stand as Thai is written: marks behind a consonant, leading
 * vowels before one, and many of both.
 */
export function looksThai(bytes: Uint8Array): boolean {
  let beyond = 0;
  let thai = 0;
  let marks = 0;
  let wrong = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte < 0x80 || byte === 0xa0) continue;
    beyond += 1;
    if (isThai(byte)) thai += 1;
    const before = bytes[index - 1] ?? 0;
    const after = bytes[index + 1] ?? 0;
    if (isMark(byte)) {
      marks += 1;
      if (!isConsonant(before) && !isMark(before)) wrong += 1;
    } else if (isLeading(byte)) {
      marks += 1;
      if (!isConsonant(after)) wrong += 1;
    }
  }
  return beyond >= minBytes && thai >= beyond * 0.95 && marks >= beyond * 0.1 && wrong <= marks * 0.05;
}
