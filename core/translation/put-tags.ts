import { escapeTags, tagName, tokenizeMarkup } from '../cues/markup.ts';
import { piecesOf } from '../cuebuilder/pieces.ts';
import type { MarkedText } from '../edit/marked-text.ts';
import { inkLength, showing } from '../edit/marked-text.ts';
import { foldText } from '../language/same-text.ts';

interface TagPlace {
  readonly raw: string;
  /** Where it stands in the plain text of the source. */
  readonly at: number;
  /** Of a tag that is closed: the plain text between both. */
  readonly around: string | undefined;
  readonly isClosing: boolean;
}

/**
 * The translation with the tags that stand inside its source, all of them and in their order: around the same words where
 * these were left as they are (a name in italics), else where the same share of the words is behind them. A tag that is
 * opened and closed has something between.
 */
export function putTags(source: MarkedText, translation: string, language: string): string {
  const tags = tagPlaces(source);
  if (tags.length === 0) return escapeTags(translation);
  const words = piecesOf({ text: translation, offsets: [0, translation.length] }, language);
  const folded = foldText(translation).length === translation.length ? foldText(translation) : translation;
  const total = Math.max(1, inkLength(source.plain));
  let raw = '';
  let at = 0;
  let opened = { place: 0, end: -1 };
  for (const tag of tags) {
    const word = Math.round((inkLength(source.plain.slice(0, tag.at)) / total) * words.length);
    let place: number;
    if (tag.isClosing) {
      place = opened.end >= 0 ? opened.end : (words[word - 1]?.textEnd ?? 0);
      if (place <= opened.place) place = wordEndBehind(words, opened.place, translation.length);
      opened = { place: 0, end: -1 };
    } else {
      const same = tag.around === undefined ? -1 : folded.indexOf(foldText(tag.around), at);
      place = same >= 0 ? same : (words[word]?.textStart ?? translation.length);
      if (tag.around !== undefined) {
        // Something must be left for what closes it.
        if (place >= translation.length) place = Math.max(at, words.at(-1)?.textStart ?? 0);
        opened = { place, end: same >= 0 ? same + tag.around.length : -1 };
      }
    }
    place = Math.min(Math.max(place, at), translation.length);
    raw += escapeTags(translation.slice(at, place)) + tag.raw;
    at = place;
  }
  return showing(raw + escapeTags(translation.slice(at)), translation);
}

function wordEndBehind(
  words: readonly { readonly textEnd: number }[],
  place: number,
  length: number,
): number {
  return words.find(({ textEnd }) => textEnd > place)?.textEnd ?? length;
}

function tagPlaces(source: MarkedText): readonly TagPlace[] {
  const places: { raw: string; at: number; around: string | undefined; isClosing: boolean }[] = [];
  const open: number[] = [];
  let at = 0;
  for (const { kind, raw } of tokenizeMarkup(source.raw)) {
    if (kind === 'text') at += raw.length;
    else if (kind === 'escaped-tag-start') at += 1;
    else {
      const isClosing = raw.startsWith('</');
      if (isClosing) {
        const index = open.findLastIndex((each) => tagName(places[each]!.raw) === tagName(raw));
        if (index >= 0) {
          const opening = places[open[index]!]!;
          opening.around = source.plain.slice(opening.at, at).trim() || undefined;
          open.splice(index);
        }
      } else open.push(places.length);
      places.push({ raw, at, around: undefined, isClosing });
    }
  }
  return places;
}
