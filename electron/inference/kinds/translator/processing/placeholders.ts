import { isMark, marks, marksIn, partOf } from './parts.ts';
import type { Part } from './parts.ts';
import { isClosing } from './tags.ts';

/** What the model reads: the first mark becomes its first placeholder, or the part itself where it has none. */
export function toModelText(masked: string, placeholders: readonly string[], parts: readonly Part[]): string {
  const order = marksIn(masked);
  return masked.replace(marks, (mark) =>
    placeholders.length > 0 ? (placeholders[order.indexOf(mark)] ?? '') : (partOf(mark, parts)?.text ?? ''),
  );
}

/**
 * What the model wrote, with marks again. `source` is the masked text it was given; placeholders that were not in it
 * go.
 */
export function fromModelText(
  text: string,
  source: string,
  placeholders: readonly string[],
  parts: readonly Part[],
): string {
  const order = marksIn(source);
  const clean = text.replace(marks, '');
  if (placeholders.length === 0) {
    return order.reduce(
      (result, mark) => result.replaceAll(partOf(mark, parts)?.text ?? mark, () => mark),
      clean,
    );
  }
  // The longest first: `<x1>` may be the beginning of another.
  const names = [...placeholders].sort((a, b) => b.length - a.length).map((name) => escapePattern(name));
  const found = new RegExp(names.join('|'), 'gu');
  return clean.replace(found, (name) => order[placeholders.indexOf(name)] ?? '');
}

/** Marks of the source that the translation does not have exactly once, or pairs of tags that came apart. */
export function brokenMarks(source: string, translated: string, parts: readonly Part[]): readonly string[] {
  const given = marksIn(translated);
  const broken = marksIn(source).filter((mark) => given.filter((other) => other === mark).length !== 1);
  return broken.length > 0
    ? broken
    : tagPairs(source, parts).flatMap((pair) => (isWhole(translated, pair) ? [] : pair));
}

/** `<i>` and `</i>` that belong together: a closing tag ends what was opened last. */
function tagPairs(source: string, parts: readonly Part[]): readonly (readonly [string, string])[] {
  const open: string[] = [];
  const pairs: (readonly [string, string])[] = [];
  for (const mark of marksIn(source)) {
    const part = partOf(mark, parts);
    if (part?.kind !== 'tag') continue;
    if (!isClosing(part)) open.push(mark);
    else if (open.length > 0) pairs.push([open.pop() ?? '', mark]);
  }
  return pairs;
}

function isWhole(text: string, [opening, closing]: readonly [string, string]): boolean {
  return (
    text
      .slice(text.indexOf(opening) + 1)
      .trimStart()
      .indexOf(closing) > 0
  );
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}

/** The text in pieces, each of the marks a piece of its own. */
export function cutAtMarks(masked: string, cuts: readonly string[]): readonly string[] {
  const pieces: string[] = [''];
  for (const character of masked) {
    if (isMark(character) && cuts.includes(character)) pieces.push(character, '');
    else pieces.push((pieces.pop() ?? '') + character);
  }
  return pieces.filter((piece) => piece !== '');
}
