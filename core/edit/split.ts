import { withoutFields } from '../cues/without-fields.ts';
import { isOnlyClosing, isOnlyDash, isOnlyOpening } from '../language/punctuation.ts';
import { gapFault, gapMsRequired } from '../profiles/limits.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { breaksLineRules, withBestLines } from './break-lines.ts';
import type { CueWord } from './cue-words.ts';
import { clampWords, fittingWords, interpolateWords, wordFields } from './cue-words.ts';
import { cutText } from './cut-text.ts';
import { profileOfCue } from '../profiles/profiles.ts';
import type { EditContext } from './edit-context.ts';
import { indexOfCue, languageOfCue, minCueMs } from './edit-context.ts';
import { atOrAfterFrame, atOrBeforeFrame, latestEndBefore, nearFrame } from './frame-grid.ts';
import { cueEdit, editedCue } from './make-edit.ts';
import { inkLength, inkOf, offsetOfInk, plainOffsetOf, readMarked } from './marked-text.ts';

/** Text stays at most this long after its last word where a pause follows (product notes: half a second). */
const hangMs = 500;

/**
 * Splits a cue in two at a time: words go where they are spoken, the text breaks between them. The second part starts
 * with the frame that is seen at `atMs`, the first ends the profile's smallest gap before. Null when a part would last
 * no frame.
 */
export function splitCue(c: EditContext, cueId: string, atMs: number): Edit | null {
  const index = indexOfCue(c.cues, cueId);
  const cue = c.cues[index];
  if (cue === undefined) return null;
  const at = Math.round(atMs);
  if (at - cue.startMs < minCueMs(c) || cue.endMs - at < minCueMs(c)) return null;
  const secondStartMs = atOrBeforeFrame(c, at);
  const text = readMarked(cue.text);
  const own = fittingWords(cue);
  const words = own ?? interpolateWords(text.plain, cue, languageOfCue(c, cue));
  const count = wordsBefore(words, at);
  const ink = words.slice(0, count).reduce((sum, word) => sum + inkLength(word.text), 0);
  const parts = {
    texts: cutText(text, offsetOfInk(text.plain, ink)),
    words: own === null ? null : ([own.slice(0, count), own.slice(count)] as const),
  };
  return splitEdit(c, index, parts, { firstEndMs: latestEndBefore(c, secondStartMs), secondStartMs });
}

/**
 * Splits a cue at a place of its text (`offset` in `cue.text`, as a caret has it): the time follows, between the words
 * or, without them, by the share of the characters. Null when nothing is visible on one side.
 */
export function splitCueAtText(c: EditContext, cueId: string, offset: number): Edit | null {
  const index = indexOfCue(c.cues, cueId);
  const cue = c.cues[index];
  if (cue === undefined) return null;
  const text = readMarked(cue.text);
  const place = plainOffsetOf(text, offset);
  const ink = inkLength(text.plain.slice(0, place));
  const total = inkLength(text.plain);
  if (ink === 0 || ink === total || cue.endMs - cue.startMs < 2 * minCueMs(c)) return null;
  const own = fittingWords(cue);
  const words = own === null ? null : partWords(own, ink);
  const times =
    words === null
      ? timesByShare(c, cue, ink / total)
      : timesByWords(c, words[0].at(-1)!.endMs, words[1][0]!.startMs);
  return splitEdit(c, index, { texts: cutText(text, place), words }, longEnough(c, cue, times));
}

interface SplitTimes {
  readonly firstEndMs: number;
  readonly secondStartMs: number;
}

interface SplitParts {
  readonly texts: readonly [string, string];
  readonly words: readonly [readonly CueWord[], readonly CueWord[]] | null;
}

function splitEdit(c: EditContext, index: number, parts: SplitParts, wished: SplitTimes): Edit | null {
  const cue = c.cues[index]!;
  const least = minCueMs(c);
  const secondStartMs = Math.min(Math.max(wished.secondStartMs, cue.startMs + least), cue.endMs - least);
  const firstEndMs = Math.min(Math.max(wished.firstEndMs, cue.startMs + least), secondStartMs);
  const first = part(c, cue, parts, 0, cue.startMs, firstEndMs);
  const second = part(c, cue, parts, 1, secondStartMs, cue.endMs);
  return cueEdit(c, 'edit.split', { number: index + 1 }, [
    { before: cue, after: first },
    { before: null, after: { ...editedCue(second, { label: undefined }), id: c.newId() } },
  ]);
}

