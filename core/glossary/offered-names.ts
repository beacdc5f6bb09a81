import { visibleText } from '../cues/markup.ts';
import { escapePattern } from '../language/escape-pattern.ts';
import { isGeographicWord } from '../language/geographic-words.ts';
import { classBit } from '../language/function-words.ts';
import { lexiconFor } from '../language/lexicons.ts';
import { wordsOfText } from '../language/words-of-text.ts';
import { namesIn } from '../language/names-in-text.ts';
import { maxTermLength, termKey } from './term.ts';

export interface OfferedName {
  readonly text: string;
  /** How often it is said. */
  readonly count: number;
}

export interface NamedText {
  /** A cue's, with its tags. */
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/** As many as anybody looks through. */
const maxOffered = 50;

/** Names that are said in a video, the most frequent first, for a list of what is not to be translated. `known`: those that are in it. */
export function offeredNames(texts: readonly NamedText[], known: readonly string[]): readonly OfferedName[] {
  const taken = new Set(known.map(termKey));
  const found = new Map<string, { readonly text: string; readonly place: number; count: number }>();
  const plain = texts.map(({ text }) => visibleText(text).replaceAll('\n', ' '));
  for (const [place, text] of plain.entries()) {
    // Where all is in capitals, they say nothing.
    if (/\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)) continue;
    for (const name of namesOf(text, texts[place]!.language)) {
      const key = termKey(name);
      if (name.length <= maxTermLength && !taken.has(key) && !found.has(key))
        found.set(key, { text: name, place, count: 0 });
    }
  }
  countAll([...found.values()], plain);
  return [...found.values()]
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || a.place - b.place)
    .slice(0, maxOffered)
    .map(({ text, count }) => ({ text, count }));
}

/** Words that stand side by side are one name, with small words of names between them: `Ludwig van Beethoven`. */
function namesOf(text: string, language: string): readonly string[] {
  const single = new Set(namesIn(text, language, { sameLanguage: false }));
  if (single.size === 0) return [];
  const particles = lexiconFor(language);
  const names: string[] = [];
  let open: { readonly start: number; end: number } | undefined;
  const close = (): void => {
    const name = open === undefined ? '' : text.slice(open.start, open.end);
    if (name !== '' && !isGeographicWord(name, language)) names.push(name);
    open = undefined;
  };
  let pending: number | undefined;
  for (const word of wordsOfText(text, language)) {
    const bare = word.text.replace(/['’]s$/u, '');
    const end = word.start + bare.length;
    const between = open === undefined ? '' : text.slice(pending ?? open.end, word.start);
    if (open !== undefined && !/^ ?$/u.test(between)) close();
    if (single.has(bare)) {
      if (open === undefined) open = { start: word.start, end };
      else open.end = end;
      pending = undefined;
      if (bare !== word.text) close();
    } else if (
      open !== undefined &&
      (particles.classesOf(bare.toLowerCase()) & classBit.nameParticle) !== 0
    ) {
      pending = end;
    } else {
      close();
      pending = undefined;
    }
  }
  close();
  return names;
}

/** Also where a name begins a sentence, where its capital said nothing; not where it is a part of a longer one. */
function countAll(
  names: readonly { readonly text: string; count: number }[],
  texts: readonly string[],
): void {
  let rest = texts.join('\n');
  for (const name of names.toSorted((a, b) => b.text.length - a.text.length)) {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(name.text)}(?![\\p{L}\\p{N}])`, 'gu');
    rest = rest.replaceAll(whole, () => {
      name.count += 1;
      return '\n';
    });
  }
}
