/**
 * HTML as SAMI files hold it, cut into tokens: attributes without quotes, tags that are never closed, comments. Tolerant
 * (a `<` that begins no tag is text) and linear.
 */
import { decodeReferences } from '../../cues/character-references.ts';

export type HtmlToken =
  | {
      readonly kind: 'tag';
      /** Lower case; with `/` before it where the tag closes. */
      readonly name: string;
      /** By name in lower case. */
      readonly attributes: ReadonlyMap<string, string>;
      readonly line: number;
    }
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  /** What stands in a comment. */
  | { readonly kind: 'comment'; readonly text: string; readonly line: number };

/** A longer tag is none. */
const maxTagLength = 2000;
const tagName = /^\/?[a-z][a-z0-9]{0,20}(?=[\s>/]|$)/i;
const attribute = /([a-z][\w-]{0,40})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

export function* readHtml(html: string): Generator<HtmlToken, void, undefined> {
  let line = 1;
  let counted = 0;
  const lineAt = (position: number): number => {
    for (; counted < position; counted += 1) {
      const code = html.charCodeAt(counted);
      if (code === 10 || (code === 13 && html.charCodeAt(counted + 1) !== 10)) line += 1;
    }
    return line;
  };
  for (let at = 0; at < html.length;) {
    const bracket = html.indexOf('<', at);
    const textEnd = bracket < 0 ? html.length : bracket;
    if (textEnd > at)
      yield { kind: 'text', text: decodeReferences(html.slice(at, textEnd)), line: lineAt(at) };
    if (bracket < 0) return;
    if (html.startsWith('<!--', bracket)) {
      const end = html.indexOf('-->', bracket + 4);
      yield {
        kind: 'comment',
        text: html.slice(bracket + 4, end < 0 ? html.length : end),
        line: lineAt(bracket),
      };
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const tag = readTag(html.slice(bracket + 1, bracket + 1 + maxTagLength));
    if (tag === null) yield { kind: 'text', text: '<', line: lineAt(bracket) };
    else yield { kind: 'tag', name: tag.name, attributes: tag.attributes, line: lineAt(bracket) };
    at = bracket + 1 + (tag?.length ?? 0);
  }
}

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Up to and with its `>`. */
  readonly length: number;
}

/** `rest`: what follows the `<`. A tag without an end before the next one ends there. */
function readTag(rest: string): Tag | null {
  const name = tagName.exec(rest)?.[0];
  if (name === undefined) return null;
  const end = rest.search(/[<>]/);
  const length = end < 0 ? rest.length : rest[end] === '>' ? end + 1 : end;
  const attributes = new Map<string, string>();
  const inside = rest.slice(name.length, end < 0 ? rest.length : end);
  for (const [, key = '', double, single, bare] of inside.matchAll(attribute)) {
    const value = decodeReferences(double ?? single ?? bare ?? '');
    if (!attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), value);
  }
  return { name: name.toLowerCase(), attributes, length };
}
