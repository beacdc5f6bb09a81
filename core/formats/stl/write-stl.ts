/** EBU STL: open subtitles, or teletext where the text has colours; 25 or 30 frames a second. */
import type { Cue } from '../../cues/cue.ts';
import type { Note } from '../../notes.ts';
import { visibleText } from '../../cues/markup.ts';
import { frameRate } from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import { countedRate, formatTimecode, msToTimecode } from '../../time/timecode.ts';
import type { Timecode } from '../../time/timecode.ts';
import { featuresOf } from '../find-features.ts';
import type { WriteOptions } from '../format-options.ts';
import { lackingCharacters } from '../lacking-characters.ts';
import { bottomCenter, placeOfCue } from '../place.ts';
import type { CuePlace } from '../place.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';
import { maxTextBytes, writeBlock, writeHead } from './blocks.ts';
import { encoderFor } from './character-tables.ts';
import type { TableEncoder } from './character-tables.ts';
import { codeOfLanguage } from './languages.ts';
import { writeField } from './text-field.ts';

/** Of teletext, and of open subtitles as we write them. */
const rows = 23;
const minColumns = 40;

/**
 * Each character of what is returned is a byte. `options.frameRate`: at 30 and 29.97 frames are counted in thirtieths of a
 * second, at any other rate in twenty-fifths, as the format knows these two only; the times stay those of the clock.
 */
export function writeStl(document: SubtitleDocument, options: WriteOptions = {}): string {
  const rate = stlRate(options.frameRate);
  const isTeletext = featuresOf(document).has('colors');
  const encoder = encoderFor(document.cues.map(({ text }) => visibleText(text)));
  let columns = minColumns;
  const blocks: string[] = [];
  let subtitles = 0;
  for (const cue of document.cues) {
    const field = writeField(cue.text, encoder, isTeletext);
    if (field.lines === 0) continue;
    columns = Math.max(columns, field.columns);
    subtitles += 1;
    blocks.push(...blocksOf(cue, { number: subtitles, rate, isTeletext }, field.bytes, field.lines));
  }
  const first = document.cues[0];
  const head = writeHead({
    framesPerSecond: countedRate(rate),
    ...{ isTeletext, subtitles, rows },
    codeTable: encoder.id,
    languageCode: codeOfLanguage(document.language),
    blocks: blocks.length,
    columns: Math.min(columns, 99),
    firstTime: formatTimecode(msToTimecode(first?.startMs ?? 0, rate)).replaceAll(':', ''),
  });
  return head + blocks.join('');
}

/** Characters that no code stands for. */
export function stlNotes({ cues }: SubtitleDocument): readonly Note[] {
  const encoder: TableEncoder = encoderFor(cues.map(({ text }) => visibleText(text)));
  for (const { text } of cues) writeField(text, encoder, false);
  return lackingCharacters('EBU STL', encoder.missing);
}

function stlRate(video: FrameRate | undefined): FrameRate {
  return frameRate(video !== undefined && countedRate(video) % 30 === 0 ? 30 : 25);
}

interface BlockContext {
  readonly number: number;
  readonly rate: FrameRate;
  readonly isTeletext: boolean;
}

function blocksOf(
  cue: Cue,
  { number, rate, isTeletext }: BlockContext,
  bytes: readonly number[],
  lines: number,
): readonly string[] {
  const place = placeOfCue(cue) ?? bottomCenter;
  const count = Math.ceil(bytes.length / maxTextBytes);
  return Array.from({ length: count }, (_, index) =>
    writeBlock({
      number: number & 0xffff,
      extension: index === count - 1 ? 0xff : Math.min(index, 0xef),
      timeIn: bytesOf(msToTimecode(cue.startMs, rate)),
      timeOut: bytesOf(msToTimecode(cue.endMs, rate)),
      row: rowOf(place, isTeletext ? lines * 2 : lines),
      justification: { left: 1, center: 2, right: 3 }[place.horizontal],
      text: bytes.slice(index * maxTextBytes, (index + 1) * maxTextBytes),
    }),
  );
}

/** A day has 24 hours; longer recordings begin anew. */
function bytesOf({ hours, minutes, seconds, frames }: Timecode): readonly number[] {
  return [Math.min(hours, 255), minutes, seconds, frames];
}

/** The row of the first line. */
function rowOf({ vertical, y }: CuePlace, count: number): number {
  const at = y === null ? null : Math.round(y * rows);
  const first =
    vertical === 'top'
      ? (at ?? 0) + 1
      : vertical === 'middle'
        ? (at ?? Math.round(rows / 2)) - Math.floor(count / 2) + 1
        : (at ?? rows) - count + 1;
  return Math.max(1, Math.min(first, rows - count + 1));
}
