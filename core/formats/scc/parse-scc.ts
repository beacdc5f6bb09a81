/**
 * SCC (Scenarist): lines of a timecode at 29.97 frames a second and CEA-608 codes in hexadecimal, one pair of bytes for
 * each frame from there. `;` before the frames is drop frame.
 */
import type { Cue } from '../../cues/cue.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import { frameRate, frameToMs } from '../../time/frame-rate.ts';
import { timecodeToFrame } from '../../time/timecode.ts';
import { finishReading } from '../finish-reading.ts';
import { isBlank, quote, splitLines } from '../lines.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { CaptionDecoder } from './caption-decoder.ts';
import type { ShownCaption } from './caption-decoder.ts';

/** Line 21 is of NTSC: no other rate carries it. */
export const sccRate = frameRate(30_000, 1001);
const header = /^\s{0,9}Scenarist_SCC/i;
const linePattern = /^\s{0,9}(\d{1,3}):(\d{2}):(\d{2})([:;.,])(\d{2})\s+(?=[0-9a-f]{4}(?:\s|$))/i;
/** How long the last caption stays when nothing clears it. */
const assumedFrames = 60;

interface CodeLine {
  readonly frame: number;
  readonly words: readonly number[];
  readonly line: number;
}

export function parseScc(text: string): ParsedSubtitles {
  const problems: FormatProblem[] = [];
  const lines = readLines(text, problems);
  const channels = decodeChannels(lines, problems);
  const spoken = channels.filter(({ decoder }) => decoder.shown.length > 0);
  const [chosen, ...others] = spoken;
  if (others.length > 0) {
    const left = others.map(({ channel }) => channel);
    problems.push(problem(1, 'channels-left-out', { read: chosen!.channel, others: left }));
  }
  if (chosen === undefined) problems.push(problem(1, 'nothing-found', { missing: 'caption' }));
  const cues = (chosen?.decoder.shown ?? [])
    .toSorted((a, b) => a.startFrame - b.startFrame)
    .map(({ screen, startFrame, endFrame }): Cue => {
      const settings = screen.settings();
      return {
        startMs: frameToMs(startFrame, sccRate),
        endMs: frameToMs(endFrame, sccRate),
        text: screen.text(),
        ...(settings === '' ? {} : { settings }),
      };
    });
  return finishReading({ cues, problems });
}

/** True for the first line of such a file. */
export function isScc(head: string): boolean {
  return header.test(head.startsWith('\ufeff') ? head.slice(1) : head);
}

function readLines(text: string, problems: FormatProblem[]): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  for (const [index, line] of splitLines(text).entries()) {
    if (isBlank(line) || header.test(line)) continue;
    const match = linePattern.exec(line.slice(0, 60));
    if (match === null) {
      problems.push(problem(index + 1, 'untimed-left-out', { quote: quote(line), lacks: 'time' }));
      continue;
    }
    const [hours, minutes, seconds, , frames] = match.slice(1).map(Number);
    const timecode = { hours: hours!, minutes: minutes!, seconds: seconds!, frames: frames! };
    const words = (line.slice(match[0].length).match(/[0-9a-f]{4}/gi) ?? []).map((hex) =>
      Number.parseInt(hex, 16),
    );
    const isDropFrame = match[4] !== ':';
    lines.push({ frame: timecodeToFrame(timecode, sccRate, isDropFrame), words, line: index + 1 });
  }
  return lines.toSorted((a, b) => a.frame - b.frame);
}

function openEnd({ startFrame, endFrame, line }: ShownCaption): FormatProblem {
  const span = { startMs: frameToMs(startFrame, sccRate), endMs: frameToMs(endFrame, sccRate) };
  return problem(line, 'end-missing', span);
}

interface Channel {
  /** 1 to 4, as receivers name them. */
  readonly channel: number;
  readonly decoder: CaptionDecoder;
}

/** Two channels share a field: bit 3 of control codes tells which one the characters behind them belong to. */
function decodeChannels(lines: readonly CodeLine[], problems: FormatProblem[]): readonly Channel[] {
  const decoders = [new CaptionDecoder(), new CaptionDecoder()] as const;
  let current: 0 | 1 = 0;
  let unknown = 0;
  let lastFrame = 0;
  let isSecondField = false;
  for (const { frame, words, line } of lines) {
    for (const [index, word] of words.entries()) {
      const first = (word >> 8) & 0x7f;
      const second = word & 0x7f;
      const isControl = first >= 0x10 && first < 0x20;
      if (isControl) current = (first & 8) === 0 ? 0 : 1;
      if (isControl && second < 0x20) unknown += 1;
      if (isControl && (first & 0x17) === 0x15 && second >= 0x20 && second < 0x30) isSecondField = true;
      decoders[current].feed(isControl ? first & 0x17 : first, second, frame + index, line);
      lastFrame = frame + index;
    }
  }
  for (const decoder of decoders) {
    if (decoder.finish(lastFrame + assumedFrames)) problems.push(openEnd(decoder.shown.at(-1)!));
  }
  if (unknown > 0) problems.push(problem(1, 'codes-left-out', { count: unknown }));
  const first = isSecondField ? 3 : 1;
  return decoders.map((decoder, index) => ({ channel: first + index, decoder }));
}
