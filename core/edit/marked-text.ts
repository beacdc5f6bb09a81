/**
 * [Note: Marked text] Edits think in visible text, cues hold tags. A `MarkedText` is both, with the place of every
 * visible character in the raw text, so that an edit changes what is seen and leaves the tags whole. Where two
 * versions of a text differ in white space only (words against lines), places are counted in "ink": UTF-16 units
 * that are no white space.
 */
import { escapeTags, tokenizeMarkup } from '../cues/markup.ts';
import { isUnspacedScript } from '../cues/text-measure.ts';

export interface MarkedText {
  readonly raw: string;
  /** What is seen; lines separated by `\n`. */
  readonly plain: string;
  /** Where each unit of `plain` begins in `raw`, and the length of `raw` at the end; null: at the same place. */
  readonly offsets: Int32Array | null;
}

export function readMarked(raw: string): MarkedText {
  const tokens = tokenizeMarkup(raw);
  if (tokens.every(({ kind }) => kind === 'text')) return { raw, plain: raw, offsets: null };
  let plain = '';
  const offsets: number[] = [];
  let at = 0;
  for (const token of tokens) {
    if (token.kind === 'text') {
      plain += token.raw;
      for (let i = 0; i < token.raw.length; i++) offsets.push(at + i);
    } else if (token.kind === 'escaped-tag-start') {
      plain += '<';
      offsets.push(at);
    }
    at += token.raw.length;
  }
  offsets.push(raw.length);
  return { raw, plain, offsets: Int32Array.from(offsets) };
}

/** Where the visible character at `plainOffset` begins in the raw text, tags before it passed. */
export function rawStart(text: MarkedText, plainOffset: number): number {
  return text.offsets === null ? plainOffset : text.offsets[plainOffset]!;
}

/** Where the visible character before `plainOffset` ends in the raw text, tags after it not passed. */
export function rawEnd(text: MarkedText, plainOffset: number): number {
  if (text.offsets === null || plainOffset === 0) return plainOffset === 0 ? 0 : plainOffset;
  const at = text.offsets[plainOffset - 1]!;
  const isEscape = text.plain.charAt(plainOffset - 1) === '<' && text.raw.charAt(at) === '&';
  return at + (isEscape ? '&lt;'.length : 1);
}

/** The visible offset for an offset in the raw text; one inside a tag goes behind the tag. */
export function plainOffsetOf(text: MarkedText, rawOffset: number): number {
  if (text.offsets === null) return Math.min(Math.max(rawOffset, 0), text.plain.length);
  let low = 0;
  let high = text.plain.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (text.offsets[middle]! < rawOffset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A range of the visible text and what comes in its place. */
export interface VisibleReplacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The raw text with visible ranges replaced (ascending, none over another). Tags inside a range stay, behind the new
 * text; new text is text: a tag in it is escaped.
 */
export function replaceVisible(text: MarkedText, replacements: readonly VisibleReplacement[]): string {
  const pieces: string[] = [];
  const plainPieces: string[] = [];
  let rawAt = 0;
  let plainAt = 0;
  for (const { start, end, text: replacement } of replacements) {
    const from = start === end ? rawEnd(text, start) : rawStart(text, start);
    const to = start === end ? from : rawEnd(text, end);
    pieces.push(text.raw.slice(rawAt, from), escapeTags(replacement), tagsOf(text.raw.slice(from, to)));
    plainPieces.push(text.plain.slice(plainAt, start), replacement);
    [rawAt, plainAt] = [to, end];
  }
  return showing(pieces.join('') + text.raw.slice(rawAt), plainPieces.join('') + text.plain.slice(plainAt));
}

function tagsOf(raw: string): string {
  return tokenizeMarkup(raw)
    .filter(({ kind }) => kind === 'tag')
    .map((tag) => tag.raw)
    .join('');
}

/**
 * The raw text when it shows `plain`. Where an edit meets the inside of an escaped tag, or puts `<` beside `b>`, it
 * would not: then the visible text goes before the tags.
 */
export function showing(raw: string, plain: string): string {
  return readMarked(raw).plain === plain ? raw : escapeTags(plain);
}

/** How many units of a text are ink. */
export function inkLength(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (!isSpace(text, i)) count += 1;
  return count;
}

/** A text without its white space: two texts of the same ink differ in spaces and lines only. */
export function inkOf(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

/** Offset of the unit with `ink` ink units before it, white space before it passed. */
export function offsetOfInk(plain: string, ink: number): number {
  let count = 0;
  let at = 0;
  while (at < plain.length && (count < ink || isSpace(plain, at))) {
    if (!isSpace(plain, at)) count += 1;
    at += 1;
  }
  return at;
}

/**
 * The raw text in one line or, with line breaks before the units at these ink offsets (ascending). Spaces inside a
 * line stay; tags do, too.
 */
export function withLineBreaks(text: MarkedText, breakInks: readonly number[]): string {
  const { plain, raw } = text;
  const breaks = new Set(breakInks);
  const pieces: string[] = [];
  let copied = 0;
  let ink = 0;
  for (let at = 0; at < plain.length;) {
    const run = spaceRunEnd(plain, at);
    if (run > at) {
      const isInside = at > 0 && run < plain.length;
      const join = isInside ? spaceInstead(plain, at, run, breaks.has(ink)) : null;
      if (join !== null) {
        pieces.push(raw.slice(copied, rawStart(text, at)), join);
        copied = rawEnd(text, at + 1);
        for (let i = at + 1; i < run; i++) {
          pieces.push(raw.slice(copied, rawStart(text, i)));
          copied = rawEnd(text, i + 1);
        }
      }
      at = run;
    } else {
      if (ink > 0 && breaks.has(ink) && !isSpace(plain, at - 1)) {
        const place = rawEnd(text, at);
        pieces.push(raw.slice(copied, place), '\n');
        copied = place;
      }
      ink += 1;
      at += 1;
    }
  }
  return pieces.join('') + raw.slice(copied);
}

/** What a run of white space becomes; null: it stays as it is. */
function spaceInstead(plain: string, from: number, to: number, isBreak: boolean): string | null {
  const space = plain.slice(from, to);
  if (isBreak) return space === '\n' ? null : '\n';
  if (!space.includes('\n')) return null;
  return separatorBetween(plain.slice(0, from), plain.slice(to));
}

function spaceRunEnd(plain: string, from: number): number {
  let end = from;
  while (end < plain.length && isSpace(plain, end)) end += 1;
  return end;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || (code < 14 && code > 8) || (code > 127 && /\s/u.test(text.charAt(at)));
}

const wideEdge = /[\u3000-\u303f\uff01-\uff65]/u;

/** What stands between two texts that are joined: a space, but none inside scripts that are written without. */
export function separatorBetween(left: string, right: string): string {
  const before = left.trimEnd().at(-1);
  const after = right.trimStart().at(0);
  if (before === undefined || after === undefined) return '';
  return isUnspaced(before) && isUnspaced(after) ? '' : ' ';
}

function isUnspaced(character: string): boolean {
  return isUnspacedScript(character) || wideEdge.test(character);
}
