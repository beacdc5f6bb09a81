/** A cue's text between [Note: Cue text] (`core/cues/markup.ts`) and WebVTT's own escapes and tags. */
import { classOfColor, fontColor } from '../../cues/font-tags.ts';
import type { TextToken } from '../../cues/markup.ts';
import { escapeTags, tagName, tokenizeMarkup } from '../../cues/markup.ts';

/** The references that subtitle files use; others stay as they are. */
const namedCharacters: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', '\u00a0'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['quot', '"'],
  ['apos', "'"],
  ['hellip', '\u2026'],
  ['mdash', '\u2014'],
  ['ndash', '\u2013'],
]);
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;

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

/** Decodes character references; tags stay, escaped ones stay escaped. */
export function decodeCueText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return tokenizeMarkup(raw)
    .map((token) => (token.kind === 'text' ? escapeTags(decodeReferences(token.raw)) : token.raw))
    .join('');
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

export function decodeReferences(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(reference, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return namedCharacters.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}

export function encodeReferences(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The name in a voice tag that spans the whole cue, and the text without it; null when there is none. */
export function splitVoice(raw: string): { readonly speaker: string; readonly text: string } | null {
  const match = /^<v[ \t]+([^<>\n]{1,600})>/i.exec(raw);
  if (match === null) return null;
  const rest = raw.slice(match[0].length);
  const text = /<\/v>\s*$/i.test(rest.slice(-20))
    ? rest.slice(0, rest.toLowerCase().lastIndexOf('</v>'))
    : rest;
  const speaker = decodeReferences(match[1]!).trim();
  return speaker === '' || /<\/?v[ \t.>]/i.test(text) ? null : { speaker, text };
}

/** `<v Name>` before the text, unless the text has voices of its own. */
export function joinVoice(speaker: string | undefined, encodedText: string): string {
  const name = encodeReferences((speaker ?? '').replace(/\s+/g, ' ').trim().slice(0, 100));
  return name === '' || /<\/?v[ \t.>]/i.test(encodedText) ? encodedText : `<v ${name}>${encodedText}`;
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
