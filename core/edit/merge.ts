import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { endsSentence } from '../language/sentence-end.ts';
import { alignWords } from './align-words.ts';
import { breaksLineRules, startsWithDash, withBestLines } from './break-lines.ts';
import type { CueWord } from './cue-words.ts';
import { timedWords, wordFields } from './cue-words.ts';
import { joinInLine, joinTexts } from './cut-text.ts';
import { profileOfCue } from '../profiles/profiles.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues, languageOfCue } from './edit-context.ts';
import { maxTextLength, cueEdit, editedCue } from './make-edit.ts';
import {
  inkLength,
  inkOf,
  rawStart,
  readMarked,
  replaceVisible,
  separatorBetween,
  withLineBreaks,
} from './marked-text.ts';

/**
 * Joins neighbours into the first of them: texts in one paragraph, but one line for each speaker; lines are chosen anew
 * where they would break the profile's rules, and are else as they were; words after one another. Null for fewer than two, for cues that are no neighbours, and for a text that
 * no cue can hold.
 */
export function mergeCues(c: EditContext, cueIds: Iterable<string>): Edit | null {
  const indices = indicesOfCues(c.cues, cueIds);
  const from = indices[0];
  if (from === undefined || indices.length < 2 || indices.at(-1)! - from >= indices.length) return null;
  const cues = c.cues.slice(from, from + indices.length);
  if (cues.reduce((sum, { text }) => sum + text.length + 1, 0) > maxTextLength) return null;
  const merged = mergeRun(c, cues);
  return cueEdit(c, 'edit.merge', { number: from + 1, count: cues.length }, [
    { before: cues[0]!, after: merged },
    ...cues.slice(1).map((before) => ({ before, after: null })),
  ]);
}

function mergeRun(c: EditContext, cues: readonly TrackCue[]): TrackCue {
  const [first] = cues;
  const speakers = new Set(cues.map(({ speaker }) => speaker));
  const language = commonLanguage(cues);
  const patch = {
    startMs: first!.startMs,
    endMs: cues.reduce((latest, { endMs }) => Math.max(latest, endMs), 0),
    text: mergedText(c, cues, { language }),
    speaker: speakers.size === 1 ? first!.speaker : undefined,
    language,
    words: undefined,
  };
  const confidence = weightedConfidence(cues);
  if (cues.every(({ words }) => words === undefined)) return editedCue(first!, { ...patch, confidence });
  const words = spelling(mergedWords(c, cues), patch);
  return editedCue(first!, { ...patch, confidence, ...wordFields(words) });
}

/** The own one of all of them; undefined: the track's, or several. */
function commonLanguage(cues: readonly TrackCue[]): string | undefined {
  const [first] = cues;
  return cues.every(({ language }) => language === first!.language) ? first!.language : undefined;
}

function mergedText(
  c: EditContext,
  cues: readonly TrackCue[],
  merged: { readonly language: string | undefined },
): string {
  const language = merged.language ?? c.track.language;
  const profile = profileOfCue(merged, c.profile);
  let text = '';
  let speaker: string | undefined;
  let hasSpeakers = false;
  for (const cue of cues.filter((one) => inkLength(readMarked(one.text).plain) > 0)) {
    const isOther = speaker !== undefined && cue.speaker !== undefined && speaker !== cue.speaker;
    const isOwnLine = isOther || startsWithDash(readMarked(cue.text).plain);
    if (text === '') text = cue.text;
    else if (!isOther && goesOnInDialogue(text, cue.text, language)) text = intoDialogue(text, cue.text);
    else if (isOwnLine) text = joinTexts(text.trimEnd(), cue.text.trimStart(), '\n');
    else text = joinInLine(readMarked(text), readMarked(cue.text));
    speaker = cue.speaker ?? speaker;
    hasSpeakers ||= isOther;
  }
  const isKept = hasSpeakers || !breaksLineRules(text, profile);
  return isKept ? text : withBestLines(text, profile, language);
}

const dash = /^\s*(?:>>|[-–—])\s?/u;

/** `When I come back,` and `- he says...` / `- Good.`: the sentence of the first is that of the first speaker. */
function goesOnInDialogue(left: string, right: string, language: string): boolean {
  const [before, after] = [readMarked(left).plain, readMarked(right).plain];
  const lines = after.split('\n');
  if (!lines.slice(1).some(startsWithDash) || !startsWithDash(lines[0] ?? '')) return false;
  if (before.split('\n').some(startsWithDash)) return false;
  const next = (lines[0] ?? '').replace(dash, '');
  return !/^\p{Lu}/u.test(next) && !endsSentence(before, { language, next });
}

/** The dash goes before the words that now begin the line. */
function intoDialogue(left: string, right: string): string {
  const oneLine = readMarked(withLineBreaks(readMarked(left.trim()), []));
  const dialogue = readMarked(right.trimStart());
  const [mark = ''] = dash.exec(dialogue.plain) ?? [];
  const at = rawStart(oneLine, 0);
  const opened = oneLine.raw.slice(0, at) + mark.trimStart() + oneLine.raw.slice(at);
  const rest = replaceVisible(dialogue, [{ start: 0, end: mark.length, text: '' }]);
  return joinInLine(readMarked(opened), readMarked(rest));
}

/** Words that no longer spell the text, a dash having moved, are aligned to it. */
function spelling(
  words: readonly CueWord[],
  cue: Pick<TrackCue, 'text' | 'startMs' | 'endMs'>,
): readonly CueWord[] {
  const { plain } = readMarked(cue.text);
  return inkOf(words.map(({ text }) => text).join('')) === inkOf(plain)
    ? words
    : alignWords(words, plain, cue);
}

function mergedWords(c: EditContext, cues: readonly TrackCue[]): readonly CueWord[] {
  const merged: CueWord[] = [];
  const isMixed = cues.some(({ language }) => language !== cues[0]!.language);
  let before = '';
  for (const cue of cues) {
    const { plain } = readMarked(cue.text);
    // What the cue said of all its words is theirs where the whole can't say it any more.
    const spoken = isMixed && cue.language !== undefined ? { language: cue.language } : {};
    const words = timedWords(cue, languageOfCue(c, cue)).map((word) => ({ ...spoken, ...word }));
    const space = separatorBetween(before, plain);
    merged.push(...words.map((word, i) => (i === 0 && space !== '' ? spaced(word) : word)));
    if (inkLength(plain) > 0) before = plain;
  }
  return merged;
}

function spaced(word: CueWord): CueWord {
  return /^\s/u.test(word.text) ? word : { ...word, text: ` ${word.text}` };
}

/** For cues of which no words are known: by the length of their texts. */
function weightedConfidence(cues: readonly TrackCue[]): number | undefined {
  let sum = 0;
  let weight = 0;
  for (const { confidence, text } of cues) {
    if (confidence === undefined) continue;
    const length = Math.max(1, inkLength(text));
    sum += confidence * length;
    weight += length;
  }
  return weight === 0 ? undefined : sum / weight;
}
