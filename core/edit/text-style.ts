/** Italic, bold and underlined text by tags, whole cues or a part of one. */
import { tagName, tokenizeMarkup } from '../cues/markup.ts';
import type { Edit } from '../project/project.ts';
import type { EditContext } from './edit-context.ts';
import { indexOfCue, indicesOfCues } from './edit-context.ts';
import { cueEdit } from './make-edit.ts';
import { plainOffsetOf, readMarked } from './marked-text.ts';
import { withNewText } from './set-text.ts';

export type TextStyle = 'italic' | 'bold' | 'underline';

const tags = {
  italic: { letter: 'i', names: ['i', 'em'] },
  bold: { letter: 'b', names: ['b', 'strong'] },
  underline: { letter: 'u', names: ['u'] },
} as const satisfies Record<TextStyle, { readonly letter: string; readonly names: readonly string[] }>;

/** Puts the style on all these cues or, when all of their text has it, takes it from them. */
export function toggleStyle(c: EditContext, cueIds: Iterable<string>, style: TextStyle): Edit | null {
  const indices = indicesOfCues(c.cues, cueIds);
  const cues = indices.map((index) => c.cues[index]!);
  const isOn = cues.every(({ text }) => hasStyle(text, style));
  const changes = cues.map((before) => ({
    before,
    after: withNewText(before, withStyle(before.text, style, !isOn, 0, Infinity)),
  }));
  return cueEdit(c, 'edit.setStyle', { number: (indices[0] ?? 0) + 1, count: cues.length }, changes);
}

/** The same of a part of one text, given by offsets into it, as marked in a field; of all of it where nothing is. */
export function toggleStyleOfPart(
  c: EditContext,
  cueId: string,
  style: TextStyle,
  range: { readonly start: number; readonly end: number },
): Edit | null {
  const index = indexOfCue(c.cues, cueId);
  const before = c.cues[index];
  if (before === undefined || range.start === range.end) return toggleStyle(c, [cueId], style);
  const marked = readMarked(before.text);
  const from = plainOffsetOf(marked, range.start);
  const to = plainOffsetOf(marked, range.end);
  if (from === to) return toggleStyle(c, [cueId], style);
  const isOn = hasStyle(before.text, style, from, to);
  const after = withNewText(before, withStyle(before.text, style, !isOn, from, to));
  return cueEdit(c, 'edit.setStyle', { number: index + 1, count: 1 }, [{ before, after }]);
}

type Piece =
  | { readonly kind: 'tag'; readonly raw: string }
  | { readonly kind: 'character'; readonly raw: string; readonly isStyled: boolean };

/** Whether all that is seen between two places of the visible text has the style. */
function hasStyle(raw: string, style: TextStyle, from = 0, to = Infinity): boolean {
  const seen = piecesOf(raw, style)
    .filter((piece) => piece.kind === 'character')
    .slice(from, to)
    .filter((piece) => piece.raw.trim() !== '');
  return seen.length > 0 && seen.every((piece) => piece.isStyled);
}

/** The text with the style there or not there, and as it was elsewhere; other tags stay, properly nested. */
function withStyle(raw: string, style: TextStyle, isOn: boolean, from: number, to: number): string {
  let at = 0;
  const pieces = piecesOf(raw, style).map((piece): Piece => {
    if (piece.kind === 'tag') return piece;
    const isInside = at >= from && at < to;
    at += 1;
    return isInside ? { ...piece, isStyled: isOn } : piece;
  });
  const { letter } = tags[style];
  let result = '';
  let next = 0;
  for (const [start, end] of runsOf(pieces)) {
    result +=
      rawOf(pieces.slice(next, start)) + `<${letter}>` + rawOf(pieces.slice(start, end)) + `</${letter}>`;
    next = end;
  }
  return result + rawOf(pieces.slice(next));
}

function rawOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.raw).join('');
}

/** Characters with their style, and the tags of other styles. An override such as `{\an8\i1}` loses its part. */
function piecesOf(raw: string, style: TextStyle): readonly Piece[] {
  const { letter, names } = tags[style];
  const override = new RegExp(`\\\\${letter}([01])`, 'g');
  const pieces: Piece[] = [];
  let depth = 0;
  let isOverridden = false;
  for (const { kind, raw: piece } of tokenizeMarkup(raw)) {
    if (kind === 'text') {
      const isStyled = depth > 0 || isOverridden;
      for (let i = 0; i < piece.length; i++)
        pieces.push({ kind: 'character', raw: piece.charAt(i), isStyled });
    } else if (kind === 'escaped-tag-start') {
      pieces.push({ kind: 'character', raw: piece, isStyled: depth > 0 || isOverridden });
    } else if ((names as readonly string[]).includes(tagName(piece) ?? '')) {
      depth = Math.max(0, depth + (piece.startsWith('</') ? -1 : 1));
    } else {
      for (const [, value] of piece.startsWith('{') ? piece.matchAll(override) : [])
        isOverridden = value === '1';
      const rest = piece.startsWith('{') ? piece.replace(override, '') : piece;
      if (rest !== '{}') pieces.push({ kind: 'tag', raw: rest });
    }
  }
  return pieces;
}

/**
 * Stretches of styled characters, each from its first to behind its last. Tags between them stay inside when they are
 * whole there; where one of a pair is outside, the stretch ends before it and goes on behind it.
 */
function runsOf(pieces: readonly Piece[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  let run: [number, number] | null = null;
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'tag') continue;
    if (!piece.isStyled) run = null;
    else if (run !== null) run[1] = i + 1;
    else runs.push((run = [i, i + 1]));
  }
  return runs.flatMap(([start, end]) =>
    isWhole(pieces.slice(start, end)) ? [[start, end] as const] : parts(pieces, start, end),
  );
}

function isWhole(pieces: readonly Piece[]): boolean {
  const open: string[] = [];
  for (const piece of pieces) {
    const name = piece.kind === 'tag' ? tagName(piece.raw) : null;
    if (name === null) continue;
    if (!piece.raw.startsWith('</')) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

function parts(pieces: readonly Piece[], start: number, end: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && pieces[i]!.kind === 'character') continue;
    if (i > from) found.push([from, i]);
    from = i + 1;
  }
  return found;
}
