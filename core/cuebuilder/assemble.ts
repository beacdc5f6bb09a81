import type { Cue, Word } from '../cues/cue.ts';
import { escapeTags } from '../cues/markup.ts';
import { withoutFields } from '../cues/without-fields.ts';
import { meanConfidence } from '../cues/word-confidence.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import type { FoundCue } from './search.ts';
import type { RunningText } from './pieces.ts';
import type { Unit } from './units.ts';

/** Gives each found cue its text, its words and what follows from them. */
export function assembleCues(
  words: readonly Word[],
  running: RunningText,
  units: readonly Unit[],
  found: readonly FoundCue[],
  trackLanguage: string | undefined,
): Cue[] {
  const takeWords = createWordTaker(words, running);
  return found.map((cue, i) => {
    const next = found[i + 1];
    const cueWords = takeWords(next === undefined ? Infinity : units[next.from]!.offset);
    const confidence = meanConfidence(cueWords);
    const speaker = cueWords.find((word) => word.speaker !== undefined)?.speaker;
    const language = cueWords.find((word) => word.language !== undefined)?.language;
    return {
      startMs: cue.startMs,
      endMs: cue.endMs,
      text: textOf(units, cue),
      ...(confidence === null ? {} : { confidence }),
      words: cueWords,
      ...(speaker === undefined ? {} : { speaker }),
      ...(language === undefined || isUsual(language, trackLanguage) ? {} : { language }),
    };
  });
}

/** Of the track's language, in whatever script. */
function isUsual(language: string, usual: string | undefined): boolean {
  return primaryLanguage(language) === primaryLanguage(usual);
}

function textOf(units: readonly Unit[], cue: FoundCue): string {
  const lines = cue.lines.map((from, i) => {
    const to = cue.lines[i + 1] ?? cue.to;
    return units
      .slice(from, to)
      .map((unit, at) => (at > 0 && unit.spaceBefore ? ` ${unit.text}` : unit.text))
      .join('');
  });
  return escapeTags(lines.join('\n'));
}

/**
 * Returns a function that takes the words up to an offset of the running text. A word that a cue break divides
 * is handed out in parts, its time in proportion to the characters.
 */
function createWordTaker(
  words: readonly Word[],
  running: RunningText,
): (toOffset: number) => readonly Word[] {
  let index = 0;
  let taken = 0;
  return (toOffset) => {
    const part: Word[] = [];
    while (index < words.length) {
      const word = words[index]!;
      const from = running.offsets[index]!;
      const to = running.offsets[index + 1]!;
      if (to <= toOffset) {
        part.push(taken === 0 ? word : partOf(word, taken, word.text.length));
        taken = 0;
        index += 1;
        continue;
      }
      if (toOffset > from + taken) {
        part.push(partOf(word, taken, toOffset - from));
        taken = toOffset - from;
      }
      break;
    }
    return part;
  };
}

function partOf(word: Word, from: number, to: number): Word {
  const length = word.text.length;
  const timeAt = (at: number): number =>
    Math.round(word.startMs + ((word.endMs - word.startMs) * at) / length);
  // What stands for the whole word stands for no part of it.
  const rest = withoutFields(word, 'alternatives');
  return { ...rest, text: word.text.slice(from, to), startMs: timeAt(from), endMs: timeAt(to) };
}
