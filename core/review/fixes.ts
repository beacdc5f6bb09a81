import type { ShotContext } from '../check/shot-rules.ts';
import { snapOutTime } from '../check/shot-rules.ts';
import { unbalancedTags } from '../cues/markup.ts';
import { isUnspacedScript } from '../cues/text-measure.ts';
import { breaksLineRules, withBestLines } from '../edit/break-lines.ts';
import { minCueMs } from '../edit/edit-context.ts';
import { atOrAfterFrame, latestEndBefore } from '../edit/frame-grid.ts';
import { partOverlap, widenOrCloseGap } from '../edit/gaps.ts';
import { readMarked } from '../edit/marked-text.ts';
import { withNewText } from '../edit/set-text.ts';
import { snappedTimes } from '../edit/snap-to-shots.ts';
import { withTimes } from '../edit/trim.ts';
import { comfortableReadingMs, durationMsRequired, gapFault, gapMsRequired } from '../profiles/limits.ts';
import { profileOfCue } from '../profiles/profiles.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { saysTheSame } from './repetition.ts';
import type { ReviewCode, ReviewOptions } from './review-problem.ts';
import { balancedTags, tidySpaces } from './tidy-text.ts';

/** A cue between the one that ends last before it and the one after it. */
export interface CuePlace {
  readonly previous: TrackCue | null;
  readonly cue: TrackCue;
  readonly next: TrackCue | null;
}

/** How a problem is mended: another text, other times, or no cue at all; the cue before may have to end elsewhere. */
type Mending =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'times';
      readonly startMs: number;
      readonly endMs: number;
      readonly previousEndMs?: number;
    }
  | { readonly kind: 'delete'; readonly previousEndMs?: number };

/** What becomes of the cue before and of the cue; null: it is deleted. */
export interface Fix {
  readonly previous: TrackCue | null;
  readonly cue: TrackCue | null;
}

/** Repetitions nearer than this are one text that stays. */
const sameTextGapMs = 1000;

/** Problems whose mending needs the cue builder: whether it succeeds is known when it is tried. */
const needsParts: ReadonlySet<ReviewCode> = new Set(['chars-per-line', 'too-many-lines', 'too-long']);

export function isFixable(code: ReviewCode, place: CuePlace, options: ReviewOptions): boolean {
  return needsParts.has(code) ? hasParts(place.cue) : findMending(code, place, options) !== null;
}

/** Text that can be broken or divided. */
function hasParts(cue: TrackCue): boolean {
  const plain = readMarked(cue.text).plain.trim();
  return /\s/u.test(plain) || isUnspacedScript(plain);
}

/** The safe change that mends a problem of a cue, without making cues of it; null when there is none (any more). */
export function simpleFix(code: ReviewCode, place: CuePlace, options: ReviewOptions): Fix | null {
  const mending = findMending(code, place, options);
  if (mending === null) return null;
  const { previous, cue } = place;
  if (mending.kind === 'text') return { previous, cue: withNewText(cue, mending.text) };
  const { previousEndMs } = mending;
  return {
    previous:
      previous === null || previousEndMs === undefined
        ? previous
        : withTimes(previous, previous.startMs, previousEndMs),
    cue: mending.kind === 'delete' ? null : withTimes(cue, mending.startMs, mending.endMs),
  };
}

/** Better line breaks, when they are enough. */
export function withMendedLines(
  place: CuePlace,
  options: ReviewOptions,
  language: string | undefined,
): Fix | null {
  const { previous, cue } = place;
  const profile = profileOfCue(cue, options.profile);
  if (!breaksLineRules(cue.text, profile)) return null;
  const relaid = withBestLines(cue.text, profile, cue.language ?? language);
  return breaksLineRules(relaid, profile) ? null : { previous, cue: withNewText(cue, relaid) };
}

function findMending(code: ReviewCode, place: CuePlace, options: ReviewOptions): Mending | null {
  switch (code) {
    case 'surrounding-spaces':
    case 'double-spaces':
      return otherText(place, tidySpaces(place.cue.text));
    case 'unbalanced-tags':
      return unbalancedTags(place.cue.text).length === 0
        ? null
        : otherText(place, balancedTags(place.cue.text));
    case 'empty-text':
      return readMarked(place.cue.text).plain.trim() === '' ? { kind: 'delete' } : null;
    case 'reading-speed':
    case 'too-short':
    case 'reversed-times':
      return longerTime(place, options);
    case 'too-long':
      return withoutEmptyEnd(place, options);
    case 'beyond-end':
      return withinVideo(place, options);
    case 'overlap':
    case 'gap-too-small':
    case 'gap-not-closed':
      return mendedGap(code, place, options);
    case 'start-near-shot':
    case 'end-near-shot':
      return snapped(code, place, options);
    case 'repetition':
      return withoutRepetition(place, options);
    case 'chars-per-line':
    case 'too-many-lines':
    case 'negative-time':
    case 'out-of-order':
    case 'low-confidence':
    case 'text-over-silence':
    case 'speech-without-text':
    case 'unknown-word':
    case 'uncertain-speaker':
    case 'doubtful-translation':
    case 'changed-source':
      return null;
  }
}

