import { isUnspacedScript } from '../cues/text-measure.ts';
import { unspacedBoundaries } from '../language/segments.ts';

/** What words are made of, in every script: the inside of a character class. */
export const wordCharacters = '\\p{L}\\p{N}\\p{M}_';

const wordCharacter = new RegExp(`^[${wordCharacters}]$`, 'u');

/**
 * Whether a range begins and ends at words' edges: where letters, digits or marks do not go on; inside scripts written
 * without spaces, where their dictionary parts words.
 */
export function wordChecker(text: string): (start: number, end: number) => boolean {
  let inRuns: ReadonlySet<number> | null = null;
  const isEdge = (at: number): boolean => {
    if (at <= 0 || at >= text.length) return true;
    const before = characterBefore(text, at);
    const after = String.fromCodePoint(text.codePointAt(at)!);
    if (!wordCharacter.test(before) || !wordCharacter.test(after)) return true;
    if (!isUnspacedScript(before) && !isUnspacedScript(after)) return false;
    inRuns ??= unspacedBoundaries(text, undefined);
    return inRuns.has(at);
  };
  return (start, end) => isEdge(start) && isEdge(end);
}

function characterBefore(text: string, at: number): string {
  const pair = at >= 2 ? text.codePointAt(at - 2)! : 0;
  return pair > 0xffff ? String.fromCodePoint(pair) : text.charAt(at - 1);
}
