/** The text of a track as it is now, for whoever reads rather than shows it. */
import type { Word } from '../cues/cue.ts';
import { isUnspacedScript } from '../cues/text-measure.ts';
import { timedWords } from '../edit/cue-words.ts';
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
  /** What is spoken at a time, where that is known better. */
  readonly languageAt?: (ms: number) => string | undefined;
}

/** Silence that ends a sentence without a mark. */
const longPauseMs = 2000;

interface CueWord {
  readonly word: Word;
  readonly cueId: string;
  readonly speaker: string | null;
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
    const language = options.languageAt?.(words[from]!.word.startMs) ?? options.language;
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
  return timedWords(cue, language).flatMap((word, i) => {
    if (word.text.trim() === '') return [];
    // Where cues meet there is a line break: a space, but in scripts without them.
    const text = i === 0 && !startsUnspaced(word.text) ? ` ${word.text.trimStart()}` : word.text;
    return [{ word: { ...word, text }, cueId: cue.id, speaker: word.speaker ?? cue.speaker ?? null }];
  });
}

function startsUnspaced(text: string): boolean {
  return isUnspacedScript(text.trimStart().charAt(0));
}

function endOfSentence(words: readonly CueWord[], from: number, language: string): number {
  for (let i = from; i + 1 < words.length; i++) {
    const [{ word, speaker }, next] = [words[i]!, words[i + 1]!];
    if (
      speaker !== next.speaker ||
      next.word.startMs - word.endMs >= longPauseMs ||
      endsSentence(word.text, { language, next: next.word.text })
    ) {
      return i + 1;
    }
  }
  return words.length;
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