function otherText({ cue }: CuePlace, text: string): Mending | null {
  return text === cue.text ? null : { kind: 'text', text };
}

function otherTimes({ cue }: CuePlace, startMs: number, endMs: number): Mending | null {
  return startMs === cue.startMs && endMs === cue.endMs ? null : { kind: 'times', startMs, endMs };
}

/** A later end, as far as the next cue, the video and the longest duration allow. */
function longerTime(place: CuePlace, options: ReviewOptions): Mending | null {
  const { cue } = place;
  const profile = profileOfCue(cue, options.profile);
  const needed = Math.max(durationMsRequired(cue.text, profile), comfortableReadingMs(cue.text, profile));
  const exactMs = cue.startMs + Math.max(needed, minCueMs(options));
  const latestMs = latestEnd(place, options);
  if (exactMs <= cue.endMs || exactMs > latestMs) return null;
  const onFrame = atOrAfterFrame(options, exactMs);
  const wished = onFrame <= latestMs ? onFrame : exactMs;
  const ends = [endBesideNext(place, wished, options), endBesideCut(cue, wished, options), wished];
  return otherTimes(place, cue.startMs, ends.find((ms) => ms >= exactMs && ms <= latestMs) ?? exactMs);
}

/** Not so near to the next cue that the gap should be closed: then it is. */
function endBesideNext({ next }: CuePlace, endMs: number, options: ReviewOptions): number {
  const isOpen = next === null || gapFault(next.startMs - endMs, options.profile, options.frameRate) === null;
  return isOpen ? -Infinity : latestEndBefore(options, next.startMs);
}

function endBesideCut(cue: TrackCue, endMs: number, options: ReviewOptions): number {
  const { profile, frameRate, shotChanges } = options;
  return shotChanges === null ? endMs : snapOutTime(cue.startMs, endMs, { profile, frameRate, shotChanges });
}

function latestEnd(place: CuePlace, options: ReviewOptions): number {
  const { profile, frameRate, durationMs } = options;
  const byNext = place.next === null ? Infinity : place.next.startMs - gapMsRequired(profile, frameRate);
  const byVideo = durationMs > 0 ? durationMs : Infinity;
  const byProfile = place.cue.startMs + (profile.maxDurationMs ?? Infinity);
  return Math.min(byNext, byVideo, byProfile);
}

/** An earlier end where nothing is said any more. */
function withoutEmptyEnd(place: CuePlace, options: ReviewOptions): Mending | null {
  const { cue } = place;
  const { maxDurationMs } = options.profile;
  const lastWordEnd = cue.words?.at(-1)?.endMs;
  if (maxDurationMs === null || lastWordEnd === undefined) return null;
  const endMs = cue.startMs + maxDurationMs;
  return endMs >= cue.endMs || lastWordEnd > endMs ? null : otherTimes(place, cue.startMs, endMs);
}

function withinVideo(place: CuePlace, options: ReviewOptions): Mending | null {
  const { cue } = place;
  const { durationMs } = options;
  if (durationMs <= 0 || cue.endMs <= durationMs || durationMs - cue.startMs < minCueMs(options)) return null;
  return otherTimes(place, cue.startMs, durationMs);
}

function mendedGap(
  code: 'overlap' | 'gap-too-small' | 'gap-not-closed',
  place: CuePlace,
  options: ReviewOptions,
): Mending | null {
  const { previous, cue } = place;
  if (previous === null) return null;
  const first = { startMs: previous.startMs, endMs: previous.endMs, text: previous.text };
  const second = { startMs: cue.startMs, endMs: cue.endMs, text: cue.text };
  if (code === 'overlap') partOverlap(options, first, second);
  else widenOrCloseGap(options, first, second);
  const { startMs, endMs } = second;
  if (first.endMs === previous.endMs) return otherTimes(place, startMs, endMs);
  return { kind: 'times', startMs, endMs, previousEndMs: first.endMs };
}

function snapped(
  code: 'start-near-shot' | 'end-near-shot',
  place: CuePlace,
  options: ReviewOptions,
): Mending | null {
  const { profile, frameRate, shotChanges } = options;
  if (shotChanges === null) return null;
  const shots: ShotContext = { profile, frameRate, shotChanges };
  const gapMs = gapMsRequired(profile, frameRate);
  const room = {
    fromMs: place.previous === null ? 0 : place.previous.endMs + gapMs,
    toMs: place.next === null ? Infinity : place.next.startMs - gapMs,
  };
  const times = snappedTimes(place.cue, shots, room);
  return code === 'start-near-shot'
    ? otherTimes(place, times.startMs, place.cue.endMs)
    : otherTimes(place, place.cue.startMs, times.endMs);
}

/** The same text twice without a pause is one text that stays. */
function withoutRepetition(place: CuePlace, options: ReviewOptions): Mending | null {
  const { previous, cue } = place;
  if (previous === null || !saysTheSame(previous.text, cue.text)) return null;
  const longest = options.profile.maxDurationMs ?? Infinity;
  if (cue.startMs - previous.endMs > sameTextGapMs || cue.endMs - previous.startMs > longest) return null;
  return { kind: 'delete', previousEndMs: Math.max(previous.endMs, cue.endMs) };
}
