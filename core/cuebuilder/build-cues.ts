import type { ShotContext } from '../check/shot-rules.ts';
import type { Cue, Word } from '../cues/cue.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import { gapMsRequired } from '../profiles/limits.ts';
import type { Profile } from '../profiles/profile.ts';
import { profileInLanguage } from '../profiles/profiles.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { defaultFrameRate } from '../time/frame-rate.ts';
import type { TimeRange } from './acoustic-times.ts';
import { acousticTimes } from './acoustic-times.ts';
import { assembleCues } from './assemble.ts';
import { languageRuns } from './language-runs.ts';
import { searchCues } from './search.ts';
import { createSearchSpace } from './search-space.ts';
import { separateCues } from './separate.ts';
import { preferredStart } from './start-times.ts';
import { markTooFastSentences } from './too-fast.ts';
import { runningText } from './pieces.ts';
import { unitsOf } from './units.ts';

export interface CueOptions {
  /** For the words' language, see `resolveProfile`. */
  readonly profile: Profile;
  /** BCP 47 language of the words; without it breaks follow punctuation, capitals and digits only. */
  readonly language?: string;
  /** The video's; 25 frames a second where there is no video. */
  readonly frameRate?: FrameRate;
  /** First frame of each shot in milliseconds. */
  readonly shotChanges?: readonly number[];
  /** Length of the video: no cue ends after it. For words from the middle of a track, the next cue's room. */
  readonly durationMs?: number;
  /** No cue starts before it. For words from the middle of a track, the end of the cue before and its gap. */
  readonly notBeforeMs?: number;
  /** Where the cue before ends, for words from the middle of a track: gaps are kept to it as between cues. */
  readonly previousEndMs?: number;
  /** Where the cue behind these words will start. */
  readonly nextStartMs?: number;
  /** Where speech was detected; cues then start and end with the sound, not with the recogniser's words. */
  readonly speechRegions?: readonly TimeRange[];
}

/**
 * Makes finished cues of timed words: [Note: Break costs] says where they break, [Note: Cue timing] when they
 * show, [Note: Priorities] what comes first. Every word is carried by exactly one cue, in order, with its own
 * times; only a run of Chinese, Japanese or Thai text too long for a cue is divided. Words without any text
 * ride with their neighbours; when there is no text at all, there are no cues. Where the language changes a cue
 * ends, and each has the limits of its own.
 */
export function buildCues(words: readonly Word[], options: CueOptions): Cue[] {
  const runs = languageRuns(words, options.language);
  if (runs.length <= 1) return buildRun(words, options, runs[0]?.language);
  const shots = shotsOf(options);
  const gapMs = gapMsRequired(options.profile, shots.frameRate);
  const cues: Cue[] = [];
  for (const [i, run] of runs.entries()) {
    const previousEndMs = cues.at(-1)?.endMs ?? options.previousEndMs;
    const next = runs[i + 1]?.words[0];
    const nextStartMs = next === undefined ? options.nextStartMs : preferredStart(next.startMs, shots);
    const isBounded = nextStartMs !== undefined && nextStartMs > run.words.at(-1)!.startMs;
    const notBeforeMs = Math.max(options.notBeforeMs ?? 0, cues.length === 0 ? 0 : previousEndMs! + gapMs);
    const around = {
      ...{ notBeforeMs, nextStartMs: isBounded ? nextStartMs : Infinity },
      durationMs: Math.min(options.durationMs ?? Infinity, isBounded ? nextStartMs : Infinity),
      ...(previousEndMs === undefined ? {} : { previousEndMs }),
    };
    cues.push(...buildRun(run.words, { ...options, ...around }, run.language));
  }
  return cues;
}

/** The cues of words of one language; `options` are the track's. */
function buildRun(words: readonly Word[], options: CueOptions, spoken: string | undefined): Cue[] {
  const videoEndMs = options.durationMs ?? Infinity;
  const isUsual = spoken === undefined || primaryLanguage(spoken) === primaryLanguage(options.language);
  const language = isUsual ? options.language : spoken;
  const shots = shotsOf(
    isUsual ? options : { ...options, profile: profileInLanguage(options.profile, spoken) },
  );
  const running = runningText(words);
  const times = acousticTimes(words, options.speechRegions ?? [], videoEndMs);
  const units = unitsOf(words, running, times, shots.profile, language);
  if (units.length === 0) return [];
  const space = createSearchSpace({
    ...{ units, shots, notBeforeMs: options.notBeforeMs ?? 0, videoEndMs },
    previousEndMs: options.previousEndMs ?? null,
    nextStartMs: options.nextStartMs ?? Infinity,
  });
  let found = searchCues(space, null);
  const tooFast = markTooFastSentences(space, found);
  if (tooFast !== null) found = searchCues(space, tooFast);
  return assembleCues(words, running, units, separateCues(found, videoEndMs), options.language);
}

function shotsOf({ profile, frameRate = defaultFrameRate, shotChanges = [] }: CueOptions): ShotContext {
  return { profile, frameRate, shotChanges: shotChanges.toSorted((a, b) => a - b) };
}
