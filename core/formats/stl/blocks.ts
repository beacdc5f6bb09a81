/**
 * The blocks of EBU STL (Tech 3264-E): a head of 1024 bytes (GSI) and one block of 128 bytes (TTI) or more for each
 * subtitle. A file is a string here, each of its characters a byte.
 */

export const headLength = 1024;
export const blockLength = 128;
/** Of the text field. */
export const maxTextBytes = 112;
const textAt = 16;

/** Bytes of the text field that are no text. */
export const textCode = {
  endBox: 0x0a,
  startBox: 0x0b,
  doubleHeight: 0x0d,
  italicsOn: 0x80,
  italicsOff: 0x81,
  underlineOn: 0x82,
  underlineOff: 0x83,
  newLine: 0x8a,
  unused: 0x8f,
} as const;

/** Colours of teletext by the codes 0 to 7. */
export const teletextColors = [
  ...(['#000000', '#ff0000', '#00ff00', '#ffff00'] as const),
  ...(['#0000ff', '#ff00ff', '#00ffff', '#ffffff'] as const),
] as const;

export interface StlHead {
  /** Frames a second of `STL25.01`; null where the field says none. */
  readonly framesPerSecond: number | null;
  /** `DSC`: `0` open subtitles, `1` and `2` teletext. */
  readonly display: string;
  readonly codeTable: string;
  readonly languageCode: string;
  /** `TCP`, the timecode at which the programme starts: hhmmssff. */
  readonly programmeStart: string;
  /** Rows of the screen. */
  readonly rows: number;
}

/** What the two digits of `DFC` stand for where they are no whole rate. */
const rates: ReadonlyMap<string, number> = new Map([
  ['23', 24_000 / 1001],
  ['29', 30_000 / 1001],
  ['59', 60_000 / 1001],
]);

/** True for the beginning of such a file. */
export function isStl(head: string): boolean {
  return /^[\s\S]{3}STL\d\d\.\d\d/.test(head);
}

export function readHead(file: string): StlHead {
  const field = (from: number, length: number): string => file.slice(from, from + length).trim();
  const digits = /^STL(\d\d)\.\d\d$/.exec(field(3, 8))?.[1];
  const rows = Number(/^\d{1,2}$/.exec(field(253, 2))?.[0] ?? 0);
  const display = field(11, 1);
  return {
    framesPerSecond: digits === undefined || digits === '00' ? null : (rates.get(digits) ?? Number(digits)),
    display,
    codeTable: field(12, 2),
    languageCode: field(14, 2),
    programmeStart: field(256, 8),
    rows: rows > 0 ? rows : 23,
  };
}

export interface StlBlock {
  readonly number: number;
  /** 0xff for the last block of a subtitle, 0xfe for data of the user. */
  readonly extension: number;
  /** 0: alone; 1, 2, 3: first, further and last of a set that adds up. */
  readonly cumulative: number;
  /** Hours, minutes, seconds, frames. */
  readonly timeIn: readonly number[];
  readonly timeOut: readonly number[];
  /** Row of the first line, from 1. */
  readonly row: number;
  /** 1 left, 2 centre, 3 right. */
  readonly justification: number;
  readonly isComment: boolean;
  readonly text: readonly number[];
}

export function* readBlocks(file: string): Generator<StlBlock, void, undefined> {
  for (let at = headLength; at + blockLength <= file.length; at += blockLength) {
    const bytes = (from: number, length: number): readonly number[] =>
      Array.from({ length }, (_, index) => file.charCodeAt(at + from + index) & 0xff);
    const [, low = 0, high = 0, extension = 0xff, cumulative = 0] = bytes(0, 5);
    const [row = 0, justification = 0, comment = 0] = bytes(13, 3);
    yield {
      number: low | (high << 8),
      ...{ extension, cumulative, row, justification },
      timeIn: bytes(5, 4),
      timeOut: bytes(9, 4),
      isComment: comment === 1,
      text: bytes(textAt, maxTextBytes),
    };
  }
}

export interface WrittenBlock {
  readonly number: number;
  readonly extension: number;
  readonly timeIn: readonly number[];
  readonly timeOut: readonly number[];
  readonly row: number;
  readonly justification: number;
  /** At most `maxTextBytes`. */
  readonly text: readonly number[];
}

export function writeBlock({
  number,
  extension,
  timeIn,
  timeOut,
  row,
  justification,
  text,
}: WrittenBlock): string {
  const filled = [...text, ...Array.from({ length: maxTextBytes - text.length }, () => textCode.unused)];
  const head = [
    0,
    number & 0xff,
    (number >> 8) & 0xff,
    extension,
    0,
    ...timeIn,
    ...timeOut,
    row,
    justification,
    0,
  ];
  return String.fromCharCode(...head, ...filled);
}

export interface WrittenHead {
  /** 25 or 30. */
  readonly framesPerSecond: number;
  readonly isTeletext: boolean;
  readonly codeTable: string;
  readonly languageCode: string;
  readonly blocks: number;
  readonly subtitles: number;
  /** Characters of the longest line. */
  readonly columns: number;
  readonly rows: number;
  /** hhmmssff of the first subtitle. */
  readonly firstTime: string;
}

export function writeHead(head: WrittenHead): string {
  const number = (value: number, digits: number): string =>
    String(Math.min(value, 10 ** digits - 1)).padStart(digits, '0');
  const fields: readonly (readonly [at: number, value: string])[] = [
    [0, '850'],
    [3, `STL${number(head.framesPerSecond, 2)}.01`],
    [11, head.isTeletext ? '1' : '0'],
    [12, head.codeTable],
    [14, head.languageCode],
    // Dates of making and of revision, which nobody told.
    [224, '000101000101'],
    [236, '00'],
    [238, number(head.blocks, 5)],
    [243, number(head.subtitles, 5)],
    [248, '001'],
    [251, number(head.columns, 2)],
    [253, number(head.rows, 2)],
    [255, '1'],
    [256, '00000000'],
    [264, head.firstTime],
    [272, '11'],
  ];
  let written = '';
  for (const [at, value] of fields) written = written.padEnd(at, ' ') + value;
  return written.padEnd(headLength, ' ');
}
