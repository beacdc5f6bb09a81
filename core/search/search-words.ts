import { visibleText } from '../cues/markup.ts';
import { foldText } from '../language/same-text.ts';

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * A cue's text as it is searched: in one line, without tags, case and accents of the Latin script aside. What is typed
 * is folded in the same way.
 */
export function foldForSearch(text: string): string {
  return foldPiece(visibleText(text)).replaceAll(/\s+/gu, ' ').trim();
}

/** The words that all must be in a cue; those of scripts without spaces stay together. */
export function searchTerms(query: string): readonly string[] {
  return [...new Set(foldPiece(query).split(/\s+/u))].filter((term) => term !== '');
}

/** Where the terms stand in the text as it is shown, in order and without overlaps. */
export function findTerms(shown: string, terms: readonly string[]): readonly TextRange[] {
  const { folded, places } = foldWithPlaces(shown);
  const found: TextRange[] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      found.push({ start: places[at]!, end: places[at + term.length]! });
    }
  }
  return joinRanges(found.sort((a, b) => a.start - b.start || a.end - b.end));
}

function joinRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && range.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else joined.push(range);
  }
  return joined;
}

function foldPiece(text: string): string {
  return foldText(text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, ''));
}

/** `places`: for each unit of the folded text, and for its end, where in the text it comes from. */
function foldWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = foldPiece(character);
    folded += piece;
    for (let i = 0; i < piece.length; i++) places.push(at);
    at += character.length;
  }
  return { folded, places: [...places, at] };
}
