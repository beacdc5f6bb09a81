/** Text without punctuation makes sentences of minutes: they are cut where a voice rests. */
import type { Word } from '../cues/cue.ts';
import { classBit } from '../language/function-words.ts';
import { lexiconFor } from '../language/lexicons.ts';
import { bareWord, endMarkOf } from '../language/punctuation.ts';
import type { Sentence } from '../text/sentences.ts';

/** A run of a sentence's words; a whole sentence mostly. */
export type Piece = Pick<Sentence, 'text' | 'startMs' | 'endMs' | 'speaker' | 'language'>;

const maxWords = 60;
const maxCharacters = 600;

/** Literal, in order; together they are the sentence. */
export function piecesOf(sentence: Sentence): readonly Piece[] {
  if (isShort(sentence.words)) return [sentence];
  return cut(sentence.words, sentence.language).map((words) => ({
    text: textOf(words),
    startMs: words[0]!.startMs,
    endMs: words.at(-1)!.endMs,
    speaker: sentence.speaker,
    language: sentence.language,
  }));
}

/** Of a sentence that is not cut nobody here asks for the words. */
export function withoutSpareWords(sentence: Sentence): Sentence {
  return isShort(sentence.words) ? { ...sentence, words: [] } : sentence;
}

function cut(words: readonly Word[], language: string): readonly (readonly Word[])[] {
  if (isShort(words) || words.length < 2) return [words];
  const at = bestCut(words, language);
  return [...cut(words.slice(0, at), language), ...cut(words.slice(at), language)];
}

function isShort(words: readonly Word[]): boolean {
  return words.length <= maxWords && words.reduce((sum, { text }) => sum + text.length, 0) <= maxCharacters;
}

/** In the middle half, where most speaks for it. */
function bestCut(words: readonly Word[], language: string): number {
  const [from, to] = [Math.max(1, Math.floor(words.length / 4)), Math.ceil((3 * words.length) / 4)];
  let best = { at: Math.floor(words.length / 2) || 1, worth: -1 };
  for (let at = from; at < Math.min(to, words.length); at++) {
    const worth = worthOfCut(words[at - 1]!, words[at]!, language);
    if (worth > best.worth) best = { at, worth };
  }
  return best.at;
}

const markWorth = { none: 0, comma: 400, clause: 800, sentence: 1000, ellipsis: 600, bracket: 200 } as const;
const opening = classBit.coordinator | classBit.clauseOpener;

/** In milliseconds of silence. */
function worthOfCut(before: Word, after: Word, language: string): number {
  const opens = (lexiconFor(language).classesOf(bareWord(after.text).toLowerCase()) & opening) !== 0;
  const pauseMs = Math.max(0, after.startMs - before.endMs);
  return pauseMs + markWorth[endMarkOf(before.text.trim())] + (opens ? 200 : 0);
}

function textOf(words: readonly Word[]): string {
  return words
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
