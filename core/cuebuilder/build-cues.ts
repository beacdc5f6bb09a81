import type { ShotContext } from '../check/shot-rules.ts';
import type { Cue, Word } from '../cues/cue.ts';
import type { Profile } from '../profiles/profile.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { defaultFrameRate } from '../time/frame-rate.ts';
import type { TimeRange } from './acoustic-times.ts';
import { acousticTimes } from './acoustic-times.ts';
import { assembleCues } from './assemble.ts';
import { searchCues } from './search.ts';
import { createSearchSpace } from './search-space.ts';
import { separateCues } from './separate.ts';
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
 * ride with their neighbours; when there is no text at all, there are no cues.
 */
export function buildCues(words: readonly Word[], options: CueOptions): Cue[] {
  const videoEndMs = options.durationMs ?? Infinity;
  const running = runningText(words);
  const times = acousticTimes(words, options.speechRegions ?? [], videoEndMs);
  const units = unitsOf(words, running, times, options.profile, options.language);
  if (units.length === 0) return [];
  const shots: ShotContext = {
    profile: options.profile,
    frameRate: options.frameRate ?? defaultFrameRate,
    shotChanges: (options.shotChanges ?? []).toSorted((a, b) => a - b),
  };
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
