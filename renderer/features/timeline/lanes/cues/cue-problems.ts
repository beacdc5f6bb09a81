/**
 * What is wrong with the times of a cue, cheap enough to be asked for every visible cue of every frame, also of
 * times that a drag only proposes. The review queue has the whole list with sentences; this has what colours a block.
 */
import { countWords, measureText } from '../../../../../core/cues/text-measure.ts';
import {
  gapFault,
  reachesMs,
  readingMsForCounts,
  staysWithinMs,
} from '../../../../../core/profiles/limits.ts';
import type { Profile } from '../../../../../core/profiles/profile.ts';
import { profileOfCue } from '../../../../../core/profiles/profiles.ts';
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import type { CueIndex } from '../../../../player/cue-index.ts';
import type { Limits } from '../../track-data.ts';

/** Bits of a set of problems. */
export const tooFast = 1;
export const tooShort = 2;
export const tooLong = 4;
export const gapTooSmall = 8;
export const overlap = 16;

interface Reading {
  readonly characters: number;
  readonly words: number;
}

/** Texts are measured once: a cue that moves keeps its text but is a new object, so the text is the key. */
const readings = new Map<string, Reading>();
const maxReadings = 200_000;

function readingOf(text: string, profile: Profile): Reading {
  const key = `${profile.characterMeasure}${profile.minMsPerWord === null ? '' : 'w'} ${text}`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  const reading = {
    characters: measureText(text, profile.characterMeasure).readingLength,
    words: profile.minMsPerWord === null ? 0 : countWords(text),
  };
  if (readings.size >= maxReadings) readings.clear();
  readings.set(key, reading);
  return reading;
}

/** `previousEndMs`: the latest end among the cues before it; -Infinity for the first. */
export function problemsOf(
  text: string,
  startMs: number,
  endMs: number,
  previousEndMs: number,
  { profile, frameRate }: Limits,
): number {
  const { characters, words } = readingOf(text, profile);
  const durationMs = endMs - startMs;
  let problems = 0;
  if (characters > 0) {
    if (!reachesMs(durationMs, readingMsForCounts(characters, words, profile))) problems |= tooFast;
    if (!reachesMs(durationMs, profile.minDurationMs)) problems |= tooShort;
    if (profile.maxDurationMs !== null && !staysWithinMs(durationMs, profile.maxDurationMs))
      problems |= tooLong;
  }
  if (previousEndMs > -Infinity) {
    const fault = gapFault(startMs - previousEndMs, profile, frameRate);
    if (fault === 'overlap') problems |= overlap;
    else if (fault === 'gap-too-small') problems |= gapTooSmall;
  }
  return problems;
}

/** Reading speed and lengths of a cue in another language than the track's are that language's. */
export function limitsOfCue(cue: TrackCue, limits: Limits): Limits {
  return cue.language === undefined ? limits : { ...limits, profile: profileOfCue(cue, limits.profile) };
}

/** Characters a second, for the label in a block; null for a text that has none. */
export function readingSpeed(cue: TrackCue, durationMs: number, profile: Profile): number | null {
  const { characters } = readingOf(cue.text, profileOfCue(cue, profile));
  return characters === 0 || durationMs <= 0 ? null : (characters * 1000) / durationMs;
}

const unknown = 255;

/** The problems of a whole track, found cue by cue when asked: opening 20,000 cues costs nothing at once. */
class TrackProblems {
  readonly #index: CueIndex;
  readonly #limits: Limits;
  readonly #found: Uint8Array;
  /** Cues that may still be measured before `isComplete` turns false and old answers must do. */
  #budget = Infinity;

  constructor(index: CueIndex, limits: Limits) {
    this.#index = index;
    this.#limits = limits;
    this.#found = new Uint8Array(index.cues.length).fill(unknown);
  }

  /** For a frame that shows thousands of cues: beyond `count` new ones, `at` answers 0 and `ranOut` is true. */
  startFrame(count: number): void {
    this.#budget = count;
  }

  get ranOut(): boolean {
    return this.#budget <= 0;
  }

  at(position: number): number {
    const known = this.#found[position]!;
    if (known !== unknown) return known;
    if (this.#budget <= 0) return 0;
    this.#budget -= 1;
    const { cues, latestEnd } = this.#index;
    const cue = cues[position]!;
    const previousEndMs = position === 0 ? -Infinity : latestEnd[position - 1]!;
    const problems = problemsOf(
      cue.text,
      cue.startMs,
      cue.endMs,
      previousEndMs,
      limitsOfCue(cue, this.#limits),
    );
    this.#found[position] = problems;
    return problems;
  }
}

const measured = new WeakMap<
  readonly TrackCue[],
  { readonly limits: Limits; readonly problems: TrackProblems }
>();

/** One for each list of cues and set of limits. */
export function problemsOfTrack(index: CueIndex, limits: Limits): TrackProblems {
  const known = measured.get(index.cues);
  if (known !== undefined && known.limits === limits) return known.problems;
  const problems = new TrackProblems(index, limits);
  measured.set(index.cues, { limits, problems });
  return problems;
}
