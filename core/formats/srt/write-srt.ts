import type { Cue } from '../../cues/cue.ts';
import { formatSrtTime } from '../../time/timestamps.ts';
import { isSrtCoordinates } from '../cue-header.ts';
import { cueTextLines, protectLine } from '../lines.ts';
import { writeSrtText } from './cue-text.ts';
import { nearestKey, placeOfSettings, placeOfText } from '../place.ts';

export interface SrtOptions {
  /** `\n` unless given; some old players want `\r\n`. */
  readonly lineEnding?: '\n' | '\r\n';
  /** Byte order mark, for programs that take a file without one for Latin-1. */
  readonly byteOrderMark?: boolean;
  /** Number of the first cue, 1 unless given. */
  readonly firstNumber?: number;
}

export function writeSrt(cues: readonly Cue[], options: SrtOptions = {}): string {
  const firstNumber = options.firstNumber ?? 1;
  const lines: string[] = [];
  for (const [index, cue] of cues.entries()) {
    const coordinates =
      cue.settings !== undefined && isSrtCoordinates(cue.settings) ? ` ${cue.settings}` : '';
    lines.push(
      String(firstNumber + index),
      `${formatSrtTime(cue.startMs)} --> ${formatSrtTime(cue.endMs)}${coordinates}`,
    );
    for (const line of cueTextLines(srtText(cue))) lines.push(protectLine(line));
    lines.push('');
  }
  const ending = options.lineEnding ?? '\n';
  return (options.byteOrderMark === true ? '\ufeff' : '') + lines.map((line) => line + ending).join('');
}

function srtText(cue: Cue): string {
  const text = writeSrtText(cue.text);
  const place = cue.settings === undefined ? null : placeOfSettings(cue.settings);
  const key = place === null || placeOfText(text) !== null ? 2 : nearestKey(place);
  return key === 2 ? text : `{\\an${key}}${text}`;
}
