/**
 * [Note: Cue text] A cue's text is plain text in which a short list of tags is markup: `<i>` and the other
 * names below with their end tags, WebVTT's time stamps (`<00:01.000>`), and ASS overrides (`{\an8}`).
 * Any other `<`, `>`, `&` or `{` is a character like the rest. Should a tag be meant literally, its `<` is
 * written `&lt;` (`&lt;b>` shows `<b>`); nothing else is escaped. A tag is at most 500 characters long, which
 * keeps every expression here linear.
 *
 * What the tags say, and what readers turn other spellings into:
 * - looks: `<i>`, `<b>`, `<u>`, `<s>`; a colour is `<font color="#rrggbb">`. WebVTT's classes stay as they are
 *   (`<c.yellow>`), their colours are known where looks are read; ASS overrides of looks (`{\i1}`, `{\c&HFF&}`) too.
 * - `<ruby>base<rt>top</rt></ruby>`, `<lang fr>`.
 * - who speaks: the cue's `speaker`; `<v Ann>` only where the text names several, or gives a voice a class.
 * - where the cue stands: its `settings`, or `{\an8}` in texts from SRT.
 * - times of words: the cue's `words`, never time stamps in the text.
 * Read it with styledRuns (core/formats/styled-text.ts), never with an expression of your own.
 */
const tagNames = 'i|b|u|s|c|v|rt|em|ruby|lang|font|span|strong|strike';
const angleTagRest = `/?(?:${tagNames})(?:[.\\s/][^<>]{0,500})?>|\\d{1,4}(?::\\d{2}){1,2}\\.\\d{3}>`;
const tagPattern = new RegExp(`<(?:${angleTagRest})|\\{\\\\[^{}]{0,500}\\}`, 'gi');
const escapedTagStart = new RegExp(`&lt;(?=${angleTagRest})`, 'gi');
const token = new RegExp(`${tagPattern.source}|${escapedTagStart.source}`, 'gi');
const tagStart = new RegExp(`<(?=${angleTagRest})`, 'gi');
/** A voice or language span is not among them: it may run to the cue's end without an end tag. */
const pairedTag = /<(\/?)(i|b|u|s|c|rt|em|ruby|font|span|strong|strike)(?:[.\s/][^<>]{0,500})?>/gi;
const tagNamePattern = /^<\/?([a-z]+)/i;

/** A piece of a cue's text, in order. The raw strings joined give the text back. */
export interface TextToken {
  readonly kind: 'text' | 'tag' | 'escaped-tag-start';
  readonly raw: string;
}

/** The tags of a cue's text and what stands between them. */
export function tokenizeMarkup(text: string): readonly TextToken[] {
  if (!mayHoldMarkup(text)) return text === '' ? [] : [{ kind: 'text', raw: text }];
  const tokens: TextToken[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    if (isUpperCaseEscape(match[0])) continue;
    if (match.index > from) tokens.push({ kind: 'text', raw: text.slice(from, match.index) });
    tokens.push({ kind: match[0].startsWith('&') ? 'escaped-tag-start' : 'tag', raw: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) tokens.push({ kind: 'text', raw: text.slice(from) });
  return tokens;
}

/** The text as a viewer sees it: without tags, line breaks kept. */
export function visibleText(text: string): string {
  if (!mayHoldMarkup(text)) return text;
  return text
    .replace(tagPattern, '')
    .replace(escapedTagStart, (escape) => (isUpperCaseEscape(escape) ? escape : '<'));
}

/** Lower-case name of an angle-bracket tag (`i`, `font`), null for time stamps and ASS overrides. */
export function tagName(rawTag: string): string | null {
  return tagNamePattern.exec(rawTag)?.[1]?.toLowerCase() ?? null;
}

/** Escapes every `<` that would start a tag, so that the text is shown as it stands. */
export function escapeTags(plainText: string): string {
  if (!plainText.includes('<')) return plainText;
  return plainText.replace(tagStart, '&lt;');
}

/** Tags of the cue that are opened and not closed, or closed and not opened (`<i>`, `</b>`). */
export function unbalancedTags(text: string): readonly string[] {
  if (!text.includes('<')) return [];
  const open: { readonly name: string; readonly raw: string }[] = [];
  const stray: string[] = [];
  for (const [raw, slash, name = ''] of text.matchAll(pairedTag)) {
    if (slash === '') open.push({ name: name.toLowerCase(), raw });
    else if (open.at(-1)?.name === name.toLowerCase()) open.pop();
    else stray.push(raw);
  }
  return [...open.map((tag) => tag.raw), ...stray];
}

function mayHoldMarkup(text: string): boolean {
  return text.includes('<') || text.includes('{\\') || text.includes('&lt;');
}

/** `&LT;` is no escape of ours; the expressions ignore case for the sake of the tag names. */
function isUpperCaseEscape(match: string): boolean {
  return match.startsWith('&') && match !== '&lt;';
}
