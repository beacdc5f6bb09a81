/**
 * Two people in one cue, each in a line with a dash (Netflix Timed Text Style Guides, "Dual speakers"; BBC Subtitle
 * Guidelines, "Dashes"). Only where one of them is too short to be read alone and both together are not: else each has a
 * cue, with the speaker told.
 */
import type { Cue, Word } from '../cues/cue.ts';
import { lineLength } from '../cues/text-measure.ts';
import { meanConfidence } from '../cues/word-confidence.ts';
import { durationMsRequired, reachesMs, staysWithinMs } from '../profiles/limits.ts';
import type { Profile } from '../profiles/profile.ts';
import { profileOfCue } from '../profiles/profiles.ts';

/** A longer pause parts what two people say. */
const maxPauseMs = 500;
const dash = /^(?:[-–—]|>>)\s*/u;

/** The cues with the hurried exchanges among them joined. */
export function withDialogues(cues: readonly Cue[], profile: Profile): readonly Cue[] {
  const joined: Cue[] = [];
  for (let i = 0; i < cues.length; i++) {
    const [first, second] = [cues[i]!, cues[i + 1]];
    const dialogue = second === undefined ? null : dialogueOf(first, second, profileOfCue(first, profile));
    joined.push(dialogue ?? first);
    if (dialogue !== null) i += 1;
  }
  return joined;
}

function dialogueOf(first: Cue, second: Cue, profile: Profile): Cue | null {
  if (!areTurns(first, second) || profile.maxLines < 2) return null;
  if (!isHurried(first, profile) && !isHurried(second, profile)) return null;
  const lines = [first, second].map(({ text }) => `- ${text.replace(dash, '')}`);
  const isTooLong = lines.some(
    (line) => lineLength(line, profile.characterMeasure) > profile.maxCharsPerLine,
  );
  if (isTooLong) return null;
  const words = [...dashed(first.words ?? []), ...dashed(second.words ?? [])];
  const confidence = meanConfidence(words);
  const cue: Cue = {
    ...{ startMs: first.startMs, endMs: second.endMs, text: lines.join('\n'), words },
    ...(confidence === null ? {} : { confidence }),
    ...(first.language === undefined ? {} : { language: first.language }),
  };
  const isShort = staysWithinMs(cue.endMs - cue.startMs, profile.maxDurationMs ?? Infinity);
  return isShort && !isHurried(cue, profile) ? cue : null;
}

/** One line of one person, then shortly after one of another in the same language. */
function areTurns(first: Cue, second: Cue): boolean {
  return (
    first.speaker !== undefined &&
    second.speaker !== undefined &&
    first.speaker !== second.speaker &&
    first.language === second.language &&
    second.startMs - first.endMs <= maxPauseMs &&
    ![first, second].some(({ text }) => text.includes('\n'))
  );
}

function isHurried({ startMs, endMs, text }: Cue, profile: Profile): boolean {
  return !reachesMs(endMs - startMs, durationMsRequired(text, profile));
}

/** The dash belongs to the first word, so that the words give the text. */
function dashed([first, ...rest]: readonly Word[]): readonly Word[] {
  if (first === undefined) return [];
  const bare = first.text.trimStart();
  const space = first.text.slice(0, first.text.length - bare.length);
  return [{ ...first, text: `${space}- ${bare.replace(dash, '')}` }, ...rest];
}
