/** A cue's text between [Note: Cue text] (`core/cues/markup.ts`) and WebVTT's own escapes and tags. */
import { classOfColor, fontColor } from '../../cues/font-tags.ts';
import type { TextToken } from '../../cues/markup.ts';
import { decodeReferences, encodeReferences } from '../../cues/character-references.ts';
import { tagName, tokenizeMarkup } from '../../cues/markup.ts';
import { literalText } from '../styled-text.ts';
import { withoutTags } from '../unknown-tags.ts';

/** Tags of WebVTT, and what the like tags of SRT are written as. */
const webvttTags: ReadonlyMap<string, string> = new Map([
  ['i', 'i'],
  ['b', 'b'],
  ['u', 'u'],
  ['c', 'c'],
  ['v', 'v'],
  ['lang', 'lang'],
  ['ruby', 'ruby'],
  ['rt', 'rt'],
  ['em', 'i'],
  ['strong', 'b'],
]);

export interface DecodedText {
  readonly text: string;
  /** Tags that WebVTT does not have, which its rules leave out. */
  readonly leftOut: readonly string[];
}

/** Decodes character references and leaves unknown tags out; known tags stay, escaped ones stay escaped. */
export function decodeCueText(raw: string): DecodedText {
  if (!/[&<]/.test(raw)) return { text: raw, leftOut: [] };
  const leftOut: string[][] = [];
  const text = tokenizeMarkup(raw)
    .map((token) => {
      if (token.kind !== 'text') return token.raw;
      const plain = withoutTags(token.raw);
      leftOut.push([...plain.leftOut]);
      const decoded = decodeReferences(plain.text);
      return decoded === token.raw ? decoded : literalText(decoded);
    })
    .join('');
  return { text, leftOut: leftOut.flat() };
}

/** Escapes what is no tag and leaves out tags that WebVTT does not have; colours become classes (`<c.yellow>`). */
export function encodeCueText(text: string): string {
  if (!/[&<>{]/.test(text)) return text;
  const fontEnds: string[] = [];
  const written = tokenizeMarkup(text).map((token) => {
    const isFont = token.kind === 'tag' && tagName(token.raw) === 'font';
    if (!isFont) return encodeToken(token);
    if (token.raw.startsWith('</')) return fontEnds.pop() ?? '';
    const color = fontColor(token.raw);
    fontEnds.push(color === null ? '' : '</c>');
    return color === null ? '' : `<c.${classOfColor(color)}>`;
  });
  return written.join('') + fontEnds.reverse().join('');
}

function encodeToken(token: TextToken): string {
  if (token.kind === 'escaped-tag-start') return '&lt;';
  if (token.kind === 'text') return encodeReferences(token.raw);
  if (token.raw.startsWith('{')) return '';
  const name = tagName(token.raw);
  if (name === null) return token.raw;
  const written = webvttTags.get(name);
  if (written === undefined) return '';
  return written === name ? token.raw : token.raw.startsWith('</') ? `</${written}>` : `<${written}>`;
}
