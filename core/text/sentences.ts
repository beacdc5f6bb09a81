/** The text of a track as it is now, for whoever reads rather than shows it. */
import type { Word } from '../cues/cue.ts';
import { isUnspacedScript } from '../cues/text-measure.ts';
import { timedWords } from '../edit/cue-words.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import { endsSentence } from '../language/sentence-end.ts';
import type { TrackCue } from '../project/track-cue.ts';

export interface Sentence {
  /** Of the cue in which it begins and its place among those that begin there: edits elsewhere leave it as it is. */
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  /** In one line, without tags. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly speaker: string | null;
  /** BCP 47; `und` when unknown. */
  readonly language: string;
}

export interface ReadingOptions {
  /** BCP 47, the track's. */
  readonly language: string;
  /** What is spoken at a time, where that is known better; what a word or its cue says goes before. */
  readonly languageAt?: (ms: number) => string | undefined;
}

/** Silence that ends a sentence without a mark. */
const longPauseMs = 2000;

interface CueWord {
  readonly word: Word;
  readonly cueId: string;
  readonly speaker: string | null;
  /** BCP 47, where the word or its cue says that it is another than the track's. */
  readonly spoken: string | undefined;
}

/** The sentences of a track after a person's edits, in order; together they have all of its words. */
export function sentencesOf(cues: readonly TrackCue[], options: ReadingOptions): readonly Sentence[] {
  const steps = readSentences(cues, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** `sentencesOf` in steps of well under a millisecond, for whoever lets others have their turn between them. */
export function* readSentences(
  cues: readonly TrackCue[],
  options: ReadingOptions,
): Generator<undefined, readonly Sentence[]> {
  const words: CueWord[] = [];
  for (const cue of cues) {
    words.push(...wordsOf(cue, options.language));
    yield;
  }
  const sentences: Sentence[] = [];
  const counts = new Map<string, number>();
  for (let from = 0; from < words.length;) {
    const { word, spoken } = words[from]!;
    const language = spoken ?? options.languageAt?.(word.startMs) ?? options.language;
    const to = endOfSentence(words, from, language);
    const { cueId } = words[from]!;
    const place = counts.get(cueId) ?? 0;
    counts.set(cueId, place + 1);
    sentences.push(toSentence(words.slice(from, to), `${cueId}.${place}`, language));
    from = to;
    yield;
  }
  return sentences;
}

function wordsOf(cue: TrackCue, language: string): readonly CueWord[] {
  return timedWords(cue, cue.language ?? language).flatMap((word, i) => {
    if (word.text.trim() === '') return [];
    // Where cues meet there is a line break: a space, but in scripts without them.
    const text = i === 0 && !startsUnspaced(word.text) ? ` ${word.text.trimStart()}` : word.text;
    const speaker = word.speaker ?? cue.speaker ?? null;
    return [{ word: { ...word, text }, cueId: cue.id, speaker, spoken: word.language ?? cue.language }];
  });
}

function startsUnspaced(text: string): boolean {
  return isUnspacedScript(text.trimStart().charAt(0));
}

function endOfSentence(words: readonly CueWord[], from: number, language: string): number {
  for (let i = from; i + 1 < words.length; i++) {
    const [{ word, speaker, spoken }, next] = [words[i]!, words[i + 1]!];
    if (
      speaker !== next.speaker ||
      !isSameLanguage(spoken, next.spoken) ||
      next.word.startMs - word.endMs >= longPauseMs ||
      endsSentence(word.text, { language, next: next.word.text })
    ) {
      return i + 1;
    }
  }
  return words.length;
}

function isSameLanguage(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && primaryLanguage(a) === primaryLanguage(b));
}

function toSentence(words: readonly CueWord[], id: string, language: string): Sentence {
  const [first, last] = [words[0]!, words.at(-1)!];
  const text = words.map(({ word }) => word.text).join('');
  return {
    ...{ id, language, startMs: first.word.startMs, endMs: last.word.endMs },
    text: text.replaceAll(/\s+/gu, ' ').trim(),
    words: words.map(({ word }) => word),
    speaker: first.speaker,
  };
}
