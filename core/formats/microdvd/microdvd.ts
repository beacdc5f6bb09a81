/**
 * MicroDVD: `{start}{end}text`, times as numbers of frames, lines parted by `|`. A first line `{1}{1}23.976` tells the
 * frame rate; without it the video's rate must be known.
 */
import type { Cue } from '../../cues/cue.ts';
import {
  defaultFrameRate,
  frameToMs,
  framesPerSecond,
  nearestFrame,
  parseFrameRate,
} from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import { finishReading } from '../finish-reading.ts';
import type { ReadOptions, WriteOptions } from '../format-options.ts';
import { cueTextLines, isBlank, quote, splitLines } from '../lines.ts';
import { RunList, cueTextOfRuns, styledRuns } from '../styled-text.ts';
import { plainLook } from '../text-look.ts';
import type { TextLook } from '../text-look.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';

const linePattern = /^\s{0,20}\{\s{0,9}(\d{1,9})\s{0,9}\}\{\s{0,9}(\d{0,9})\s{0,9}\}/;
/** `{y:i,b}`: looks of this line; in capitals, of the rest of the cue. */
const controlCode = /\{([a-zA-Z]):([^{}]{0,100})\}/y;
const startsWithCode = /^(?:\{[a-zA-Z]:|\/|\u200b)/;
const separator = '\u200b';
const assumedDurationMs = 2000;

interface FrameCue {
  readonly startFrame: number;
  /** Null where the file leaves it open. */
  readonly endFrame: number | null;
  readonly text: string;
  readonly line: number;
}

export function parseMicroDvd(text: string, options: ReadOptions = {}): ParsedSubtitles {
  const problems: FormatProblem[] = [];
  const found: FrameCue[] = [];
  for (const [index, line] of splitLines(text).entries()) {
    const match = linePattern.exec(line.slice(0, 100));
    if (match !== null) {
      const startFrame = Number(match[1]);
      const endFrame = match[2] === '' ? null : Number(match[2]);
      found.push({ startFrame, endFrame, text: line.slice(match[0].length), line: index + 1 });
    } else if (!isBlank(line)) {
      problems.push(problem(index + 1, 'untimed-left-out', { quote: quote(line), lacks: 'frames' }));
    }
  }
  const header = headerRate(found[0]);
  if (header !== null) found.shift();
  const rate = header ?? options.frameRate ?? defaultFrameRate;
  if (header === null && options.frameRate === undefined && found.length > 0) {
    problems.push(problem(1, 'frame-rate-assumed', { framesPerSecond: framesPerSecond(rate) }));
  }
  if (found.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'frames' }));
  const cues = found.map((cue, index) => readCue(cue, found[index + 1], rate, problems));
  return finishReading({ cues, problems });
}

export function writeMicroDvd(cues: readonly Cue[], options: WriteOptions = {}): string {
  const rate = options.frameRate ?? defaultFrameRate;
  const decimal = Math.round(framesPerSecond(rate) * 1000) / 1000;
  const lines = cues.map((cue) => {
    const frames = `{${nearestFrame(cue.startMs, rate)}}{${nearestFrame(cue.endMs, rate)}}`;
    return frames + writeText(cue.text);
  });
  return `${[`{1}{1}${decimal}`, ...lines].join('\n')}\n`;
}

/** True for a line of this format. */
export function isMicroDvdLine(line: string): boolean {
  return linePattern.test(line.slice(0, 100));
}

/** The rate of a header, `{1}{1}25.000` (some programs write frame 0). */
function headerRate(first: FrameCue | undefined): FrameRate | null {
  if (first === undefined || first.startFrame > 1 || (first.endFrame ?? 2) > 1) return null;
  return parseFrameRate(first.text.trim().replace(',', '.').slice(0, 12));
}

function readCue(cue: FrameCue, next: FrameCue | undefined, rate: FrameRate, problems: FormatProblem[]): Cue {
  const { startFrame, endFrame, line } = cue;
  const text = readText(cue.text);
  if (text === '') problems.push(problem(line, 'no-text'));
  if (endFrame === null) {
    const startMs = frameToMs(startFrame, rate);
    const nextMs = next === undefined ? Infinity : frameToMs(next.startFrame, rate);
    const endMs = Math.min(startMs + assumedDurationMs, nextMs > startMs ? nextMs : Infinity);
    problems.push(problem(line, 'end-missing', { startMs, endMs }));
    return { startMs, endMs, text };
  }
  if (endFrame < startFrame) problems.push(problem(line, 'times-exchanged'));
  return {
    startMs: frameToMs(Math.min(startFrame, endFrame), rate),
    endMs: frameToMs(Math.max(startFrame, endFrame), rate),
    text,
  };
}

function readText(raw: string): string {
  const runs = new RunList();
  let lasting = plainLook;
  for (const [index, line] of raw.split('|').entries()) {
    if (index > 0) runs.add('\n', lasting);
    const codes = readCodes(line, lasting);
    lasting = codes.lasting;
    runs.add(codes.text, codes.look);
  }
  return cueTextOfRuns(runs.runs);
}

/** The codes at the start of a line, `/` for italics among them, and what follows. */
function readCodes(
  line: string,
  inherited: TextLook,
): { readonly look: TextLook; readonly lasting: TextLook; readonly text: string } {
  let look = inherited;
  let lasting = inherited;
  let from = 0;
  controlCode.lastIndex = from;
  for (let match = controlCode.exec(line); match !== null; match = controlCode.exec(line)) {
    from = controlCode.lastIndex;
    const [, name = '', value = ''] = match;
    if (name.toLowerCase() !== 'y') continue;
    look = withCodes(look, value);
    if (name === 'Y') lasting = withCodes(lasting, value);
  }
  if (line[from] === '/') return { look: { ...look, italic: true }, lasting, text: line.slice(from + 1) };
  const text = line.slice(from);
  return { look, lasting, text: text.startsWith(separator) ? text.slice(1) : text };
}

function withCodes(look: TextLook, codes: string): TextLook {
  const has = (letter: string): boolean => codes.toLowerCase().includes(letter);
  return {
    ...look,
    italic: look.italic || has('i'),
    bold: look.bold || has('b'),
    underline: look.underline || has('u'),
  };
}

/** A look that the whole cue has is written; others can't be. */
function writeText(cueText: string): string {
  const runs = styledRuns(cueText);
  const inked = runs.filter((run) => run.text.trim() !== '');
  const letters = (
    [
      ['italic', 'i'],
      ['bold', 'b'],
      ['underline', 'u'],
    ] as const
  )
    .filter(([look]) => inked.length > 0 && inked.every((run) => run[look]))
    .map(([, letter]) => letter);
  const lines = cueTextLines(runs.map((run) => run.text).join('')).map(protectText);
  return (letters.length === 0 ? '' : `{Y:${letters.join(',')}}`) + lines.join('|');
}

/** `|` parts lines and can't be escaped: a broken bar stands for it. */
function protectText(line: string): string {
  const text = line.replaceAll('|', '\u00a6');
  return startsWithCode.test(text) ? separator + text : text;
}
