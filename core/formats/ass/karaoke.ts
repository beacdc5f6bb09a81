/** Times of words as karaoke: `{\k50}ka{\k30}ra`, durations in hundredths of a second from the event's start. */
import type { Cue, Word } from '../../cues/cue.ts';
import { wordRanges } from '../../cues/word-ranges.ts';

export interface Syllable {
  /** Hundredths of a second. */
  readonly duration: number;
  readonly text: string;
}

const karaokeOverride = /^(?:k|kf|ko)$/i;

/** Hundredths of a second of `\k`, `\kf`, `\ko` and `\K`; null for another override. */
export function karaokeDuration(name: string, value: string): number | null {
  if (!karaokeOverride.test(name)) return null;
  return /^\d{1,7}/.test(value) ? Number(/^\d{1,7}/.exec(value)![0]) : 0;
}

/** The words of an event that starts at `startMs`; a syllable without letters is a pause. */
export function karaokeWords(syllables: readonly Syllable[], startMs: number): readonly Word[] {
  const words: Word[] = [];
  let at = startMs;
  let isSpaced = false;
  for (const { duration, text } of syllables) {
    const endMs = at + duration * 10;
    const letters = text.trim().replace(/\s+/g, ' ');
    if (letters === '') isSpaced ||= text !== '';
    else {
      const space = words.length > 0 && (isSpaced || /^\s/.test(text)) ? ' ' : '';
      words.push({ startMs: at, endMs, text: space + letters, timing: 'given' });
      isSpaced = /\s$/.test(text);
    }
    at = endMs;
  }
  return words;
}

/** The cue's text with `{\k..}` before each of its words. */
export function withKaraoke(cue: Pick<Cue, 'text' | 'words' | 'startMs'>): string {
  const { text, words = [], startMs } = cue;
  const hundredths = (ms: number): number => Math.max(0, Math.round((ms - startMs) / 10));
  const pieces: string[] = [];
  let written = 0;
  let cursor = 0;
  for (const { wordIndex, start } of wordRanges({ text, words })) {
    const word = words[wordIndex]!;
    const from = Math.max(cursor, hundredths(word.startMs));
    const to = Math.max(from, hundredths(word.endMs));
    const pause = from > cursor ? `{\\k${from - cursor}}` : '';
    pieces.push(text.slice(written, start), pause, `{\\k${to - from}}`);
    written = start;
    cursor = to;
  }
  return pieces.join('') + text.slice(written);
}
