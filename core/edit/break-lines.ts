import { acousticTimes } from '../cuebuilder/acoustic-times.ts';
import { createLineLayouter } from '../cuebuilder/line-layout.ts';
import { runningText } from '../cuebuilder/pieces.ts';
import { unitsOf } from '../cuebuilder/units.ts';
import { measureText } from '../cues/text-measure.ts';
import type { Profile } from '../profiles/profile.ts';
import type { MarkedText } from './marked-text.ts';
import { inkLength, readMarked, separatorBetween, withLineBreaks } from './marked-text.ts';

const dashedLine = /^\s*(?:>>|[-–—])\s?[\p{L}\p{N}¿¡"“«‹(]/u;

/** A dash or `>>` that marks another speaker. */
export function startsWithDash(line: string): boolean {
  return dashedLine.test(line);
}

/** Lines that a person or a convention put there (`- Yes.` / `- No.`): they are kept as they are. */
function isDialogue(plain: string): boolean {
  const lines = plain.split('\n');
  return lines.length > 1 && lines.slice(1).some(startsWithDash);
}

/** True when a line is too long, or there are too many, for the profile. */
export function breaksLineRules(raw: string, profile: Profile): boolean {
  const { lineLengths } = measureText(raw, profile.characterMeasure);
  return (
    lineLengths.length > profile.maxLines || lineLengths.some((length) => length > profile.maxCharsPerLine)
  );
}

/**
 * The text with the line breaks that the cue builder would choose, see [Note: Break costs]: one line when it fits,
 * else the best breaks into as few lines as hold it. Dialogue keeps its lines.
 */
export function withBestLines(raw: string, profile: Profile, language: string | undefined): string {
  const text = readMarked(raw);
  if (isDialogue(text.plain)) return raw;
  return withLineBreaks(text, bestBreaks(text, profile, language));
}

/** Ink offsets of the lines after the first. */
function bestBreaks(text: MarkedText, profile: Profile, language: string | undefined): readonly number[] {
  const words = [{ startMs: 0, endMs: 0, text: inOneLine(text.plain) }];
  const running = runningText(words);
  const units = unitsOf(words, running, acousticTimes(words, [], Infinity), profile, language);
  const { secondLine, thirdLine } = createLineLayouter(units, profile).layOut(0, units.length);
  return [secondLine, thirdLine]
    .filter((unit) => unit !== -1)
    .map((unit) => inkLength(running.text.slice(0, units[unit]!.offset)));
}

function inOneLine(plain: string): string {
  return plain
    .split('\n')
    .map((line) => line.trim())
    .reduce((left, right) => left + separatorBetween(left, right) + right, '');
}
