/** The words of a segment as pieces of its running text: with their spaces and the punctuation between them. */
import type { Word } from '../../cues/cue.ts';
import { isUnspacedScript } from '../../cues/text-measure.ts';
import type { HeardSegment, HeardWord } from './transcript.ts';

/** A word is looked for at most as many characters behind the one before. */
const maxGap = 100;

/** Joining the texts gives the running text. `text`: of the segment, null where only words are given. */
export function withSpaces(words: readonly HeardWord[], text: string | null): readonly HeardWord[] {
  if (words.some((word) => /^\s|\s$/.test(word.text))) return withoutBlankWords(words);
  return (text === null ? null : piecesOfText(words, text)) ?? joinedByScript(words);
}

/**
 * Times for all words: those without any share the time between their neighbours by their length. `segment`: where the
 * first begins and the last ends when they do not say.
 */
export function withTimes(
  words: readonly HeardWord[],
  segment: Pick<HeardSegment, 'startMs' | 'endMs'>,
): readonly Word[] {
  const timed: Word[] = [];
  for (let i = 0; i < words.length;) {
    let next = i;
    while (next < words.length && words[next]!.startMs === null) next += 1;
    const fromMs = timed.at(-1)?.endMs ?? segment.startMs ?? words[next]?.startMs ?? 0;
    if (next > i) {
      const toMs = Math.max(fromMs, words[next]?.startMs ?? segment.endMs ?? fromMs);
      for (const word of shared(words.slice(i, next), fromMs, toMs)) timed.push(word);
      i = next;
      continue;
    }
    const word = words[i]!;
    const startMs = Math.max(word.startMs!, timed.at(-1)?.startMs ?? 0);
    const endMs = word.endMs ?? nextStart(words, i + 1) ?? segment.endMs ?? startMs;
    timed.push(toWord(word, startMs, Math.max(startMs, endMs)));
    i += 1;
  }
  return timed;
}

/** Some services write the space between two words as a word of its own. */
function withoutBlankWords(words: readonly HeardWord[]): readonly HeardWord[] {
  const kept: HeardWord[] = [];
  let space = '';
  for (const word of words) {
    const text = (space + word.text).replace(/\s+/g, ' ');
    const isBlank = text.trim() === '';
    if (!isBlank) kept.push({ ...word, text });
    space = isBlank ? text : '';
  }
  return kept;
}

/** Cuts the text before each word; punctuation goes with the word before it. Null where a word is not in the text. */
function piecesOfText(words: readonly HeardWord[], text: string): readonly HeardWord[] | null {
  const pieces: { word: HeardWord; text: string }[] = [];
  let at = 0;
  for (const word of words) {
    const found = text.slice(at, at + word.text.length + maxGap).indexOf(word.text);
    if (found < 0) return null;
    const gap = text.slice(at, at + found);
    const space = pieces.length === 0 ? 0 : Math.max(0, gap.search(/\s+\S*$/));
    const isClosed = pieces.length > 0 && !/\s/.test(gap);
    if (isClosed) pieces.at(-1)!.text += gap;
    else if (pieces.length > 0) pieces.at(-1)!.text += gap.slice(0, space);
    const lead = isClosed ? '' : gap.slice(space);
    pieces.push({ word, text: lead + word.text });
    at += found + word.text.length;
  }
  const last = pieces.at(-1);
  if (last !== undefined) last.text += text.slice(at).trimEnd();
  return pieces.map((piece, index) => {
    const spaced = piece.text.replace(/\s+/g, ' ');
    return { ...piece.word, text: index === 0 ? spaced.trimStart() : spaced };
  });
}

function joinedByScript(words: readonly HeardWord[]): readonly HeardWord[] {
  return words.map((word, index) => {
    const before = words[index - 1]?.text;
    const isClosed =
      before === undefined || (isUnspacedScript(before.slice(-1)) && isUnspacedScript(word.text[0]!));
    return isClosed ? word : { ...word, text: ` ${word.text}` };
  });
}

function shared(words: readonly HeardWord[], fromMs: number, toMs: number): readonly Word[] {
  const total = words.reduce((sum, word) => sum + word.text.length, 0);
  let before = 0;
  const timeAt = (length: number): number =>
    Math.round(fromMs + ((toMs - fromMs) * length) / Math.max(1, total));
  return words.map((word) => {
    const startMs = timeAt(before);
    before += word.text.length;
    return toWord(word, startMs, timeAt(before));
  });
}

function nextStart(words: readonly HeardWord[], index: number): number | null {
  return words[index]?.startMs ?? null;
}

function toWord(word: HeardWord, startMs: number, endMs: number): Word {
  const { text, confidence, speaker } = word;
  return {
    startMs,
    endMs,
    text,
    ...(confidence === undefined ? {} : { confidence }),
    timing: 'given',
    ...(speaker === undefined ? {} : { speaker }),
  };
}
