import { note } from '../notes.ts';
import type { Note } from '../notes.ts';

/** More characters than these are counted, not named. */
const maxNamed = 12;

/** A note on characters that a format has no code for, each counted once. */
export function lackingCharacters(format: string, found: Iterable<string>): readonly Note[] {
  const all = [...new Set(found)];
  if (all.length === 0) return [];
  const characters = all.slice(0, maxNamed).map(showCharacter);
  return [note('characters-lacking', { format, characters, more: all.length - characters.length })];
}

/** `ő (U+0151)`; the number alone for what can't be seen. */
export function showCharacter(character: string): string {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `${character} (U+${code})` : `U+${code}`;
}
