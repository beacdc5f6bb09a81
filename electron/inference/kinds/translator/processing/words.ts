import { unspacedBoundaries } from '../../../../../core/language/segments.ts';
import { isMark } from './parts.ts';

export interface WordPlace {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** Words between white space; those of scripts without spaces as the dictionary knows them. A mark is a word. */
export function wordPlaces(text: string, language: string): readonly WordPlace[] {
  const inside = unspacedBoundaries(text, language);
  const words: WordPlace[] = [];
  let start: number | undefined;
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    const blank = character === '' || /\s/u.test(character);
    const edge = inside.has(at) || isMark(character) || isMark(text.charAt(at - 1));
    if (start !== undefined && at > start && (blank || edge)) {
      words.push({ start, end: at });
      start = undefined;
    }
    if (!blank) start ??= at;
  }
  return words;
}
