/**
 * A table over the UTF-16 units of scripts in which every unit is a character of its own or a mark on the one
 * before. Counting by it gives what a grapheme segmenter gives (a test compares them), tens of times faster.
 */

/** Not in the table: ask the segmenter. */
export const unknown = 0;
export const narrow = 1;
/** Full-width. */
export const wide = 2;
/** Combines with the character before it; counts 0. */
export const mark = 3;

const narrowRanges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  // Latin, Greek, Cyrillic; without the soft hyphen.
  [0xa0, 0xac],
  [0xae, 0x2ff],
  [0x370, 0x377],
  [0x37a, 0x37f],
  [0x384, 0x482],
  [0x48a, 0x52f],
  [0x5d0, 0x5ea],
  [0x606, 0x60f],
  [0x61d, 0x64a],
  [0x660, 0x66f],
  [0x671, 0x6d5],
  [0xe01, 0xe30],
  [0xe32, 0xe32],
  [0xe3f, 0xe46],
  [0xe4f, 0xe5b],
  [0x1e00, 0x1f15],
  [0x2010, 0x2027],
  [0x2030, 0x203b],
  [0x20a0, 0x20c0],
  [0xff61, 0xff9d],
];
const wideRanges: readonly (readonly [number, number])[] = [
  [0x3000, 0x3029],
  [0x3041, 0x3096],
  [0x309b, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xff01, 0xff60],
];
const markRanges: readonly (readonly [number, number])[] = [
  [0x300, 0x34e],
  [0x350, 0x36f],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0xe31, 0xe31],
  [0xe33, 0xe3a],
  [0xe47, 0xe4e],
  [0x3099, 0x309a],
];

export const characterKinds: Uint8Array = buildTable();

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [from, to] of narrowRanges) table.fill(narrow, from, to + 1);
  for (const [from, to] of wideRanges) table.fill(wide, from, to + 1);
  for (const [from, to] of markRanges) table.fill(mark, from, to + 1);
  return table;
}