function part(
  c: EditContext,
  cue: TrackCue,
  parts: SplitParts,
  which: 0 | 1,
  startMs: number,
  endMs: number,
): TrackCue {
  const text = relaid(c, cue, parts.texts[which]);
  const patch = { startMs, endMs, text };
  if (parts.words === null) return editedCue(cue, patch);
  const words = clampWords(parts.words[which], patch) ?? [];
  return editedCue(cue, { ...patch, words: undefined, confidence: undefined, ...wordFields(words) });
}

/** A part that held a line break fits one line now, or its lines are chosen anew. */
function relaid(c: EditContext, cue: TrackCue, raw: string): string {
  const profile = profileOfCue(cue, c.profile);
  if (!raw.includes('\n') && !breaksLineRules(raw, profile)) return raw;
  return withBestLines(raw, profile, languageOfCue(c, cue));
}

/**
 * How many words are spoken before a time, by their middle; where there are several, each part gets one. A dash or mark
 * that stands alone stays with its word.
 */
function wordsBefore(words: readonly CueWord[], atMs: number): number {
  let count = 0;
  while (count < words.length && (words[count]!.startMs + words[count]!.endMs) / 2 < atMs) count += 1;
  if (words.length < 2) return count;
  count = Math.min(Math.max(count, 1), words.length - 1);
  const before = words[count - 1]!.text.trim();
  if (count > 1 && (isOnlyDash(before) || isOnlyOpening(before))) return count - 1;
  return count < words.length - 1 && isOnlyClosing(words[count]!.text.trim()) ? count + 1 : count;
}

/** The words in two at an ink offset; a word that it divides is divided, too. */
function partWords(
  words: readonly CueWord[],
  ink: number,
): readonly [readonly CueWord[], readonly CueWord[]] {
  const first: CueWord[] = [];
  let left = ink;
  for (const [i, word] of words.entries()) {
    const length = inkLength(word.text);
    if (left >= length) {
      first.push(word);
      left -= length;
      if (left === 0 && first.some(({ text }) => inkOf(text) !== '')) return [first, words.slice(i + 1)];
    } else {
      const [head, tail] = divideWord(word, left);
      return [
        [...first, head],
        [tail, ...words.slice(i + 1)],
      ];
    }
  }
  return [first, []];
}

function divideWord(word: CueWord, ink: number): readonly [CueWord, CueWord] {
  const lead = word.text.length - word.text.trimStart().length;
  const at = lead + offsetOfInk(word.text.trimStart(), ink);
  const middle = Math.round(
    word.startMs + ((word.endMs - word.startMs) * ink) / Math.max(1, inkLength(word.text)),
  );
  // What stands for the whole word stands for no part of it.
  const rest = withoutFields(word, 'alternatives');
  return [
    { ...rest, text: word.text.slice(0, at), endMs: middle },
    { ...rest, text: word.text.slice(at), startMs: middle },
  ];
}

/**
 * A word alone is soon said: each part lasts as long as the profile asks for, or half of what there is, whatever the
 * words say.
 */
function longEnough(c: EditContext, cue: TrackCue, wished: SplitTimes): SplitTimes {
  const gapMs = gapMsRequired(c.profile, c.frameRate);
  const least = Math.min(c.profile.minDurationMs, (cue.endMs - cue.startMs - gapMs) / 2);
  const earliestMs = atOrAfterFrame(c, cue.startMs + least + gapMs);
  const latestMs = Math.max(earliestMs, atOrBeforeFrame(c, cue.endMs - least));
  const secondStartMs = Math.min(Math.max(wished.secondStartMs, earliestMs), latestMs);
  const adjacentMs = latestEndBefore(c, secondStartMs);
  if (secondStartMs !== wished.secondStartMs) return { secondStartMs, firstEndMs: adjacentMs };
  const firstEndMs = Math.max(wished.firstEndMs, atOrAfterFrame(c, cue.startMs + least));
  return { secondStartMs, firstEndMs: Math.min(firstEndMs, adjacentMs) };
}

/** The second part starts with its first word; the first stays until then, at most half a second in a pause. */
function timesByWords(c: EditContext, lastEndMs: number, nextStartMs: number): SplitTimes {
  const secondStartMs = atOrBeforeFrame(c, Math.max(nextStartMs, lastEndMs));
  const adjacent = latestEndBefore(c, secondStartMs);
  const hanging = Math.min(adjacent, atOrBeforeFrame(c, lastEndMs + hangMs));
  const isOpen = gapFault(secondStartMs - hanging, c.profile, c.frameRate) === null;
  return { secondStartMs, firstEndMs: isOpen ? hanging : adjacent };
}

function timesByShare(c: EditContext, cue: TrackCue, share: number): SplitTimes {
  const secondStartMs = nearFrame(c, cue.startMs + (cue.endMs - cue.startMs) * share);
  return { secondStartMs, firstEndMs: latestEndBefore(c, secondStartMs) };
}
