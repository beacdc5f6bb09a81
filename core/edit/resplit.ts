import type { Cue } from '../cues/cue.ts';
import { buildCues } from '../cuebuilder/build-cues.ts';
import { gapMsRequired } from '../profiles/limits.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { CueWord } from './cue-words.ts';
import { timedWords, wordFields } from './cue-words.ts';
import { cutText, joinInLine } from './cut-text.ts';
import type { EditContext } from './edit-context.ts';
import { endsBefore, indicesOfCues, minCueMs } from './edit-context.ts';
import type { CueChange } from './make-edit.ts';
import { cueEdit, editedCue } from './make-edit.ts';
import { inkLength, offsetOfInk, readMarked, separatorBetween, withLineBreaks } from './marked-text.ts';

export interface ResplitOptions {
  /** First frame of each shot. */
  readonly shotChanges: readonly number[];
  /** BCP 47; the track's, when the caller knows no better. */
  readonly language: string;
}

/**
 * Builds the chosen cues (all for `null`) anew from their words, to the profile: long ones are parted, short ones
 * joined, lines and times chosen as for new captions. Each stretch of neighbours is built by itself and stays between
 * the cues around it. Tags stay at their words. Cues without words take times by the share of their characters.
 */
export function resplitCues(
  c: EditContext,
  cueIds: Iterable<string> | null,
  options: ResplitOptions,
): Edit | null {
  const chosen = indicesOfCues(c.cues, cueIds);
  const ends = endsBefore(c.cues);
  const changes = stretchesOf(chosen).flatMap(([from, to]) => {
    const room = roomAround(c, from, to, ends[from]!);
    return resplitStretch(c, from, to, room, options);
  });
  return cueEdit(c, 'edit.resplit', { count: chosen.length }, changes);
}

/** Runs of neighbouring indices, each from its first to behind its last. */
function stretchesOf(indices: readonly number[]): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (const index of indices) {
    const last = stretches.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else stretches.push([index, index + 1]);
  }
  return stretches;
}

function resplitStretch(
  c: EditContext,
  from: number,
  to: number,
  room: Room,
  options: ResplitOptions,
): readonly CueChange[] {
  const old = c.cues.slice(from, to);
  const words = wordsOfStretch(old, options.language);
  const built = buildCues(words, {
    profile: c.profile,
    language: options.language,
    frameRate: c.frameRate,
    shotChanges: options.shotChanges,
    ...room,
  });
  if (built.length === 0) return [];
  const keepsWords = old.some((cue) => cue.words !== undefined);
  const texts = textsOf(old, built);
  const heirs = inherit(old, built);
  const changes: CueChange[] = built.map((cue, i) => {
    const { from: heir, keepsId } = heirs[i]!;
    const after = builtCue(c, cue, texts[i]!, heir, keepsWords);
    if (keepsId) return { before: heir, after };
    return { before: null, after: { ...editedCue(after, { label: undefined }), id: c.newId() } };
  });
  const kept = new Set(heirs.filter(({ keepsId }) => keepsId).map(({ from: heir }) => heir));
  for (const cue of old) {
    // A cue without any text has no words to go on with: it is left where it is.
    if (!kept.has(cue) && inkLength(readMarked(cue.text).plain) > 0)
      changes.push({ before: cue, after: null });
  }
  return changes;
}

/** All words in one run, with spaces where cues meet and the cue's speaker on each. */
function wordsOfStretch(cues: readonly TrackCue[], language: string): readonly CueWord[] {
  const words: CueWord[] = [];
  let before = '';
  for (const cue of cues) {
    const { plain } = readMarked(cue.text);
    const space = separatorBetween(before, plain);
    for (const [i, word] of timedWords(cue, language).entries()) {
      const text = i === 0 ? space + word.text.trimStart() : word.text;
      const speaker = word.speaker ?? cue.speaker;
      const spoken = word.language ?? cue.language;
      words.push({
        ...{ ...word, text },
        ...(speaker === undefined ? {} : { speaker }),
        ...(spoken === undefined ? {} : { language: spoken }),
      });
    }
    if (inkLength(plain) > 0) before = plain;
  }
  return words;
}

