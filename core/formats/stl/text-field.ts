/** The text fields of EBU STL: characters of a table and codes for lines, looks and the colours of teletext. */
import { cueTextOfRuns, RunList, styledRuns } from '../styled-text.ts';
import { plainLook } from '../text-look.ts';
import type { TextLook } from '../text-look.ts';
import { teletextColors, textCode } from './blocks.ts';
import { accentOfByte } from './character-tables.ts';
import type { CharacterTable, TableEncoder } from './character-tables.ts';

export interface FieldText {
  /** As a cue's text; without blank lines, which rows of double height leave. */
  readonly text: string;
  readonly lines: number;
  readonly isDoubleHeight: boolean;
}

/** `bytes`: of all blocks of a subtitle. In teletext each row begins white. */
export function readField(bytes: readonly number[], table: CharacterTable, isTeletext: boolean): FieldText {
  const lines: RunList[] = [new RunList()];
  let look: TextLook = plainLook;
  let isDoubleHeight = false;
  let accent = '';
  let wantsSpace = false;
  const add = (character: string): void => {
    const line = lines.at(-1)!;
    const isOpen = line.lastCharacter !== '' && line.lastCharacter !== ' ';
    if (wantsSpace && isOpen && character !== ' ') line.add(' ', plainLook);
    wantsSpace = false;
    if (character !== ' ' || line.lastCharacter !== '') line.add(character, look);
  };
  for (const byte of bytes) {
    if (byte === textCode.unused) continue;
    if (byte === textCode.newLine) {
      lines.push(new RunList());
      wantsSpace = false;
      if (isTeletext) look = { ...look, color: null };
    } else if (byte < 0x20) {
      // Codes of teletext take a cell.
      wantsSpace = true;
      if (byte === textCode.doubleHeight) isDoubleHeight = true;
      if (byte < 8) look = { ...look, color: byte === 7 ? null : teletextColors[byte]! };
    } else if (byte >= 0x80 && byte < 0xa0) look = switched(look, byte);
    else {
      const found = table.id === '00' ? accentOfByte(byte) : null;
      if (found !== null) {
        accent = found;
        continue;
      }
      const character = byte < 0x7f ? String.fromCharCode(byte) : table.character(byte);
      if (character !== null) add(accent === '' ? character : accented(character, accent));
      accent = '';
    }
  }
  for (const line of lines) line.trimEnd();
  const inked = lines.filter((line) => line.runs.length > 0);
  return {
    text: inked.map((line) => cueTextOfRuns(line.runs)).join('\n'),
    lines: inked.length,
    isDoubleHeight,
  };
}

function switched(look: TextLook, byte: number): TextLook {
  if (byte === textCode.italicsOn || byte === textCode.italicsOff) {
    return { ...look, italic: byte === textCode.italicsOn };
  }
  if (byte === textCode.underlineOn || byte === textCode.underlineOff) {
    return { ...look, underline: byte === textCode.underlineOn };
  }
  return look;
}

/** An accent on a space stands by itself. */
function accented(character: string, accent: string): string {
  return `${character === ' ' ? '\u00a0' : character}${accent}`.normalize('NFC');
}

export interface WrittenField {
  readonly bytes: readonly number[];
  readonly lines: number;
  /** Characters of the longest line. */
  readonly columns: number;
}

/** Lines in boxes of double height with colours, for teletext; without both for open subtitles. */
export function writeField(cueText: string, encoder: TableEncoder, isTeletext: boolean): WrittenField {
  const bytes: number[] = [];
  let columns = 0;
  const lines = linesOf(cueText);
  for (const [index, line] of lines.entries()) {
    if (index > 0) bytes.push(textCode.newLine, ...(isTeletext ? [textCode.newLine] : []));
    if (isTeletext) bytes.push(textCode.doubleHeight, textCode.startBox, textCode.startBox);
    columns = Math.max(columns, addLine(line, encoder, isTeletext, bytes));
    if (isTeletext) bytes.push(textCode.endBox, textCode.endBox);
  }
  return { bytes, lines: lines.length, columns };
}

interface LookedText {
  readonly text: string;
  readonly look: TextLook;
}

/** Lines that have something to see. */
function linesOf(cueText: string): readonly (readonly LookedText[])[] {
  const lines: LookedText[][] = [[]];
  for (const run of styledRuns(cueText)) {
    for (const [index, text] of run.text
      .normalize('NFC')
      .split(/\r\n|\n|\r/)
      .entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)!.push({ text: text.replace(/[\p{Cf}\p{Cc}]/gu, ''), look: run });
    }
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''));
}

/** Returns how many characters the line has. */
function addLine(
  line: readonly LookedText[],
  encoder: TableEncoder,
  isTeletext: boolean,
  bytes: number[],
): number {
  let length = 0;
  let color = 7;
  let italic = false;
  let underline = false;
  for (const { text, look } of line) {
    const wanted = isTeletext ? colorCode(look.color) : color;
    let rest = text;
    if (wanted !== color && rest.trim() !== '') {
      // The code takes the cell of the space before the word.
      if (bytes.at(-1) === 0x20) bytes.pop();
      else rest = rest.replace(/^ /, '');
      bytes.push(wanted);
      color = wanted;
    }
    if (look.italic !== italic) bytes.push(look.italic ? textCode.italicsOn : textCode.italicsOff);
    if (look.underline !== underline)
      bytes.push(look.underline ? textCode.underlineOn : textCode.underlineOff);
    ({ italic, underline } = look);
    for (const character of rest) bytes.push(...encoder.encode(character));
    length += Array.from(rest).length;
  }
  if (italic) bytes.push(textCode.italicsOff);
  if (underline) bytes.push(textCode.underlineOff);
  return length;
}

/** The nearest of the eight colours. */
function colorCode(color: string | null): number {
  if (color === null) return 7;
  const parts = [1, 3, 5].map((at) => (Number.parseInt(color.slice(at, at + 2), 16) >= 0x80 ? 1 : 0));
  return parts[0]! | (parts[1]! << 1) | (parts[2]! << 2);
}
