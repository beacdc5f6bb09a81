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
  const sent: { readonly frame: number; readonly word: number }[] = [];
  const delays: number[] = [];
  /** The first frame that is free. */
  let free = 0;
  /** When what is on the screen is to be cleared; null where nothing is. */
  let clearAt: number | null = null;
  for (const { startFrame, endFrame, words } of captions) {
    const clear = clearAt === null ? [] : clearFrames(Math.max(clearAt, free), startFrame);
    const start = Math.max(startFrame, free + words.length + clear.length, (clear.at(-1) ?? 0) + 1);
    const loads = framesBefore(start, words.length, clear);
    for (const [index, frame] of clear.entries())
      sent.push({ frame, word: index === 0 ? clearFirst : clearAgain });
    for (const [index, frame] of loads.entries()) sent.push({ frame, word: words[index]! });
    sent.push({ frame: start, word: showFirst }, { frame: start + 1, word: showAgain });
    delays.push(start - startFrame);
    free = start + 2;
    clearAt = Math.max(endFrame, start + 1);
  }
  if (clearAt !== null) {
    const frame = Math.max(clearAt, free);
    sent.push({ frame, word: clearFirst }, { frame: frame + 1, word: clearAgain });
  }
  return { runs: runsOf(sent), delays };
}

/** Twice, once where the next caption leaves no more room, not at all where it follows at once. */
function clearFrames(at: number, nextStart: number): readonly number[] {
  return [at, at + 1].filter((frame) => frame < nextStart);
}

/** The last `count` frames before `start` that are not taken, ascending. */
function framesBefore(start: number, count: number, taken: readonly number[]): readonly number[] {
  const frames: number[] = [];
  for (let frame = start - 1; frames.length < count; frame -= 1)
    if (!taken.includes(frame)) frames.push(frame);
  return frames.reverse();
}

function runsOf(sent: readonly { readonly frame: number; readonly word: number }[]): readonly CodeRun[] {
  const runs: { frame: number; words: number[] }[] = [];
  for (const { frame, word } of sent.toSorted((a, b) => a.frame - b.frame)) {
    const last = runs.at(-1);
    const isNext = last !== undefined && last.frame + last.words.length === frame;
    // A line for each caption is easier to read than one for the whole file.
    const begins = word === loadStart && last?.words.at(-1) !== loadStart;
    if (isNext && !begins) last.words.push(word);
    else runs.push({ frame, words: [word] });
  }
  return runs;
}

const [loadStart = 0] = controlWords(control.resumeCaptionLoading);
