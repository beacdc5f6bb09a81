/**
 * What breaks are chosen between: words, parts of words where a recogniser gives whole runs of Chinese,
 * Japanese or Thai, or several of its tokens that make one word.
 */
import type { Word } from '../cues/cue.ts';
import { escapeTags } from '../cues/markup.ts';
import { countWords, lineLength } from '../cues/text-measure.ts';
import type { JointKind } from '../language/joint.ts';
import { jointsBetween } from '../language/joints.ts';
import type { Profile } from '../profiles/profile.ts';
import type { AcousticTimes } from './acoustic-times.ts';
import type { RunningText } from './pieces.ts';
import { indexOfWord, piecesOf, speakerChanges } from './pieces.ts';

export interface Unit {
  /** Without white space around it. */
  readonly text: string;
  readonly spaceBefore: boolean;
  /** Where it starts in the running text, white space before it included. */
  readonly offset: number;
  readonly startMs: number;
  readonly endMs: number;
  /** How it hangs together with the unit before. */
  readonly joint: JointKind;
  /** It starts inside a word of the recogniser. */
  readonly insideWord: boolean;
  /** Another speaker than the unit before. */
  readonly newSpeaker: boolean;
  readonly speakerKnown: boolean;
  /** In the profile's characters. */
  readonly length: number;
  readonly wordCount: number;
}

export function unitsOf(
  words: readonly Word[],
  running: RunningText,
  times: AcousticTimes,
  profile: Profile,
  language: string | undefined,
): readonly Unit[] {
  const pieces = piecesOf(running, language);
  const joints = jointsBetween(pieces, language);
  const newSpeaker = speakerChanges(words, pieces, joints);
  const units: Unit[] = [];
  for (const [i, piece] of pieces.entries()) {
    const unit: Unit = {
      ...measure(piece.text, profile),
      spaceBefore: piece.spaceBefore,
      offset: piece.offset,
      startMs: timeAt(running, times, piece.textStart, piece.textStart),
      endMs: timeAt(running, times, piece.textEnd, piece.textEnd - 1),
      joint: joints[i]!,
      insideWord: piece.insideWord,
      newSpeaker: newSpeaker[i]!,
      speakerKnown: words[piece.wordIndex]!.speaker !== undefined,
    };
    const last = units.at(-1);
    const joined = last === undefined ? null : joinClosed(last, unit, profile);
    if (joined === null) units.push(unit);
    else units[units.length - 1] = joined;
  }
  return units;
}

/** The two as one, when nothing may break between them and together they fit a line; else null. */
function joinClosed(last: Unit, unit: Unit, profile: Profile): Unit | null {
  if (unit.joint !== 'closed' || unit.newSpeaker) return null;
  const measured = measure(last.text + (unit.spaceBefore ? ' ' : '') + unit.text, profile);
  return measured.length > profile.maxCharsPerLine ? null : { ...last, ...measured, endMs: unit.endMs };
}

function measure(text: string, profile: Profile): Pick<Unit, 'text' | 'length' | 'wordCount'> {
  return {
    text,
    length: lineLength(escapeTags(text), profile.characterMeasure),
    wordCount: countWords(text),
  };
}

/** When `offset`, a place at the edge of the character at `within`, is spoken: by the share of the word. */
function timeAt(running: RunningText, times: AcousticTimes, offset: number, within: number): number {
  const { offsets, text } = running;
  const index = indexOfWord(offsets, within);
  const word = text.slice(offsets[index], offsets[index + 1]);
  const lead = word.length - word.trimStart().length;
  const share = (offset - offsets[index]! - lead) / word.trim().length;
  return times.startMs[index]! + share * (times.endMs[index]! - times.startMs[index]!);
}
