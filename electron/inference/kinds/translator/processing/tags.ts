import { marks, partOf } from './parts.ts';
import type { Part } from './parts.ts';
import { wordPlaces } from './words.ts';

/** A tag that was taken out of a sentence. */
export interface TagPlace {
  readonly mark: string;
  /** Share of the sentence's words before it, 0 to 1. */
  readonly share: number;
}

export interface WithoutTags {
  readonly text: string;
  readonly tags: readonly TagPlace[];
}

/** Takes the tags out of a sentence for models that do not carry them. */
export function takeTags(masked: string, parts: readonly Part[], language: string): WithoutTags {
  const places: { mark: string; at: number }[] = [];
  let text = '';
  let from = 0;
  for (const match of masked.matchAll(marks)) {
    const part = partOf(match[0], parts);
    if (part?.kind !== 'tag') continue;
    text += masked.slice(from, match.index);
    from = match.index + 1;
    places.push({ mark: match[0], at: text.length });
    // `one<br>two` are two words without it, too.
    if (isBreak(part) && /\S$/u.test(text) && /^\S/u.test(masked.slice(from))) text += ' ';
  }
  text += masked.slice(from);
  const words = wordPlaces(text, language);
  const tags = places.map(({ mark, at }) => ({
    mark,
    share: words.length === 0 ? 0 : words.filter(({ end }) => end <= at).length / words.length,
  }));
  return { text, tags };
}

/** Puts the tags back where the same share of the words is behind them; a pair never closes before it opens. */
export function placeTags(
  text: string,
  tags: readonly TagPlace[],
  parts: readonly Part[],
  language: string,
): string {
  if (tags.length === 0) return text;
  const words = wordPlaces(text, language);
  let result = '';
  let at = 0;
  let openedAtWord = 0;
  for (const { mark, share } of tags) {
    const part = partOf(mark, parts);
    const wanted = Math.round(share * words.length);
    let place: number;
    if (isClosing(part)) {
      const word = Math.max(wanted, Math.min(openedAtWord + 1, words.length));
      place = words[word - 1]?.end ?? 0;
    } else {
      place = words[wanted]?.start ?? text.length;
      openedAtWord = wanted;
    }
    place = Math.max(place, at);
    result += text.slice(at, place) + mark;
    at = place;
  }
  return result + text.slice(at);
}

export function isClosing(part: Part | undefined): boolean {
  return part?.text.startsWith('</') ?? false;
}

function isBreak({ text }: Part): boolean {
  return /^<br\s*\/?>$/iu.test(text);
}
