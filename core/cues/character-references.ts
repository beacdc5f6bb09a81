/** Character references of HTML: `&amp;`, `&eacute;`, `&#39;`. */
import { decodeHTMLStrict } from 'entities/decode';

const reference = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi;
const control = /^[\0-\x1f\x7f]$/;

/** Each reference that HTML knows is read once (`&amp;lt;` is `&lt;`); others, and control characters, stay as they are. */
export function decodeReferences(raw: string): string {
  return readReferences(raw).text;
}

/** The same, with how many were read. */
export function readReferences(raw: string): { readonly text: string; readonly count: number } {
  if (!raw.includes('&')) return { text: raw, count: 0 };
  let count = 0;
  const text = raw.replace(reference, (whole) => {
    const character = decodeHTMLStrict(whole);
    if (character === whole || control.test(character)) return whole;
    count += 1;
    return character;
  });
  return { text, count };
}

/** What HTML needs escaped in text. */
export function encodeReferences(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * [Note: Protected characters] Some formats have no escapes of their own, yet players and this reader take a few things
 * for markup. Where a text means them literally, a word joiner, which is not shown, parts them; it is taken off again
 * when the file is read. `pattern`: what comes behind the character, joiners passed.
 */
export class CharacterProtection {
  readonly #toProtect: RegExp;
  readonly #toFree: RegExp;

  constructor(character: string, pattern: string) {
    this.#toProtect = new RegExp(`${character}(?=\\u2060*(?:${pattern}))`, 'gi');
    this.#toFree = new RegExp(`(${character})\\u2060(?=\\u2060*(?:${pattern}))`, 'gi');
  }

  protect(text: string): string {
    return text.replace(this.#toProtect, '$&\u2060');
  }

  free(text: string): string {
    return text.replace(this.#toFree, '$1');
  }
}

/** For formats that are read with references but written without. */
export const referenceProtection = new CharacterProtection(
  '&',
  '#\\d{1,7};|#x[0-9a-f]{1,6};|[a-z][a-z0-9]{1,31};',
);
