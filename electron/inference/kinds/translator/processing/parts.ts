/**
 * [Note: Protected parts]
 * What must come through a translation unchanged is taken out first and leaves a mark: one character of Unicode's
 * private use area, the first for the first part of a text and so on. Marks survive cutting, joining and counting of
 * text; before the model they become the placeholders it copies, behind it they become the parts again.
 * - `tag`: `<i>`, `</i>`, `{\an8}`, notes of music. Where it stands in the sentence matters, but not to the meaning.
 * - `name`: what stands for a word: a number, a name in quotes, a link.
 */
export type PartKind = 'tag' | 'name';

export interface Part {
  readonly kind: PartKind;
  readonly text: string;
}

const firstMark = 0xe000;
const lastMark = 0xf8ff;
/** Any mark, one each. */
export const marks = /[\ue000-\uf8ff]/gu;

export function markOf(index: number): string {
  return String.fromCharCode(firstMark + index);
}

export function isMark(character: string): boolean {
  const code = character.charCodeAt(0);
  return character.length === 1 && code >= firstMark && code <= lastMark;
}

export function partOf(mark: string, parts: readonly Part[]): Part | undefined {
  return parts[mark.charCodeAt(0) - firstMark];
}

/** The mark for a new part; undefined when there are no more. */
export function addPart(part: Part, parts: Part[]): string | undefined {
  if (firstMark + parts.length > lastMark) return undefined;
  parts.push(part);
  return markOf(parts.length - 1);
}

export function marksIn(text: string): readonly string[] {
  return text.match(marks) ?? [];
}

export function putBack(text: string, parts: readonly Part[]): string {
  return text.replace(marks, (mark) => partOf(mark, parts)?.text ?? '');
}

/** False for numbers, signs and protected parts alone: there is nothing to translate. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text);
}
