import { tagName, tokenizeMarkup } from '../cues/markup.ts';
import type { MarkedText } from './marked-text.ts';
import { rawEnd, rawStart, separatorBetween, showing } from './marked-text.ts';

/**
 * Cuts a cue's text before the visible unit at `plainOffset`: both parts without white space at the cut, tags that
 * are open there closed in the first part and opened again in the second.
 */
export function cutText(text: MarkedText, plainOffset: number): readonly [string, string] {
  const { raw, plain } = text;
  const head = plain.slice(0, plainOffset).trimEnd().length;
  const tail = plain.length - plain.slice(plainOffset).trimStart().length;
  const from = rawEnd(text, head);
  const to = tail >= plain.length ? raw.length : rawStart(text, tail);
  const tags = tokenizeMarkup(raw.slice(from, to)).filter(({ kind }) => kind === 'tag');
  const firstOpening = tail >= plain.length ? -1 : tags.findIndex((tag) => head === 0 || !isClosing(tag.raw));
  const closers = firstOpening < 0 ? tags : tags.slice(0, firstOpening);
  const openers = firstOpening < 0 ? [] : tags.slice(firstOpening);
  const first = raw.slice(0, from) + closers.map((tag) => tag.raw).join('');
  const second = openers.map((tag) => tag.raw).join('') + raw.slice(to);
  const [left, right] = tail >= plain.length ? [first, second] : balance(first, second);
  return [showing(left, plain.slice(0, head)), showing(right, plain.slice(tail))];
}

/** Two cues' texts as one, in one paragraph; what the first closes and the second opens again stays open. */
export function joinTexts(left: string, right: string, separator: string): string {
  const closed = /<\/([ibu])>$/i.exec(left);
  if (closed !== null && right.toLowerCase().startsWith(`<${closed[1]!.toLowerCase()}>`)) {
    return left.slice(0, closed.index) + separator + right.slice(3);
  }
  const override = /^\{\\[^{}]{0,500}\}/.exec(right);
  if (override !== null && left.startsWith(override[0])) {
    return left + separator + right.slice(override[0].length);
  }
  return left + separator + right;
}

/** The same, with the separator that the scripts ask for. */
export function joinInLine(left: MarkedText, right: MarkedText): string {
  return joinTexts(left.raw.trimEnd(), right.raw.trimStart(), separatorBetween(left.plain, right.plain));
}

function balance(first: string, second: string): readonly [string, string] {
  const open = openTags(first);
  // A voice or language span may run to the cue's end: it is closed only where it was.
  const closing = open
    .filter((raw) => !/^<(?:v|lang)\b/i.test(raw) || second.includes(`</${tagName(raw) ?? ''}>`))
    .map((raw) => `</${/^<([a-z]+)/i.exec(raw)?.[1] ?? ''}>`)
    .reverse();
  return [first + closing.join(''), openOverrides(first) + open.join('') + second];
}

function openTags(raw: string): readonly string[] {
  const open: string[] = [];
  for (const token of tokenizeMarkup(raw)) {
    if (token.kind !== 'tag' || tagName(token.raw) === null) continue;
    if (!isClosing(token.raw)) open.push(token.raw);
    else {
      const index = open.findLastIndex((other) => tagName(other) === tagName(token.raw));
      if (index >= 0) open.splice(index, 1);
    }
  }
  return open;
}

/** ASS overrides that hold for what follows: place, italics and the like, colour, size, font. */
const override = /\\(an|pos|fn|fs|1?c|[ibus])(?=[\d(&A-Z])([^\\}]*)/g;

function openOverrides(raw: string): string {
  if (!raw.includes('{\\')) return '';
  const state = new Map<string, string>();
  for (const { kind, raw: tag } of tokenizeMarkup(raw)) {
    if (kind !== 'tag' || !tag.startsWith('{')) continue;
    for (const [, name = '', value = ''] of tag.matchAll(override)) {
      if (/^[ibus]$/.test(name) && value === '0') state.delete(name);
      else state.set(name, value);
    }
  }
  return state.size === 0 ? '' : `{${[...state].map(([name, value]) => `\\${name}${value}`).join('')}}`;
}

function isClosing(rawTag: string): boolean {
  return rawTag.startsWith('</') || /^\{\\[ibus]0\}$/.test(rawTag);
}
