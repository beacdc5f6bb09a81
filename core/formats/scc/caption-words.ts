/** The code words that put rows into the hidden screen of a receiver, two bytes for each frame, with odd parity. */
import type { CaptionRow, RowItem, RowLook } from './caption-rows.ts';
import { control, rowAddress } from './control-codes.ts';

/** Each control code is sent twice. */
export function controlWords(second: number): readonly number[] {
  const word = wordOf(0x14, second);
  return [word, word];
}

/** From "resume caption loading" to the last character. */
export function loadWords(rows: readonly CaptionRow[]): readonly number[] {
  const words = new WordList();
  words.addTwice(0x14, control.resumeCaptionLoading);
  words.addTwice(0x14, control.eraseNonDisplayed);
  for (const row of rows) addRow(row, words);
  return words.all();
}

function addRow({ row, column, look, items }: CaptionRow, words: WordList): void {
  const isIndent = look.value === 0;
  const indent = Math.floor(column / 4);
  const [first, second] = rowAddress(row, isIndent ? 8 + indent : look.value, look.underline);
  words.addTwice(first, second);
  if (isIndent && column % 4 > 0) words.addTwice(0x17, 0x20 + (column % 4));
  for (const item of items) addItem(item, words);
}

function addItem(item: RowItem, words: WordList): void {
  if (item.kind === 'look') {
    words.addTwice(0x11, midRow(item.look));
    return;
  }
  const { code } = item;
  switch (code.kind) {
    case 'basic':
      words.addByte(code.byte);
      return;
    case 'special':
      words.addOnce(0x11, code.second);
      return;
    case 'extended':
      words.addByte(code.instead);
      words.addOnce(code.first, code.second);
  }
}

function midRow({ value, underline }: RowLook): number {
  return 0x20 + (value << 1) + (underline ? 1 : 0);
}

class WordList {
  readonly #words: number[] = [];
  /** A byte that waits for its second. */
  #open: number | null = null;

  addByte(byte: number): void {
    if (this.#open === null) {
      this.#open = byte;
      return;
    }
    this.#words.push(wordOf(this.#open, byte));
    this.#open = null;
  }

  addTwice(first: number, second: number): void {
    this.#close();
    this.#words.push(wordOf(first, second), wordOf(first, second));
  }

  /** The same code once more would count as its repetition: an empty word parts the two. */
  addOnce(first: number, second: number): void {
    this.#close();
    const word = wordOf(first, second);
    if (this.#words.at(-1) === word) this.#words.push(wordOf(0, 0));
    this.#words.push(word);
  }

  all(): readonly number[] {
    this.#close();
    return this.#words;
  }

  #close(): void {
    if (this.#open !== null) this.#words.push(wordOf(this.#open, 0));
    this.#open = null;
  }
}

function wordOf(first: number, second: number): number {
  return (withParity(first) << 8) | withParity(second);
}

/** Seven bits and an eighth that makes the number of ones odd. */
function withParity(byte: number): number {
  let ones = 0;
  for (let bits = byte; bits > 0; bits >>= 1) ones += bits & 1;
  return ones % 2 === 0 ? byte | 0x80 : byte;
}
