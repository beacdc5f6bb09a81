/**
 * [Note: Loading captions] A caption that pops on is sent into the receiver's hidden screen, two bytes a frame, before it
 * is to be shown, and then shown at once. So a caption of 60 characters is sent for about a second before its start; where
 * captions follow one another faster than they can be sent, they come late. A caption that ends while the next one is
 * being sent is cleared in between.
 */
import { control } from './control-codes.ts';
import { controlWords } from './caption-words.ts';

export interface TimedCaption {
  /** Frames at which it is to be shown and cleared. */
  readonly startFrame: number;
  readonly endFrame: number;
  readonly words: readonly number[];
}

/** Words without a pause between them, one for each frame. */
export interface CodeRun {
  readonly frame: number;
  readonly words: readonly number[];
}

export interface Schedule {
  readonly runs: readonly CodeRun[];
  /** For each caption how many frames it comes late. */
  readonly delays: readonly number[];
}

const [showFirst = 0, showAgain = 0] = controlWords(control.endOfCaption);
const [clearFirst = 0, clearAgain = 0] = controlWords(control.eraseDisplayed);

/** `captions` by their starts. */
export function scheduleCaptions(captions: readonly TimedCaption[]): Schedule {
  const sent = new RunList();
  const delays: number[] = [];
  /** The first frame that is free. */
  let free = 0;
  /** When what is on the screen is to be cleared; null where nothing is. */
  let clearAt: number | null = null;
  for (const { startFrame, endFrame, words } of captions) {
    const clear = clearAt === null ? [] : clearFrames(Math.max(clearAt, free), startFrame);
    const start = Math.max(startFrame, free + words.length + clear.length, (clear.at(-1) ?? 0) + 1);
    addLoad(start, words, clear, sent);
    sent.add(start, showFirst);
    sent.add(start + 1, showAgain);
    delays.push(start - startFrame);
    free = start + 2;
    clearAt = Math.max(endFrame, start + 1);
  }
  if (clearAt !== null) {
    const frame = Math.max(clearAt, free);
    sent.add(frame, clearFirst);
    sent.add(frame + 1, clearAgain);
  }
  return { runs: sent.runs, delays };
}

/** Twice, once where the next caption leaves no more room, not at all where it follows at once. */
function clearFrames(at: number, nextStart: number): readonly number[] {
  return [at, at + 1].filter((frame) => frame < nextStart);
}

/** The words in the last frames before `start`, and those that clear the screen in theirs. */
function addLoad(start: number, words: readonly number[], clear: readonly number[], sent: RunList): void {
  let first = start - words.length;
  for (const frame of clear.toReversed()) if (frame >= first) first -= 1;
  const clearWord = (frame: number): number => (frame === clear[0] ? clearFirst : clearAgain);
  for (const frame of clear) if (frame < first) sent.add(frame, clearWord(frame));
  let next = 0;
  for (let frame = first; frame < start; frame += 1) {
    if (clear.includes(frame)) sent.add(frame, clearWord(frame));
    else sent.add(frame, words[next++]!);
  }
}

/** Words as they are sent, by ascending frames. */
class RunList {
  readonly runs: { readonly frame: number; readonly words: number[] }[] = [];

  add(frame: number, word: number): void {
    const last = this.runs.at(-1);
    const isNext = last !== undefined && last.frame + last.words.length === frame;
    // A line for each caption is easier to read than one for the whole file.
    const begins = word === loadStart && last?.words.at(-1) !== loadStart;
    if (isNext && !begins) last.words.push(word);
    else this.runs.push({ frame, words: [word] });
  }
}

const [loadStart = 0] = controlWords(control.resumeCaptionLoading);