interface Room {
  readonly notBeforeMs: number;
  readonly durationMs: number;
}

/** The time between the neighbours of a stretch, with the smallest gap on both sides. */
function roomAround(c: EditContext, from: number, to: number, endBeforeMs: number): Room {
  const gapMs = gapMsRequired(c.profile, c.frameRate);
  const lastEnd = c.cues.slice(from, to).reduce((latest, { endMs }) => Math.max(latest, endMs), 0);
  const after = c.cues[to];
  const endMs = after === undefined ? (c.durationMs > 0 ? c.durationMs : Infinity) : after.startMs - gapMs;
  // Neighbours that overlap the stretch already do not squeeze it.
  return {
    notBeforeMs: from === 0 ? 0 : Math.min(c.cues[from]!.startMs, endBeforeMs + gapMs),
    durationMs: Math.max(endMs, lastEnd),
  };
}

/** The old texts with their tags, cut where the new cues are cut and broken where their lines break. */
function textsOf(old: readonly TrackCue[], built: readonly Cue[]): readonly string[] {
  const take = createTextTaker(old);
  return built.map((cue, i) => {
    const lines = readMarked(cue.text).plain.split('\n').map(inkLength);
    const total = lines.reduce((sum, length) => sum + length, 0);
    let ink = 0;
    const breaks = lines.slice(0, -1).map((length) => (ink += length));
    return withLineBreaks(readMarked(take(i < built.length - 1 ? total : Infinity)), breaks);
  });
}

/** Returns a function that takes the next so many ink units of the joined texts, tags balanced. */
function createTextTaker(cues: readonly TrackCue[]): (ink: number) => string {
  let rest = '';
  let restInk = 0;
  let next = 0;
  return (ink) => {
    while (next < cues.length && restInk < ink) {
      const { text } = cues[next]!;
      next += 1;
      const length = inkLength(readMarked(text).plain);
      if (length === 0) continue;
      rest = restInk === 0 ? rest + text : joinInLine(readMarked(rest), readMarked(text));
      restInk += length;
    }
    if (restInk <= ink) {
      const taken = rest;
      [rest, restInk] = ['', 0];
      return taken;
    }
    const marked = readMarked(rest);
    const [taken, left] = cutText(marked, offsetOfInk(marked.plain, ink));
    [rest, restInk] = [left, restInk - ink];
    return taken;
  };
}

/** The old cue that a new one goes on from, and whether it keeps its id. */
interface Heir {
  readonly from: TrackCue;
  readonly keepsId: boolean;
}

/**
 * For each new cue the first old one that lies mostly in it, else the one that it shares most time with; an id goes to
 * the first that wants it.
 */
function inherit(old: readonly TrackCue[], built: readonly Cue[]): readonly Heir[] {
  let next = 0;
  return built.map((cue) => {
    let best = -1;
    let bestMs = 0;
    for (let i = next; i < old.length && old[i]!.startMs < cue.endMs; i++) {
      const { startMs, endMs } = old[i]!;
      const sharedMs = Math.min(cue.endMs, endMs) - Math.max(cue.startMs, startMs);
      if (sharedMs <= bestMs) continue;
      [best, bestMs] = [i, sharedMs];
      if (sharedMs > (endMs - startMs) / 2) break;
    }
    if (best < 0) return { from: old[Math.max(0, next - 1)]!, keepsId: false };
    next = best + 1;
    return { from: old[best]!, keepsId: true };
  });
}

function builtCue(c: EditContext, cue: Cue, text: string, heir: TrackCue, keepsWords: boolean): TrackCue {
  const words = (cue.words ?? []) as readonly CueWord[];
  const startMs = Math.round(cue.startMs);
  return editedCue(heir, {
    startMs,
    endMs: Math.max(startMs + minCueMs(c), Math.round(cue.endMs)),
    text,
    speaker: cue.speaker,
    language: cue.language,
    words: undefined,
    confidence: undefined,
    ...(keepsWords ? wordFields(words) : {}),
  });
}
