import { basename } from 'node:path';
import type { Cue, Word } from '../../../../core/cues/cue.ts';
import type { FailureCode } from '../../../../core/failures.ts';
import { note } from '../../../../core/notes.ts';
import type { SpeakingTrack } from '../../../../core/notes/transcription.ts';
import type { SpeechGap } from '../../../../core/transcript/speech-gap.ts';
import { noteSentence } from '../words/note-sentence.ts';
import type { HearProgress } from '../../../analyses/transcript/hear.ts';
import { counted } from '../words/counted.ts';
import { clock } from '../words/clock.ts';
import type { CaptionedFile } from './caption-session.ts';

/** One file in the document of `--json`. */
export interface CaptionedEntry {
  readonly file: string;
  /** Empty when nothing was said. */
  readonly language: string;
  readonly model: string;
  readonly device: string;
  readonly cues: readonly Pick<Cue, 'startMs' | 'endMs' | 'text' | 'confidence' | 'words' | 'language'>[];
  /** Speech that has no text. */
  readonly gaps: readonly SpeechGap[];
  /** Fillers and false starts, with `--no-fillers`. */
  readonly leftOut: readonly Pick<Word, 'startMs' | 'endMs' | 'text'>[];
  readonly outputs: readonly string[];
  /** The file's other tracks that hold speech, where this one holds hardly any. */
  readonly speakingTracks: readonly SpeakingTrack[];
  /** `kept`: windows that an earlier run had finished. */
  readonly windows: { readonly decoded: number; readonly kept: number };
  readonly seconds: { readonly audio: number; readonly wall: number };
}

export interface FailedEntry {
  readonly file: string;
  readonly error: { readonly code: FailureCode; readonly message: string };
}

/** The subtitles were there already, so nothing was done. */
export interface SkippedEntry {
  readonly file: string;
  readonly skipped: true;
  readonly outputs: readonly string[];
}

export type FileEntry = CaptionedEntry | FailedEntry | SkippedEntry;

export function captionedEntry(
  file: string,
  { captions, model, device }: CaptionedFile,
  outputs: readonly string[],
  seconds: CaptionedEntry['seconds'],
): CaptionedEntry {
  const { language = '', gaps, speakingTracks, windows, cues } = captions;
  const leftOut = captions.leftOut.map(({ startMs, endMs, text }) => ({ startMs, endMs, text }));
  return { file, language, model, device, cues, gaps, speakingTracks, leftOut, outputs, windows, seconds };
}

/** What a person sees on standard output. */
export function describeEntry(entry: CaptionedEntry, words: boolean): string {
  const { audio, wall } = entry.seconds;
  // Nothing was heard this time: its speed would say nothing of the machine.
  const isHeard = entry.windows.decoded > 0 || entry.windows.kept === 0;
  const speed = isHeard ? ` (${(audio / wall).toFixed(1)} x real time)` : '';
  const facts = [
    counted(entry.cues.length, 'cue'),
    languagesOf(entry),
    `${audio.toFixed(1)} s in ${wall.toFixed(1)} s${speed}`,
    `${entry.model} on ${entry.device}`,
  ];
  const lines = [`${entry.outputs.join(', ')}: ${facts.filter(Boolean).join(', ')}`];
  if (entry.cues.length === 0) lines.push('  No speech was found, so the subtitles are empty.');
  const { speakingTracks: tracks } = entry;
  if (tracks.length > 0) lines.push(`  ${noteSentence(note('other-tracks-speak', { tracks }))}`);
  if (entry.leftOut.length > 0) {
    const left = entry.leftOut.map((word) => `${clock(word.startMs)} ${word.text.trim()}`);
    lines.push(`  Left out, ${counted(left.length, 'word')}: ${left.join(', ')}`);
  }
  for (const gap of entry.gaps) {
    lines.push(`  ${clock(gap.startMs)} to ${clock(gap.endMs)}: ${gapWords[gap.reason]}`);
  }
  if (words) lines.push(...entry.cues.flatMap(describeWords));
  return `${lines.join('\n')}\n`;
}

/** The main one first, then those that passages are said in, the most cues first. */
function languagesOf({ language, cues }: Pick<CaptionedEntry, 'language' | 'cues'>): string {
  const others = Map.groupBy(cues, (cue) => cue.language ?? language);
  others.delete(language);
  const named = [...others].toSorted(([, a], [, b]) => b.length - a.length).map(([name]) => name);
  return [language, ...named].filter(Boolean).join(' and ');
}

const gapWords: Readonly<Record<SpeechGap['reason'], string>> = {
  'no-words': 'speech without text, also when it was heard again; listen there.',
  'low-confidence': 'speech that could not be understood; left empty.',
  repetition: 'speech that came out as the same words over and over; left empty.',
};

function describeWords(cue: Cue): string[] {
  const words = cue.words ?? [];
  return words.map((word) => {
    const sure = word.confidence === undefined ? '' : `  ${Math.round(word.confidence * 100)} %`;
    return `  ${clock(word.startMs)} ${clock(word.endMs)}  ${word.text.trim()}${sure}`;
  });
}

/**
 * How fast a recording is recognised. Measured from the first finished windows on: loading the model and looking for
 * speech come before, and would make the rest seem several times as long.
 */
export class Pace {
  #first: { readonly atMs: number; readonly positionMs: number } | undefined;

  /** Milliseconds of sound in a millisecond, and the seconds that are left; undefined until there is something to tell. */
  measure(
    { positionMs, durationMs }: HearProgress,
    nowMs = performance.now(),
  ): { readonly speed: number; readonly leftSeconds: number } | undefined {
    this.#first ??= { atMs: nowMs, positionMs };
    const heardMs = positionMs - this.#first.positionMs;
    const wallMs = nowMs - this.#first.atMs;
    if (heardMs <= 0 || wallMs <= 0) return undefined;
    const speed = heardMs / wallMs;
    return { speed, leftSeconds: Math.max(0, durationMs - positionMs) / speed / 1000 };
  }
}

export function describeProgress(file: string, progress: HearProgress, pace: Pace): string {
  const { positionMs, durationMs, text } = progress;
  const percent = durationMs > 0 ? Math.min(100, Math.floor((100 * positionMs) / durationMs)) : 0;
  const found = pace.measure(progress);
  const speed =
    found === undefined
      ? ''
      : `, ${found.speed.toFixed(1)} x real time, ${Math.ceil(found.leftSeconds)} s left`;
  return `${basename(file)}: ${percent} %${speed} |${text}`;
}
