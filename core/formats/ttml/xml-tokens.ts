/**
 * XML as subtitle files hold it, cut into tokens. Tolerant (what is no tag is text), linear, and without any expansion:
 * a document type is skipped, entities that it declares stay as they are written.
 */
import { decodeReferences } from '../../cues/character-references.ts';

export type XmlToken =
  | {
      readonly kind: 'open';
      /** Without its prefix, lower case. */
      readonly name: string;
      /** By local name (`begin` of `tts:begin`); the first of a name counts. */
      readonly attributes: ReadonlyMap<string, string>;
      readonly isEmpty: boolean;
      readonly line: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly line: number }
  | { readonly kind: 'text'; readonly text: string; readonly line: number };

const namePattern = /^[A-Za-z_][\w.:-]{0,200}/;
const attribute = /([^\s=/>"'<]{1,200})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Beginning, end. What stands between is skipped. */
const skipped = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const;

export function* readXml(xml: string): Generator<XmlToken, void, undefined> {
  const lines = new LineCounter(xml);
  for (let i = 0; i < xml.length;) {
    const bracket = xml.indexOf('<', i);
    const textEnd = bracket < 0 ? xml.length : bracket;
    if (textEnd > i) yield { kind: 'text', text: decodeText(xml.slice(i, textEnd)), line: lines.at(i) };
    if (bracket < 0) return;
    const skipped = endOfSkipped(xml, bracket);
    if (skipped !== null) {
      i = skipped;
      continue;
    }
    if (xml.startsWith('<![CDATA[', bracket)) {
      const end = indexOrEnd(xml, ']]>', bracket + 9);
      yield { kind: 'text', text: xml.slice(bracket + 9, end), line: lines.at(bracket) };
      i = end + 3;
      continue;
    }
    const end = endOfTag(xml, bracket);
    const token = end === null ? null : readTag(xml.slice(bracket + 1, end), lines.at(bracket));
    if (token === null) yield { kind: 'text', text: '<', line: lines.at(bracket) };
    else yield token;
    i = token === null ? bracket + 1 : end! + 1;
  }
}

/** Where a comment, an instruction or a document type ends; null when none begins here. */
function endOfSkipped(xml: string, from: number): number | null {
  for (const [start, end] of skipped) {
    if (xml.startsWith(start, from)) return indexOrEnd(xml, end, from + start.length) + end.length;
  }
  return /^<!doctype/i.test(xml.slice(from, from + 9)) ? endOfDocumentType(xml, from) : null;
}

/** The internal subset, in square brackets, may hold tags. */
function endOfDocumentType(xml: string, from: number): number {
  const close = indexOrEnd(xml, '>', from);
  const subset = xml.slice(from, close).indexOf('[');
  if (subset < 0) return close + 1;
  return indexOrEnd(xml, '>', indexOrEnd(xml, ']', from + subset)) + 1;
}

/** The `>` of the tag that begins at `from`; null when another `<` comes first. */
function endOfTag(xml: string, from: number): number | null {
  let quote = '';
  for (let i = from + 1; i < xml.length; i += 1) {
    const character = xml[i]!;
    if (character === '<') return null;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return i;
    else if (character === '"' || character === "'") quote = character;
  }
  return null;
}

function readTag(tag: string, line: number): XmlToken | null {
  const isClose = tag.startsWith('/');
  const name = namePattern.exec(isClose ? tag.slice(1, 300) : tag.slice(0, 300))?.[0];
  if (name === undefined) return null;
  if (isClose) return { kind: 'close', name: localName(name), line };
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single] of tag.slice(name.length).matchAll(attribute)) {
    const local = localName(key, false);
    if (!attributes.has(local)) attributes.set(local, decodeText(double ?? single ?? ''));
  }
  return { kind: 'open', name: localName(name), attributes, isEmpty: tag.endsWith('/'), line };
}

function localName(name: string, lowerCase = true): string {
  const local = name.slice(name.indexOf(':') + 1);
  return lowerCase ? local.toLowerCase() : local;
}

function decodeText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return decodeReferences(
    raw.replace(/&#(?:x0{0,4}[aA]|0{0,4}10);/g, '\n').replace(/&#(?:x0{0,4}9|0{0,4}9);/g, '\t'),
  );
}

function indexOrEnd(text: string, search: string, from: number): number {
  const index = text.indexOf(search, from);
  return index < 0 ? text.length : index;
}

/** Counts line ends up to a position that only grows. */
class LineCounter {
  readonly #text: string;
  #position = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  at(position: number): number {
    for (; this.#position < position; this.#position += 1) {
      const code = this.#text.charCodeAt(this.#position);
      if (code === 10 || (code === 13 && this.#text.charCodeAt(this.#position + 1) !== 10)) this.#line += 1;
    }
    return this.#line;
  }
}
