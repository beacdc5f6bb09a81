import type { Word } from '../../cues/cue.ts';
import { convertWords } from '../../language/chinese-script.ts';
import type { ConvertText } from '../../language/chinese-script.ts';
import type { TextEdit } from '../../language/fillers.ts';
import { fillersIn } from '../../language/fillers.ts';
import { languageRuns } from '../../cuebuilder/language-runs.ts';
import type { LanguageRun } from '../../cuebuilder/language-runs.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import { endsSentence } from '../../language/sentence-end.ts';
import { editWords } from './edit-words.ts';
import { firstNumbers } from './first-numbers.ts';
import { ellipses, falseStops, fullWidthMarks } from './marks.ts';

/** How recognised words are written in cues. */
export interface Writing {
  /** BCP 47, of words that do not say theirs. */
  readonly language: string;
  /** Into the script that the track is written in, see `loadConversion`; absent: as it was recognised. */
  readonly convertChinese?: ConvertText;
  /** Default: they stay. */
  readonly leavesOutFillers?: boolean;
  /** A number that begins a sentence is written as a word. */
  readonly writesOutFirstNumber?: boolean;
}

/** What is said around the words. */
export interface SaidAround {
  readonly before: Word | undefined;
  readonly after: Word | undefined;
}

/**
 * [Note: Written words]
 * What was recognised, as it is written: marks as the language has them, no full stop in the middle of a sentence, one
 * script, and what the person asked for. Done when cues are laid out and never to what a person typed, so the words in
 * the library stay as they were recognised, and another choice only lays them out anew.
 */
export function writtenWords(words: readonly Word[], around: SaidAround, writing: Writing): readonly Word[] {
  const runs = languageRuns(words, writing.language);
  return runs.flatMap((run, i) => {
    const before = runs[i - 1]?.words.at(-1) ?? around.before;
    const after = runs[i + 1]?.words[0] ?? around.after;
    return writtenRun(run, { before, after }, writing);
  });
}

function writtenRun({ language, words }: LanguageRun, around: SaidAround, writing: Writing): readonly Word[] {
  const { leavesOutFillers = false, writesOutFirstNumber = false, convertChinese } = writing;
  const next = around.after?.text ?? '';
  const isStart =
    around.before === undefined || endsSentence(around.before.text, { language, next: words[0]!.text });
  let written = words;
  const edit = (edits: (text: string) => readonly TextEdit[]): void => {
    written = editWords(written, edits(textOf(written)));
  };
  if (leavesOutFillers) edit((text) => fillersIn(text, language));
  edit((text) => falseStops(text, next, language));
  edit((text) => ellipses(text, language));
  edit((text) => fullWidthMarks(text, language));
  if (writesOutFirstNumber) edit((text) => firstNumbers(text, language, isStart));
  const isConverted = convertChinese !== undefined && primaryLanguage(language) === 'zh';
  return isConverted ? convertWords(written, convertChinese) : written;
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('');
}
