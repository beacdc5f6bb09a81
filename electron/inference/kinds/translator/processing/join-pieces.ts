import { isUnspacedScript } from '../../../../../core/cues/text-measure.ts';
import { isMark, partOf } from './parts.ts';
import type { Part } from './parts.ts';

/** A piece of a source that was translated by itself; `source` still has the spaces around it. */
export interface TranslatedPiece {
  readonly source: string;
  readonly text: string;
}

/** Joins pieces that were translated apart: with the spaces of the source, or as the target's script wants it. */
export function joinPieces(pieces: readonly TranslatedPiece[], parts: readonly Part[]): string {
  let result = '';
  let before: string | undefined;
  for (const { source, text } of pieces) {
    const piece = text.trim();
    if (piece === '') {
      before = (before ?? '') + source;
      continue;
    }
    if (before !== undefined && result !== '') result += gapBetween(result, before, source, piece, parts);
    result += piece;
    before = source;
  }
  return result;
}

function gapBetween(
  left: string,
  leftSource: string,
  rightSource: string,
  right: string,
  parts: readonly Part[],
): '' | ' ' {
  if (/^[,.!?;:%)\]}…，。！？；：、）」』]/u.test(right)) return '';
  const spaced = /\s$/u.test(leftSource) || /^\s/u.test(rightSource);
  const [end, start] = [left.slice(-1), right.slice(0, 1)];
  if (isUnspacedScript(end) || isUnspacedScript(start) || /[，。！？；：、（「『]$/u.test(left)) return '';
  if (spaced) return ' ';
  // Chinese has no space between a word and a number; the language it became may want one.
  const wasUnspaced = isUnspacedScript(leftSource.slice(-1)) || isUnspacedScript(rightSource.slice(0, 1));
  return wasUnspaced && isWord(end, parts) && isWord(start, parts) ? ' ' : '';
}

function isWord(character: string, parts: readonly Part[]): boolean {
  return isMark(character) ? partOf(character, parts)?.kind === 'name' : /[\p{L}\p{Nd}]/u.test(character);
}
