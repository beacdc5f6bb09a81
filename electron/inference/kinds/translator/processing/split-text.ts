import { wordPlaces } from './words.ts';

const sentenceEnd = /[.!?…。！？｡．؟।]["'”’»)\]」』）]*\s*$/u;
const abbreviation = /(?:^|\s)(?:Mr|Mrs|Ms|Dr|St|Prof|Sr|Sra|Jr|No|Nr|vs|etc|bzw|ca|M|Mme|\p{Lu})\.\s*$/u;

/** Sentences with the spaces behind them; joined they are the text. */
export function sentencesOf(text: string, language: string): readonly string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenterFor(language).segment(text)) {
    open += segment;
    if (!sentenceEnd.test(open) || abbreviation.test(open)) continue;
    sentences.push(open);
    open = '';
  }
  return open === '' ? sentences : [...sentences, open];
}

/** Two pieces of a text that is too long: cut between sentences, else behind a comma, else between words, near its middle. */
export function halve(text: string, language: string): readonly [string, string] {
  const sentences = ends(sentencesOf(text, language));
  const commas = [...text.matchAll(/[,;:–—，；：、،](?:\s+|(?=\p{L}))/gu)].map(
    ({ index, 0: { length } }) => index + length,
  );
  const words = wordPlaces(text, language).map(({ start }) => start);
  const inside = (at: number) => at > 0 && at < text.length;
  for (const places of [sentences, commas, words].map((found) => found.filter(inside))) {
    const [nearest] = places.sort((a, b) => distance(a, text) - distance(b, text));
    if (nearest !== undefined) return [text.slice(0, nearest), text.slice(nearest)];
  }
  const middle = Math.ceil(text.length / 2);
  const at = /[\udc00-\udfff]/.test(text.charAt(middle)) ? middle + 1 : middle;
  return [text.slice(0, at), text.slice(at)];
}

function distance(at: number, text: string): number {
  return Math.abs(at - text.length / 2);
}

function ends(pieces: readonly string[]): number[] {
  let at = 0;
  return pieces.map(({ length }) => (at += length));
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
