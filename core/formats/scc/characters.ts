/** The characters of CEA-608 captions (CEA-608-E, Annexes and tables 49 to 51, 5 to 10) as code words of two bytes. */

/** From 0x20 to 0x7f: ASCII but for these. */
const basicExceptions: ReadonlyMap<number, string> = new Map([
  [0x2a, '\u00e1'],
  [0x5c, '\u00e9'],
  [0x5e, '\u00ed'],
  [0x5f, '\u00f3'],
  [0x60, '\u00fa'],
  [0x7b, '\u00e7'],
  [0x7c, '\u00f7'],
  [0x7d, '\u00d1'],
  [0x7e, '\u00f1'],
  [0x7f, '\u2588'],
]);

/** 0x11 0x30 to 0x3f; a blank that is no space but shows the picture is read as a space that does not break. */
const special =
  '\u00ae\u00b0\u00bd\u00bf\u2122\u00a2\u00a3\u266a\u00e0\u00a0\u00e8\u00e2\u00ea\u00ee\u00f4\u00fb';
/** 0x12 0x20 to 0x3f: Spanish, signs, French. Each replaces the character before it. */
const spanishAndFrench =
  '\u00c1\u00c9\u00d3\u00da\u00dc\u00fc\u2018\u00a1*\u0027\u2014\u00a9\u2120\u2022\u201c\u201d' +
  '\u00c0\u00c2\u00c7\u00c8\u00ca\u00cb\u00eb\u00ce\u00cf\u00ef\u00d4\u00d9\u00f9\u00db\u00ab\u00bb';
/** 0x13 0x20 to 0x3f: Portuguese, German, Danish. */
const portugueseAndGerman =
  '\u00c3\u00e3\u00cd\u00cc\u00ec\u00d2\u00f2\u00d5\u00f5{}\\^_|~' +
  '\u00c4\u00e4\u00d6\u00f6\u00df\u00a5\u00a4\u2502\u00c5\u00e5\u00d8\u00f8\u250c\u2510\u2514\u2518';

/** A byte from 0x20 to 0x7f. */
export function basicCharacter(byte: number): string {
  return basicExceptions.get(byte) ?? String.fromCharCode(byte);
}

/** `second`: 0x30 to 0x3f. */
export function specialCharacter(second: number): string {
  return special[second - 0x30]!;
}

/** `table`: 2 or 3, of the first byte 0x12 or 0x13; `second`: 0x20 to 0x3f. */
export function extendedCharacter(table: 2 | 3, second: number): string {
  return (table === 2 ? spanishAndFrench : portugueseAndGerman)[second - 0x20]!;
}

export type CharacterCode =
  | { readonly kind: 'basic'; readonly byte: number }
  | { readonly kind: 'special'; readonly second: number }
  /** Sent behind a basic character that older decoders show in its place. */
  | {
      readonly kind: 'extended';
      readonly first: 0x12 | 0x13;
      readonly second: number;
      readonly instead: number;
    };

function* allCodes(): Generator<[string, CharacterCode]> {
  for (const [table, text] of [
    [0x13, portugueseAndGerman],
    [0x12, spanishAndFrench],
  ] as const) {
    for (let i = 0; i < text.length; i += 1) {
      const instead = plainLetter(text[i]!);
      yield [text[i]!, { kind: 'extended', first: table, second: 0x20 + i, instead }];
    }
  }
  for (let i = 0; i < special.length; i += 1) yield [special[i]!, { kind: 'special', second: 0x30 + i }];
  for (let byte = 0x20; byte <= 0x7f; byte += 1) yield [basicCharacter(byte), { kind: 'basic', byte }];
  for (const [character, byte] of likeBasic) yield [character, { kind: 'basic', byte }];
}

const likeBasic: readonly (readonly [string, number])[] = [
  ['\u2019', 0x27],
  ['\u00a0', 0x20],
  ['\u2010', 0x2d],
  ['\u2011', 0x2d],
  ['\u2012', 0x2d],
  ['\u2013', 0x2d],
  ['\u2212', 0x2d],
  ['\u2009', 0x20],
  ['\u202f', 0x20],
];

/** The letter without its accent, where ASCII has it. */
function plainLetter(character: string): number {
  const plain = character.normalize('NFD').charCodeAt(0);
  const isBasic = plain >= 0x20 && plain < 0x7f && basicCharacter(plain) === String.fromCharCode(plain);
  return isBasic ? plain : (lookalikes.get(character) ?? 0x20);
}

const lookalikes: ReadonlyMap<string, number> = new Map([
  ['\u2018', 0x27],
  ['\u201c', 0x22],
  ['\u201d', 0x22],
  ['\u2014', 0x2d],
  ['\u00ab', 0x22],
  ['\u00bb', 0x22],
  ['\u00a1', 0x21],
  ['\u2022', 0x2e],
  ['\u00d8', 0x4f],
  ['\u00f8', 0x6f],
  ['\u00df', 0x73],
]);

const codes: ReadonlyMap<string, CharacterCode> = new Map(allCodes());

/** The code of a character, or of what looks like it; null where there is none. */
export function codeOfCharacter(character: string): CharacterCode | null {
  return codes.get(character) ?? null;
}
