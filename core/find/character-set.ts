/** What one character of a pattern matches. */
export interface CharacterSet {
  has(codePoint: number): boolean;
}

/** Words in every script, other than `\w` of RegExp, which knows only ASCII. */
const WORD_CHARACTERS = '\\p{L}\\p{N}\\p{M}_';
const TABLE_SIZE = 0x3000;

/**
 * A set for one character, escape or class of a pattern. `RegExp` says what belongs to it, one character at a time, so
 * properties, ranges and case folding are the platform's own.
 */
export function createCharacterSet(source: string, ignoreCase: boolean): CharacterSet {
  const tester = new RegExp(`^(?:${withUnicodeWords(source)})$`, ignoreCase ? 'iu' : 'u');
  return remembering((codePoint) => tester.test(String.fromCodePoint(codePoint)));
}

export function unionOf(sets: readonly CharacterSet[]): CharacterSet {
  return remembering((codePoint) => sets.some((set) => set.has(codePoint)));
}

/** Asks once for each character. */
function remembering(test: (codePoint: number) => boolean): CharacterSet {
  const known = new Map<number, boolean>();
  // 0: not asked yet, 1: no, 2: yes.
  const table = new Uint8Array(TABLE_SIZE);
  return {
    has(codePoint) {
      if (codePoint < TABLE_SIZE) {
        const entry = table[codePoint]!;
        return entry === 0 ? (table[codePoint] = test(codePoint) ? 2 : 1) === 2 : entry === 2;
      }
      let found = known.get(codePoint);
      if (found === undefined) known.set(codePoint, (found = test(codePoint)));
      return found;
    },
  };
}

/** `\w` and `\W` alone, and `\w` in a class, for all scripts. */
function withUnicodeWords(source: string): string {
  if (source === '\\w') return `[${WORD_CHARACTERS}]`;
  if (source === '\\W') return `[^${WORD_CHARACTERS}]`;
  if (!source.startsWith('[')) return source;
  return source.replaceAll(/\\[^]/gu, (escape) => (escape === '\\w' ? WORD_CHARACTERS : escape));
}

const wordCharacters = createCharacterSet('\\w', false);

export function isWordCharacter(codePoint: number): boolean {
  return wordCharacters.has(codePoint);
}
