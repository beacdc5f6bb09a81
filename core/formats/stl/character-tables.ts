/** The character code tables of EBU STL (Tech 3264-E, appendix 2): bytes from 0x20 on, and the way back. */

/** As `CCT` of the head names it. */
export type CodeTable = '00' | '01' | '02' | '03' | '04';

export interface CharacterTable {
  readonly id: CodeTable;
  /** What a byte of 0xa0 and more, or an ASCII one that differs, stands for; null for none. */
  readonly character: (byte: number) => string | null;
}

/** ISO 6937 above 0xa0, a row for each sixteen; U+FFFD where nothing is. The accents of 0xc0 stand before their letter. */
const latinRows: ReadonlyMap<number, string> = new Map([
  [
    0xa0,
    '\u00a0\u00a1\u00a2\u00a3$\u00a5#\u00a7\u00a4\u2018\u201c\u00ab\u2190\u2191\u2192\u2193' +
      '\u00b0\u00b1\u00b2\u00b3\u00d7\u00b5\u00b6\u00b7\u00f7\u2019\u201d\u00bb\u00bc\u00bd\u00be\u00bf',
  ],
  [
    0xd0,
    '\u2014\u00b9\u00ae\u00a9\u2122\u266a\u00ac\u00a6\ufffd\ufffd\ufffd\ufffd\u215b\u215c\u215d\u215e' +
      '\u2126\u00c6\u0110\u00aa\u0126\ufffd\u0132\u013f\u0141\u00d8\u0152\u00ba\u00de\u0166\u014a\u0149' +
      '\u0138\u00e6\u0111\u00f0\u0127\u0131\u0133\u0140\u0142\u00f8\u0153\u00df\u00fe\u0167\u014b\u00ad',
  ],
]);

/** Combining characters of 0xc1 to 0xcf. */
const accents = '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0308\u030a\u0327\u0332\u030b\u0328\u030c';

/** The accent that a byte of the Latin table puts on the letter after it; null for another byte. */
export function accentOfByte(byte: number): string | null {
  return byte >= 0xc1 && byte <= 0xcf ? accents[byte - 0xc1]! : null;
}

const latin: CharacterTable = {
  id: '00',
  character: (byte) => {
    for (const [first, row] of latinRows) {
      if (byte >= first && byte < first + row.length) return known(row[byte - first]!);
    }
    return null;
  },
};

/** ISO 8859-5 */
const cyrillic: CharacterTable = {
  id: '01',
  character: (byte) => {
    if (byte === 0xad || byte === 0xa0) return String.fromCharCode(byte);
    if (byte === 0xf0) return '\u2116';
    if (byte === 0xfd) return '\u00a7';
    return byte > 0xa0 ? String.fromCharCode(byte + 0x360) : null;
  },
};

/** ISO 8859-6 */
const arabic: CharacterTable = {
  id: '02',
  character: (byte) => {
    if ([0xa0, 0xa4, 0xad].includes(byte)) return String.fromCharCode(byte);
    const isLetter = (byte >= 0xc1 && byte <= 0xda) || (byte >= 0xe0 && byte <= 0xf2);
    return isLetter || [0xac, 0xbb, 0xbf].includes(byte) ? String.fromCharCode(byte + 0x560) : null;
  },
};

/** What ISO 8859-7 has as Latin-1 has it. */
const greekAsLatin = new Set([
  0xa0, 0xa3, 0xa6, 0xa7, 0xa8, 0xa9, 0xab, 0xac, 0xad, 0xb0, 0xb1, 0xb2, 0xb3, 0xb7, 0xbb, 0xbd,
]);

/** ISO 8859-7 */
const greek: CharacterTable = {
  id: '03',
  character: (byte) => {
    if (greekAsLatin.has(byte)) return String.fromCharCode(byte);
    if (byte === 0xa1) return '\u2018';
    if (byte === 0xa2) return '\u2019';
    if (byte === 0xaf) return '\u2015';
    return byte >= 0xb4 && byte !== 0xd2 && byte !== 0xff ? String.fromCharCode(byte + 0x2d0) : null;
  },
};

/** ISO 8859-8 */
const hebrew: CharacterTable = {
  id: '04',
  character: (byte) => {
    if (byte >= 0xe0 && byte <= 0xfa) return String.fromCharCode(byte + 0x4f0);
    if (byte === 0xaa) return '\u00d7';
    if (byte === 0xba) return '\u00f7';
    return byte >= 0xa0 && byte <= 0xbe && byte !== 0xa1 ? String.fromCharCode(byte) : null;
  },
};

const tables: readonly CharacterTable[] = [latin, cyrillic, arabic, greek, hebrew];

/** By `CCT`; the Latin one where it is none. */
export function characterTable(id: string): CharacterTable {
  return tables.find((table) => table.id === id) ?? latin;
}

/** Bytes of a text in a table, and the characters that it lacks. */
export class TableEncoder {
  readonly missing = new Set<string>();
  readonly #table: CharacterTable;
  readonly #bytes: ReadonlyMap<string, readonly number[]>;

  constructor(table: CharacterTable) {
    this.#table = table;
    this.#bytes = bytesOfTable(table);
  }

  get id(): CodeTable {
    return this.#table.id;
  }

  /** Of one character; of a letter like it, or `?`, where there is none. */
  encode(character: string): readonly number[] {
    const bytes = this.#find(character);
    if (bytes !== undefined) return bytes;
    this.missing.add(character);
    return this.#find(character.normalize('NFKD')[0]!) ?? [0x3f];
  }

  #find(character: string): readonly number[] | undefined {
    const own = this.#bytes.get(likeCharacters.get(character) ?? character);
    if (own !== undefined || this.#table.id !== '00') return own;
    const [letter, accent, more] = character.normalize('NFD');
    const at = accent === undefined || more !== undefined ? -1 : accents.indexOf(accent);
    const base = letter === undefined ? undefined : this.#bytes.get(letter);
    return at < 0 || base === undefined ? undefined : [0xc1 + at, ...base];
  }
}

/** The table that has most of the text's characters, the Latin one where several have. */
export function encoderFor(texts: readonly string[]): TableEncoder {
  const used = new Set<string>();
  for (const text of texts) for (const character of text) used.add(character);
  let best: { readonly encoder: TableEncoder; readonly missing: number } | null = null;
  for (const table of tables) {
    const encoder = new TableEncoder(table);
    for (const character of used) encoder.encode(character);
    const missing = encoder.missing.size;
    encoder.missing.clear();
    if (best === null || missing < best.missing) best = { encoder, missing };
  }
  return best!.encoder;
}

const likeCharacters: ReadonlyMap<string, string> = new Map([
  ['\u2013', '-'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2012', '-'],
  ['\u2212', '-'],
  ['\u2015', '\u2014'],
  ['\u03a9', '\u03a9'],
]);

function bytesOfTable(table: CharacterTable): ReadonlyMap<string, readonly number[]> {
  const bytes = new Map<string, readonly number[]>();
  for (let byte = 0xff; byte >= 0xa0; byte -= 1) {
    const character = table.character(byte);
    if (character !== null) bytes.set(character, [byte]);
  }
  // The dollar of the Latin table stands above; some readers take 0x24 for a sign of currency.
  for (let byte = 0x20; byte < 0x7f; byte += 1) {
    const character = String.fromCharCode(byte);
    if (!(character === '$' && table.id === '00')) bytes.set(character, [byte]);
  }
  return bytes;
}

function known(character: string): string | null {
  return character === '\ufffd' ? null : character;
}
