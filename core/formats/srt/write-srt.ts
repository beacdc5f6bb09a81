import type { Cue } from '../../cues/cue.ts';
import { tagName, tokenizeMarkup } from '../../cues/markup.ts';
import { formatSrtTime } from '../../time/timestamps.ts';
import { isSrtCoordinates } from '../cue-header.ts';
import { cueTextLines, protectLine } from '../lines.ts';
import { nearestKey, placeOfSettings, placeOfText } from '../place.ts';

export interface SrtOptions {
  /** `\n` unless given; some old players want `\r\n`. */
  readonly lineEnding?: '\n' | '\r\n';
  /** Byte order mark, for programs that take a file without one for Latin-1. */
  readonly byteOrderMark?: boolean;
  /** Number of the first cue, 1 unless given. */
  readonly firstNumber?: number;
}

/** Tags that SRT players know, and what others are written as. Tags not named here are WebVTT's own. */
const srtTags: ReadonlyMap<string, string> = new Map([
  ['i', 'i'],
  ['b', 'b'],
  ['u', 'u'],
  ['s', 's'],
  ['em', 'i'],
  ['strong', 'b'],
  ['strike', 's'],
]);

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
  const text = cue.text.includes('<') ? tokenizeMarkup(cue.text).map(srtToken).join('') : cue.text;
  const place = cue.settings === undefined ? null : placeOfSettings(cue.settings);
  const key = place === null || placeOfText(text) !== null ? 2 : nearestKey(place);
  return key === 2 ? text : `{\\an${key}}${text}`;
}

function srtToken(token: ReturnType<typeof tokenizeMarkup>[number]): string {
  if (token.kind !== 'tag' || token.raw.startsWith('{')) return token.raw;
  const name = tagName(token.raw);
  if (name === 'font') return token.raw;
  const written = name === null ? undefined : srtTags.get(name);
  if (written === undefined) return '';
  return token.raw.startsWith('</') ? `</${written}>` : `<${written}>`;
}
