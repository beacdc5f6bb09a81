/** Cues that say the same in two languages, one below the other. */
import type { Cue } from '../../cues/cue.ts';
import { joinLanguage } from '../../cues/languages.ts';
import { tagName, tokenizeMarkup } from '../../cues/markup.ts';
import { overridesOf } from '../../cues/overrides.ts';
import { withoutFields } from '../../cues/without-fields.ts';
import { pairCues } from './pair-cues.ts';

export interface LanguageOfTwo {
  readonly cues: readonly Cue[];
  /** BCP 47. */
  readonly language?: string;
}

export interface BilingualOptions {
  /** Whether the other language stands above the main one. */
  readonly otherFirst: boolean;
  /** Places in the other's cues of the main ones' partners, where they are known; times tell the rest. */
  readonly links?: ReadonlyMap<number, number> | undefined;
  /** `<lang es>` tells what is not in the main language. */
  readonly marksLanguages: boolean;
  /** Name of the style that the other language has (ASS). */
  readonly otherStyle?: string | undefined;
}

/**
 * The main cues with what the other says: see [Note: Two languages at one time]. Each language keeps its lines, tags and
 * dashes. Times of words are left out: they would be those of half a text.
 */
export function bilingualCues(
  main: LanguageOfTwo,
  other: LanguageOfTwo,
  options: BilingualOptions,
): readonly Cue[] {
  return pairCues(main.cues, other.cues, options.links).map((pair) => {
    const [first = pair.other[0]!] = pair.main;
    const { startMs, endMs } = pair;
    const speaker = first.speaker ?? pair.other[0]?.speaker;
    const blocks = [
      { texts: pair.main.map((cue) => blockOf(cue, main, main.language, options)), style: '' },
      {
        texts: pair.other.map((cue) => blockOf(cue, other, main.language, options)),
        style: options.otherStyle === undefined ? '' : `{\\r${options.otherStyle}}`,
      },
    ].filter(({ texts }) => texts.length > 0);
    const ordered = options.otherFirst ? blocks.toReversed() : blocks;
    const place = [...pair.main, ...pair.other]
      .map(({ text }) => placesOf(text))
      .find((found) => found !== '');
    return {
      ...withoutFields(first, 'words', 'confidence', 'language', 'speaker'),
      ...{ startMs, endMs, text: (place ?? '') + joined(ordered) },
      ...(speaker === undefined ? {} : { speaker }),
    };
  });
}

interface Block {
  readonly texts: readonly string[];
  /** `{\rSecond}` or nothing. */
  readonly style: string;
}

/** A look that was switched on above is switched off again; the upper block begins with the style that text has anyway. */
function joined(blocks: readonly Block[]): string {
  return blocks
    .map(({ texts, style }, index) => {
      const text = texts.join('\n');
      const before = index === 0 ? '' : blocks[0]!.texts.join('') + blocks[0]!.style;
      const reset = style === '' && before.includes('{\\') ? '{\\r}' : style;
      return reset + text;
    })
    .join('\n');
}

function blockOf(
  cue: Cue,
  { language: usual }: LanguageOfTwo,
  documentLanguage: string | undefined,
  { marksLanguages }: BilingualOptions,
): string {
  const text = closed(withoutPlaces(cue.text).trim());
  const language = cue.language ?? usual;
  const isMarked = marksLanguages && language !== undefined && language !== documentLanguage;
  return isMarked ? joinLanguage(language, text) : text;
}

const places = new Set(['an', 'a', 'pos']);

function placesOf(text: string): string {
  if (!text.includes('{\\')) return '';
  const found = overrideBlocks(text).flatMap((block) =>
    overridesOf(block).flatMap(({ name, raw }) => (places.has(name) ? [raw] : [])),
  );
  return found.length === 0 ? '' : `{${found.join('')}}`;
}

function overrideBlocks(text: string): readonly string[] {
  return tokenizeMarkup(text).flatMap(({ kind, raw }) =>
    kind === 'tag' && raw.startsWith('{') ? [raw] : [],
  );
}

function withoutPlaces(text: string): string {
  if (placesOf(text) === '') return text;
  return tokenizeMarkup(text)
    .map(({ kind, raw }) => {
      if (kind !== 'tag' || !raw.startsWith('{')) return raw;
      const kept = overridesOf(raw).filter(({ name }) => !places.has(name));
      return kept.length === 0 ? '' : `{${kept.map((each) => each.raw).join('')}}`;
    })
    .join('');
}

/** With an end for each tag that has none, so that it says nothing of the other language. */
function closed(text: string): string {
  if (!text.includes('<')) return text;
  const open: string[] = [];
  for (const { kind, raw } of tokenizeMarkup(text)) {
    const name = kind === 'tag' ? tagName(raw) : null;
    if (name === null) continue;
    if (!raw.startsWith('</')) open.push(name);
    else if (open.includes(name)) open.splice(open.lastIndexOf(name), 1);
  }
  return (
    text +
    open
      .toReversed()
      .map((name) => `</${name}>`)
      .join('')
  );
}
