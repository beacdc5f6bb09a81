/** What the first words of a sentence, and the sentence before it, say about where a topic ends. */
import { isUnspacedScript } from '../cues/text-measure.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import type { ChapterSentence } from './chapter-text.ts';
import { cuePhraseTables } from './cue-phrase-tables.ts';

export interface CueFound {
  /** Nats for a boundary before the sentence; negative where it goes on with what was said. */
  readonly evidence: number;
  /** The phrase that speaks for it, of the sentence itself or of the one before; null where there is none. */
  readonly phrase: { readonly of: 'begins' | 'ends'; readonly text: string } | null;
}

/** Nats. An announcement weighs as much as all the rest. */
const weights = { opens: 1, marks: 0.7, closesBefore: 0.6, closesAll: 0.4, goesOn: -0.5, short: -0.4 };
/** In which something is announced; a single word (`next`) does so only further in front. Characters where words are not spaced. */
const head = { words: 8, wordsForOne: 4, characters: 14 };

type Kind = 'opens' | 'marks' | 'closes' | 'goesOn' | 'farewells';
type Phrases = Readonly<Record<Kind, readonly string[]>>;

const compiled = new Map<string, Phrases | undefined>();

export function cueBetween(before: ChapterSentence, sentence: ChapterSentence): CueFound {
  const said = readSentence(sentence);
  const last = readSentence(before);
  const mark = said.phrases && startOf(said.text, said.phrases.marks, said.unspaced);
  const rest = mark === undefined ? said.text : said.text.slice(mark.length).trimStart();
  const opens = said.phrases && within(said.head, said.phrases.opens, said.unspaced);
  const ends = last.phrases && within(last.text, last.phrases.closes, last.unspaced);
  const closesAll = said.phrases && within(said.head, said.phrases.closes, said.unspaced);
  const onlyMark = last.phrases?.marks.includes(last.text) === true;
  const goesOn = said.phrases && startOf(rest, said.phrases.goesOn, said.unspaced);
  const evidence =
    (opens === undefined ? 0 : weights.opens) +
    (mark === undefined ? 0 : weights.marks) +
    (ends === undefined && !onlyMark ? 0 : weights.closesBefore) +
    (closesAll === undefined ? 0 : weights.closesAll) +
    (goesOn === undefined ? 0 : weights.goesOn) +
    (said.isShort ? weights.short : 0);
  return { evidence, phrase: phraseOf(opens ?? closesAll ?? mark, ends) };
}

/** What ends a talk lies in its last minute and a half, or its last eighth. */
const endOfTalk = { maxMs: 90_000, share: 1 / 8 };

/** The sentence with which a talk takes its leave, with the `all right` before it; null where it does not. */
export function farewellIn(sentences: readonly ChapterSentence[]): number | null {
  const endMs = sentences.at(-1)?.endMs ?? 0;
  const fromMs = endMs - Math.min(endOfTalk.maxMs, endMs * endOfTalk.share);
  for (let at = Math.max(1, firstStartFrom(sentences, fromMs)); at < sentences.length; at++) {
    const { head: first, phrases, unspaced } = readSentence(sentences[at]!);
    if (phrases === undefined || within(first, phrases.farewells, unspaced) === undefined) continue;
    const before = at > 1 ? readSentence(sentences[at - 1]!) : undefined;
    return before?.phrases?.marks.includes(before.text) === true ? at - 1 : at;
  }
  return null;
}

function firstStartFrom(sentences: readonly ChapterSentence[], ms: number): number {
  const at = sentences.findLastIndex(({ startMs }) => startMs < ms);
  return at + 1;
}

function phraseOf(begins: string | undefined, ends: string | undefined): CueFound['phrase'] {
  if (begins !== undefined) return { of: 'begins', text: begins };
  return ends === undefined ? null : { of: 'ends', text: ends };
}

function readSentence({ text, language }: ChapterSentence) {
  const unspaced = isUnspacedScript(text);
  const plain = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{M}\p{N}' -]/gu, unspaced ? '' : ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const words = unspaced ? Array.from(plain) : plain.split(' ');
  return {
    text: plain,
    unspaced,
    head: unspaced ? words.slice(0, head.characters).join('') : words.slice(0, head.words).join(' '),
    isShort: words.length <= (unspaced ? 4 : 2),
    phrases: phrasesOf(language),
  };
}

function phrasesOf(language: string): Phrases | undefined {
  const primary = primaryLanguage(language);
  if (!compiled.has(primary)) {
    const table = cuePhraseTables[primary];
    compiled.set(
      primary,
      table && {
        opens: split(table.opens),
        marks: split(table.marks),
        closes: split(table.closes),
        goesOn: split(table.goesOn),
        farewells: split(table.farewells),
      },
    );
  }
  return compiled.get(primary);
}

/** The longest phrase with which the text begins. */
function startOf(text: string, phrases: readonly string[], unspaced: boolean): string | undefined {
  return phrases.find(
    (phrase) =>
      text.startsWith(phrase) && (unspaced || text.length === phrase.length || text[phrase.length] === ' '),
  );
}

function within(text: string, phrases: readonly string[], unspaced: boolean): string | undefined {
  if (unspaced) return phrases.find((phrase) => text.includes(phrase));
  const padded = ` ${text} `;
  const front = ` ${text.split(' ', head.wordsForOne).join(' ')} `;
  return phrases.find((phrase) => (phrase.includes(' ') ? padded : front).includes(` ${phrase} `));
}

/** Longest first. */
function split(list: string): readonly string[] {
  return list
    .split('|')
    .map((phrase) => phrase.replace(/\s+/gu, ' ').trim())
    .toSorted((a, b) => b.length - a.length);
}
