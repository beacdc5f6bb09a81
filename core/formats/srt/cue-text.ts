/** A cue's text between [Note: Cue text] (core/cues/markup.ts) and what SRT files and their players make of it. */
import { CharacterProtection, readReferences, referenceProtection } from '../../cues/character-references.ts';
import { tagName, tokenizeMarkup } from '../../cues/markup.ts';
import type { TextToken } from '../../cues/markup.ts';
import { looksAsTags } from '../portable-text.ts';
import { literalText } from '../styled-text.ts';
import { breakAtBr, namesOfEndTags, withoutHtml } from '../unknown-tags.ts';

export interface SrtText {
  readonly text: string;
  /** Tags and codes that say nothing here. */
  readonly leftOut: readonly string[];
  /** Character references that were read. */
  readonly references: number;
}

/** See [Note: Protected characters]. */
const protections: readonly CharacterProtection[] = [
  referenceProtection,
  new CharacterProtection('<', '/?[a-z][^<>]{0,500}>'),
  new CharacterProtection('\\\\', '[Nh]'),
  new CharacterProtection('\\{', 'y:'),
];
/** Codes of MicroDVD that converters leave behind: `{y:i}`, `{Y:b,i}`. */
const microDvdCode = /\{y:[a-z,]{1,20}\}/gi;
const lookOverride = /\{\\[^{}]{0,500}\\?(?:[ibus]\d|1?c&|[ibus]\})/i;
const mayHoldMore = /[&<{\\\u2060]/;

/** `raw`: the cue's lines as the file has them. */
export function readSrtText(raw: string): SrtText {
  if (!mayHoldMore.test(raw)) return { text: raw, leftOut: [], references: 0 };
  const closedNames = namesOfEndTags(raw);
  const leftOut: string[][] = [];
  let references = 0;
  const pieces = tokenizeMarkup(raw).map((token) => {
    if (token.kind !== 'text' || !mayHoldMore.test(token.raw)) return token.raw;
    const plain = withoutHtml(breakAtBr(token.raw), closedNames);
    const codes = plain.text.match(microDvdCode) ?? [];
    leftOut.push([...plain.leftOut, ...codes]);
    const meant = withAssSpaces(codes.length === 0 ? plain.text : plain.text.replace(microDvdCode, ''));
    const decoded = readReferences(meant);
    references += decoded.count;
    const freed = protections.reduce((text, protection) => protection.free(text), decoded.text);
    return freed === token.raw ? freed : literalText(freed);
  });
  const text = pieces.join('');
  return {
    text: lookOverride.test(text) ? looksAsTags(text, {}, true) : text,
    leftOut: leftOut.flat(),
    references,
  };
}

/** `\N` and `\h` of ASS, as converters leave them; `C:\News` is no line break. */
function withAssSpaces(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/(?<!:)\\N/g, '\n').replace(/(?<!:)\\h/g, '\u00a0');
}

/** Tags that SRT players know, and what others are written as. Tags not named here are WebVTT's own. */
const srtTags: ReadonlyMap<string, string> = new Map([
  ['i', 'i'],
  ['b', 'b'],
  ['u', 'u'],
  ['s', 's'],
  ['em', 'i'],
  ['strong', 'b'],
  ['strike', 's'],
]);

export function writeSrtText(cueText: string): string {
  if (!mayHoldMore.test(cueText)) return cueText;
  return tokenizeMarkup(cueText).map(srtToken).join('');
}

function srtToken(token: TextToken): string {
  if (token.kind === 'text') {
    return protections.reduce((text, protection) => protection.protect(text), token.raw);
  }
  if (token.kind !== 'tag' || token.raw.startsWith('{')) return token.raw;
  const name = tagName(token.raw);
  if (name === 'font') return token.raw;
  const written = name === null ? undefined : srtTags.get(name);
  if (written === undefined) return '';
  return token.raw.startsWith('</') ? `</${written}>` : `<${written}>`;
}
