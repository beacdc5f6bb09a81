/** Languages in a cue's text: WebVTT's `<lang es>`. */
import { tagName, tokenizeMarkup } from './markup.ts';

const languagePattern = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,6}$/i;

/** Looks like BCP 47: `es`, `zh-Hant-TW`. */
export function isLanguageTag(text: string): boolean {
  return languagePattern.test(text);
}

/** `language`: BCP 47. */
export function languageTag(language: string): string {
  return `<lang ${language.replace(/[^a-z0-9-]/gi, '')}>`;
}

/** The language in `<lang.class es>`; null without one that is a language. */
export function languageOfTag(rawTag: string): string | null {
  const name = /^<lang(?:\.[^\s<>]*)?\s+([^\s<>]+)\s*>$/i.exec(rawTag)?.[1] ?? '';
  return isLanguageTag(name) ? name : null;
}

/** The language where one tag holds the whole text, and the text without that tag; null for any other text. */
export function splitLanguage(raw: string): { readonly language: string; readonly text: string } | null {
  if (!/<lang/i.test(raw)) return null;
  const tokens = tokenizeMarkup(raw);
  const isTag = ({ kind, raw: piece }: (typeof tokens)[number]): boolean =>
    kind === 'tag' && tagName(piece) === 'lang';
  const first = tokens.findIndex(isTag);
  const language = languageOfTag(tokens[first]?.raw ?? '');
  if (language === null) return null;
  const last = tokens.findIndex((piece, index) => index > first && isTag(piece));
  const isEnd = last < 0 || tokens[last]!.raw.startsWith('</');
  const around = [...tokens.slice(0, first), ...(last < 0 ? [] : tokens.slice(last + 1))];
  if (!isEnd || around.some(({ kind, raw: piece }) => kind !== 'tag' && piece.trim() !== '')) return null;
  if (around.some(isTag)) return null;
  return {
    language,
    text: tokens
      .filter((piece) => !isTag(piece))
      .map(({ raw: piece }) => piece)
      .join(''),
  };
}

/** The whole text in its language. */
export function joinLanguage(language: string | undefined, text: string): string {
  return language === undefined || text === '' ? text : `${languageTag(language)}${text}</lang>`;
}
