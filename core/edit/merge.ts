import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { startsWithDash, withBestLines } from './break-lines.ts';
import type { CueWord } from './cue-words.ts';
import { timedWords, wordFields } from './cue-words.ts';
import { joinInLine, joinTexts } from './cut-text.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import { maxTextLength, cueEdit, editedCue } from './make-edit.ts';
import { inkLength, readMarked, separatorBetween } from './marked-text.ts';

/**
 * Joins neighbours into the first of them: texts in one paragraph with lines chosen anew, but one line for each
 * speaker; words after one another. Null for fewer than two, for cues that are no neighbours, and for a text that
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
  const patch = {
    startMs: first!.startMs,
    endMs: cues.reduce((latest, { endMs }) => Math.max(latest, endMs), 0),
    text: mergedText(c, cues),
    speaker: speakers.size === 1 ? first!.speaker : undefined,
    words: undefined,
  };
  const confidence = weightedConfidence(cues);
  if (cues.every(({ words }) => words === undefined)) return editedCue(first!, { ...patch, confidence });
  const words = mergedWords(c, cues);
  return editedCue(first!, { ...patch, confidence, ...wordFields(words) });
}

function mergedText(c: EditContext, cues: readonly TrackCue[]): string {
  let text = '';
  let speaker: string | undefined;
  let hasSpeakers = false;
  for (const cue of cues.filter((one) => inkLength(readMarked(one.text).plain) > 0)) {
    const isOther = speaker !== undefined && cue.speaker !== undefined && speaker !== cue.speaker;
    const isOwnLine = isOther || startsWithDash(readMarked(cue.text).plain);
    if (text === '') text = cue.text;
    else if (isOwnLine) text = joinTexts(text.trimEnd(), cue.text.trimStart(), '\n');
    else text = joinInLine(readMarked(text), readMarked(cue.text));
    speaker = cue.speaker ?? speaker;
    hasSpeakers ||= isOther;
  }
  return hasSpeakers ? text : withBestLines(text, c.profile, c.track.language);
}

function mergedWords(c: EditContext, cues: readonly TrackCue[]): readonly CueWord[] {
  const merged: CueWord[] = [];
  let before = '';
  for (const cue of cues) {
    const { plain } = readMarked(cue.text);
    const words = timedWords(cue, c.track.language);
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
