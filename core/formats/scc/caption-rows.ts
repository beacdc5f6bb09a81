/** A cue's text as rows of CEA-608 cells: characters, and the codes between them that change their look. */
import { styledRuns } from '../styled-text.ts';
import type { CuePlace } from '../place.ts';
import { firstColumnOf, firstRowOf, screenColumns, screenRows } from './caption-screen.ts';
import { codeOfCharacter } from './characters.ts';
import type { CharacterCode } from './characters.ts';
import { lookValue } from './control-codes.ts';

export interface RowLook {
  /** As `lookValue` gives it. */
  readonly value: number;
  readonly underline: boolean;
}

export type RowItem =
  | { readonly kind: 'character'; readonly code: CharacterCode }
  /** Takes a cell that looks like a space. */
  | { readonly kind: 'look'; readonly look: RowLook };

export interface CaptionRow {
  /** 1 to 15. */
  readonly row: number;
  /** 0 to 31. */
  readonly column: number;
  /** Of the first character, where its code stands in no cell of its own. */
  readonly look: RowLook;
  readonly items: readonly RowItem[];
}

export interface CaptionLayout {
  readonly rows: readonly CaptionRow[];
  /** Characters that have no code; another letter or `?` is written. */
  readonly missing: readonly string[];
  /** True where the screen has not rows enough. */
  readonly isCut: boolean;
}

interface LookedCharacter {
  readonly character: string;
  readonly look: RowLook;
}

const plain: RowLook = { value: 0, underline: false };

export function layOut(cueText: string, place: CuePlace): CaptionLayout {
  const missing = new Set<string>();
  const lines = linesOf(cueText).flatMap((line) => wrapped(line));
  const shown = lines.slice(0, screenRows);
  const firstRow = firstRowOf(place, shown.length);
  const rows = shown.map((line, index) => rowOf(line, firstRow + index, place, missing));
  return { rows, missing: [...missing], isCut: lines.length > shown.length };
}

/** Lines with something to see; a space looks like what is before it. */
function linesOf(cueText: string): readonly (readonly LookedCharacter[])[] {
  const lines: LookedCharacter[][] = [[]];
  for (const run of styledRuns(cueText)) {
    const look = { value: lookValue(run), underline: run.underline };
    for (const character of run.text.normalize('NFC').replace(/\r\n?/g, '\n')) {
      const line = lines.at(-1)!;
      if (character === '\n') lines.push([]);
      else if (/\s/.test(character)) line.push({ character: ' ', look: line.at(-1)?.look ?? look });
      else if (character < '\u007f' || !/[\p{Cf}\p{Cc}]/u.test(character)) line.push({ character, look });
    }
  }
  return lines.map(trimmed).filter((line) => line.length > 0);
}

function trimmed(line: readonly LookedCharacter[]): readonly LookedCharacter[] {
  const from = line.findIndex(({ character }) => character !== ' ');
  const to = line.findLastIndex(({ character }) => character !== ' ');
  return from < 0 ? [] : line.slice(from, to + 1);
}

/** Lines of at most 32 cells, of about one length; no more than one beyond what a screen holds. */
function wrapped(line: readonly LookedCharacter[]): readonly (readonly LookedCharacter[])[] {
  const lines: (readonly LookedCharacter[])[] = [];
  let from = 0;
  while (line.length - from > screenColumns && lines.length <= screenRows) {
    const left = line.length - from;
    const wanted = Math.ceil(left / Math.ceil(left / screenColumns));
    const piece = line.slice(from, from + screenColumns + 1);
    const space = spaceNear(piece, wanted);
    lines.push(trimmed(piece.slice(0, space)));
    from += space;
    while (line[from]?.character === ' ') from += 1;
  }
  return lines.length > screenRows ? lines : [...lines, line.slice(from)];
}

/** The last space up to the edge that leaves lines of about one length; the edge itself in one long word. */
function spaceNear(line: readonly LookedCharacter[], wanted: number): number {
  const isSpace = (at: number): boolean => line[at]?.character === ' ';
  for (let at = wanted; at <= screenColumns; at += 1) if (isSpace(at)) return at;
  for (let at = Math.min(wanted, screenColumns); at > 0; at -= 1) if (isSpace(at)) return at;
  return screenColumns;
}

function rowOf(
  line: readonly LookedCharacter[],
  row: number,
  place: CuePlace,
  missing: Set<string>,
): CaptionRow {
  const { look } = line[0]!;
  const items = itemsOf(line, missing);
  const column = firstColumnOf(place, items.length);
  if (sameLook(look, plain) || (column === 0 && look.value !== 0) || look.value === 0) {
    return { row, column: look.value === 0 ? column : 0, look, items };
  }
  return { row, column: column - 1, look: plain, items: [{ kind: 'look', look }, ...items] };
}

/** A look changes in the cell of the space before it; without a space in a cell of its own, while there is room. */
function itemsOf(line: readonly LookedCharacter[], missing: Set<string>): readonly RowItem[] {
  const items: RowItem[] = [];
  let room = screenColumns - line.length;
  let current = line[0]!.look;
  for (const [index, { character, look }] of line.entries()) {
    if (!sameLook(look, current)) {
      const takesSpace = index > 0 && line[index - 1]!.character === ' ';
      if (takesSpace) items.pop();
      else room -= 1;
      if (takesSpace || room >= 0) {
        items.push({ kind: 'look', look });
        current = look;
      }
    }
    items.push(itemOf(character, missing));
  }
  return items;
}

function sameLook(a: RowLook, b: RowLook): boolean {
  return a.value === b.value && a.underline === b.underline;
}

const questionMark = 0x3f;
/** One for each character: a film has a hundred thousand. */
const knownItems = new Map<string, RowItem>();

function itemOf(character: string, missing: Set<string>): RowItem {
  const known = knownItems.get(character);
  if (known !== undefined) return known;
  const code = codeOfCharacter(character);
  if (code === null) {
    missing.add(character);
    const letter = codeOfCharacter(character.normalize('NFKD')[0]!);
    return { kind: 'character', code: letter ?? { kind: 'basic', byte: questionMark } };
  }
  const item: RowItem = { kind: 'character', code };
  knownItems.set(character, item);
  return item;
}
