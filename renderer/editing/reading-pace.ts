/** How fast a cue must be read, against its profile. */
import { countWords, measureText } from '../../core/cues/text-measure.ts';
import {
  comfortableReadingMsForCounts,
  readingMsForCounts,
  staysWithinMs,
} from '../../core/profiles/limits.ts';
import type { Profile } from '../../core/profiles/profile.ts';

export interface ReadingPace {
  readonly value: number;
  readonly unit: 'characters/s' | 'words/min';
  readonly limit: number;
  /** `fast`: more than the guideline advises; `too-fast`: more than it allows. */
  readonly level: 'fine' | 'fast' | 'too-fast';
}

type Timed = { readonly startMs: number; readonly endMs: number; readonly text: string };

/** null for a cue without a duration. */
export function readingPace(cue: Timed, profile: Profile): ReadingPace | null {
  const durationMs = cue.endMs - cue.startMs;
  if (durationMs <= 0) return null;
  const characters = measureText(cue.text, profile.characterMeasure).readingLength;
  const countsWords = profile.maxCharsPerSecond === null;
  const words = countsWords ? countWords(cue.text) : 0;
  const level = paceLevel(characters, words, durationMs, profile);
  return countsWords
    ? {
        value: (words * 60_000) / durationMs,
        unit: 'words/min',
        limit: profile.maxWordsPerMinute ?? 0,
        level,
      }
    : {
        value: (characters * 1000) / durationMs,
        unit: 'characters/s',
        limit: profile.maxCharsPerSecond,
        level,
      };
}

function paceLevel(
  characters: number,
  words: number,
  durationMs: number,
  profile: Profile,
): ReadingPace['level'] {
  if (!staysWithinMs(readingMsForCounts(characters, words, profile), durationMs)) return 'too-fast';
  if (!staysWithinMs(comfortableReadingMsForCounts(characters, words, profile), durationMs)) return 'fast';
  return 'fine';
}

export interface LineFill {
  readonly length: number;
  readonly limit: number;
  readonly over: boolean;
}

/** Each line's characters against what the profile allows in a line; lines beyond the allowed number are over. */
export function lineFills(text: string, profile: Profile): readonly LineFill[] {
  const limit = profile.maxCharsPerLine;
  return measureText(text, profile.characterMeasure).lineLengths.map((length, index) => ({
    length,
    limit,
    over: length > limit || index >= profile.maxLines,
  }));
}
