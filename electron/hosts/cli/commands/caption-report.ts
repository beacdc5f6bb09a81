import { basename } from 'node:path';
import type { Cue } from '../../../../core/cues/cue.ts';
import type { FailureCode } from '../../../../core/failures.ts';
import { note } from '../../../../core/notes.ts';
import type { SpeakingTrack } from '../../../../core/notes/transcription.ts';
import { noteSentence } from '../words/note-sentence.ts';
import type { HearProgress } from '../../../analyses/transcript/hear.ts';
import { clock } from './clock.ts';
import type { CaptionedFile } from './caption-session.ts';

/** One file in the document of `--json`. */
export interface CaptionedEntry {
  readonly file: string;
  /** Empty when nothing was said. */
  readonly language: string;
  readonly model: string;
  readonly device: string;
  readonly cues: readonly Pick<Cue, 'startMs' | 'endMs' | 'text' | 'confidence' | 'words'>[];
  /** Stretches with speech that could not be understood. */
  readonly gaps: readonly { readonly startMs: number; readonly endMs: number }[];
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
  return { file, language, model, device, cues, gaps, speakingTracks, outputs, windows, seconds };
}

/** What a person sees on standard output. */
export function describeEntry(entry: CaptionedEntry, words: boolean): string {
  const { audio, wall } = entry.seconds;
  // Nothing was heard this time: its speed would say nothing of the machine.
  const isHeard = entry.windows.decoded > 0 || entry.windows.kept === 0;
  const speed = isHeard ? ` (${(audio / wall).toFixed(1)} x real time)` : '';
  const facts = [
    `${entry.cues.length} cues`,
    entry.language,
    `${audio.toFixed(1)} s in ${wall.toFixed(1)} s${speed}`,
    `${entry.model} on ${entry.device}`,
  ];
  const lines = [`${entry.outputs.join(', ')}: ${facts.filter(Boolean).join(', ')}`];
  if (entry.cues.length === 0) lines.push('  No speech was found, so the subtitles are empty.');
  const { speakingTracks: tracks } = entry;
  if (tracks.length > 0) lines.push(`  ${noteSentence(note('other-tracks-speak', { tracks }))}`);
  for (const gap of entry.gaps) {
    lines.push(
      `  ${clock(gap.startMs)} to ${clock(gap.endMs)}: speech that could not be understood; left empty.`,
    );
  }
  if (words) lines.push(...entry.cues.flatMap(describeWords));
  return `${lines.join('\n')}\n`;
}

function describeWords(cue: Cue): string[] {
  const words = cue.words ?? [];
  return words.map((word) => {
    const sure = word.confidence === undefined ? '' : `  ${Math.round(word.confidence * 100)} %`;
    return `  ${clock(word.startMs)} ${clock(word.endMs)}  ${word.text.trim()}${sure}`;
  });
}

/** `startedAt`: `performance.now()` when the file was begun. */
export function describeProgress(file: string, progress: HearProgress, startedAt: number): string {
  const { positionMs, durationMs, resumedFromMs, text } = progress;
  const wallMs = performance.now() - startedAt;
  const speed = (positionMs - resumedFromMs) / wallMs;
  const leftSeconds = speed > 0 ? (durationMs - positionMs) / speed / 1000 : 0;
  const percent = durationMs > 0 ? Math.min(100, Math.floor((100 * positionMs) / durationMs)) : 0;
  const left = `${Math.ceil(Math.max(0, leftSeconds))} s left`;
  return `${basename(file)}: ${percent} %, ${speed.toFixed(1)} x real time, ${left} |${text}`;
}
