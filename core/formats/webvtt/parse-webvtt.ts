/**
 * WebVTT (W3C), as the world writes it: the rules of its parser, with a missing signature, SRT's times, blank
 * lines inside a text and missing blank lines between cues repaired and reported. Nothing throws; linear.
 */
import type { Cue } from '../../cues/cue.ts';
import { splitLanguage } from '../../cues/languages.ts';
import { splitSettings } from '../cue-header.ts';
import { addBlankLines, isBlank, quote, splitLines, unprotectLine } from '../lines.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles, WebVttBlock } from '../subtitle-document.ts';
import { collapseRolling } from '../rolling/collapse-rolling.ts';
import { LeftOutTags } from '../left-out-tags.ts';
import { finishReading } from '../finish-reading.ts';
import type { ReadOptions } from '../format-options.ts';
import type { TimingLine } from '../timing-line.ts';
import { readTimingLines } from '../timing-lines.ts';
import { decodeCueText } from './cue-text.ts';
import { readTimedText } from './timed-words.ts';
import { splitVoice } from './voices.ts';

const blockKeyword = /^(NOTE|STYLE|REGION)(?:[ \t]+(.*))?$/s;
/** `Kind: captions`: not a cue's identifier, even where no blank line ends the header. */
const headerField = /^[A-Za-z-]{2,30}:\s/;
const assumedDurationMs = 2000;

interface OpenCue {
  readonly timingLine: number;
  readonly timing: TimingLine;
  readonly id: string;
  readonly textLines: string[];
  /** The last line read for it. */
  lastLine: number;
}

interface Reader {
  readonly lines: readonly string[];
  readonly timings: readonly (TimingLine | null)[];
  readonly cues: Cue[];
  readonly blocks: WebVttBlock[];
  readonly problems: FormatProblem[];
  readonly leftOutTags: LeftOutTags;
  open: OpenCue | null;
}

/** `options.frameRate`: for times that end in frames. */
export function parseWebVtt(text: string, options: ReadOptions = {}): ParsedSubtitles {
  const lines = splitLines(text.replaceAll('\0', '\ufffd'));
  const reader: Reader = {
    lines,
    ...readTimingLines(lines, 'webvtt', options.frameRate),
    cues: [],
    blocks: [],
    leftOutTags: new LeftOutTags(),
    open: null,
  };
  const header = readHeader(reader);
  let index = header.next;
  while (index < lines.length) index = isBlank(lines[index]!) ? index + 1 : readBlock(index, reader);
  closeCue(reader);
  if (reader.cues.length === 0) {
    reader.problems.push(problem(1, 'nothing-found', { missing: 'times' }));
  }
  reader.problems.push(...reader.leftOutTags.problems);
  const language = headerLanguage(header.headerLines);
  const read = finishReading({
    cues: reader.cues,
    problems: reader.problems,
    ...(language === null ? {} : { language }),
    webVtt: { headerLines: header.headerLines, blocks: reader.blocks },
  });
  return collapseRolling(read);
}

function readHeader(reader: Reader): { readonly headerLines: readonly string[]; readonly next: number } {
  const { lines, timings, problems } = reader;
  const signature = /^\s{0,9}WEBVTT(?:[ \t]+(.*))?$/is.exec(lines[0]!);
  if (signature === null) {
    problems.push(problem(1, 'no-signature'));
    return { headerLines: [], next: 0 };
  }
  if (!lines[0]!.startsWith('WEBVTT')) problems.push(problem(1, 'odd-signature'));
  let next = 1;
  while (
    next < lines.length &&
    !isBlank(lines[next]!) &&
    timings[next] === null &&
    (!isIdentified(next, reader) || headerField.test(lines[next]!))
  ) {
    next += 1;
  }
  const further = lines.slice(1, next);
  return { headerLines: [(signature[1] ?? '').trim(), ...further], next };
}

/** True when the line is no timing line and the next one is: an identifier. */
function isIdentified(index: number, { lines, timings }: Reader): boolean {
  if (timings[index] !== null || timings[index + 1]?.kind !== 'times') return false;
  return !blockKeyword.test(lines[index]!) || lines[index + 1]!.includes('-->');
}

/** Reads what starts at a line that is not blank; returns the line to go on with. */
function readBlock(index: number, reader: Reader): number {
  if (reader.timings[index] !== null) return readCue(index, '', reader);
  if (isIdentified(index, reader)) return readCue(index + 1, reader.lines[index]!.trim(), reader);
  const keyword = blockKeyword.exec(reader.lines[index]!);
  if (keyword !== null) return readKeywordBlock(index, keyword, reader);
  return readStray(index, reader);
}

function readCue(timingLine: number, id: string, reader: Reader): number {
  closeCue(reader);
  const timing = reader.timings[timingLine]!;
  reader.open = { timingLine, timing, id, textLines: [], lastLine: timingLine };
  return readTextLines(timingLine + 1, reader);
}

/** Adds lines to the open cue up to a blank line or the next cue. */
function readTextLines(from: number, reader: Reader): number {
  const { lines, timings, problems, open } = reader;
  let index = from;
  for (; index < lines.length && !isBlank(lines[index]!); index += 1) {
    const startsCue = timings[index]?.kind === 'times';
    // A number directly above times is the next cue's identifier, even without a blank line.
    const isNumberOfNext = /^\s{0,9}\d{1,10}\s{0,9}$/.test(lines[index]!) && isIdentified(index, reader);
    if (startsCue || isNumberOfNext) {
      problems.push(problem(index + 1, 'no-blank-before-cue'));
      break;
    }
    open?.textLines.push(unprotectLine(lines[index]!));
  }
  if (open !== null) open.lastLine = index - 1;
  return index;
}

function readKeywordBlock(index: number, keyword: RegExpExecArray, reader: Reader): number {
  const { lines, timings, blocks, problems } = reader;
  closeCue(reader);
  const kind = keyword[1] === 'NOTE' ? 'note' : keyword[1] === 'STYLE' ? 'style' : 'region';
  let end = index + 1;
  // A sheet may hold anything but the standard's own arrow.
  const startsCue = (at: number): boolean => timings[at]?.kind === 'times' && lines[at]!.includes('-->');
  while (end < lines.length && !isBlank(lines[end]!) && !startsCue(end)) end += 1;
  const text = [keyword[2] ?? '', ...lines.slice(index + 1, end).map(unprotectLine)];
  if (text[0] === '') text.shift();
  blocks.push({ kind, text: text.join('\n'), beforeCue: reader.cues.length });
  if (kind !== 'note' && reader.cues.length > 0) {
    problems.push(problem(index + 1, 'late-block', { block: keyword[1]! }));
  }
  return end;
}

/** Lines that are no cue and no block: text of the cue before, after a blank line that should not be there. */
function readStray(index: number, reader: Reader): number {
  const { lines, problems, open } = reader;
  if (open === null) {
    problems.push(problem(index + 1, 'no-cue', { quote: quote(lines[index]!) }));
    let next = index + 1;
    while (next < lines.length && !isBlank(lines[next]!) && reader.timings[next] === null) next += 1;
    return next;
  }
  if (open.textLines.length === 0) {
    problems.push(problem(index, 'blank-before-text'));
  } else {
    problems.push(addBlankLines(open.textLines, index - 1 - open.lastLine, index));
  }
  return readTextLines(index, reader);
}

function closeCue(reader: Reader): void {
  const { open, problems, cues } = reader;
  reader.open = null;
  if (open === null) return;
  const line = open.timingLine + 1;
  const { timing } = open;
  if (timing.kind === 'unreadable') {
    problems.push(problem(line, 'times-unreadable'));
    return;
  }
  const { startMs } = timing;
  const endMs = timing.kind === 'times' ? timing.endMs : startMs + assumedDurationMs;
  if (timing.kind === 'start-only') problems.push(problem(line, 'end-unreadable', { startMs, endMs }));
  else if (timing.repairs.length > 0) {
    problems.push(problem(line, 'times-repaired', { startMs, endMs, repairs: timing.repairs }));
  }
  const rest = splitSettings(timing.kind === 'times' ? timing.rest : '');
  if (rest.leftOut !== '') problems.push(problem(line, 'settings-left-out', { quote: quote(rest.leftOut) }));
  if (open.textLines.length === 0) problems.push(problem(line, 'no-text'));
  cues.push(makeCue({ startMs, endMs }, open, rest.settings, reader.leftOutTags));
}

function makeCue(
  { startMs, endMs }: Pick<Cue, 'startMs' | 'endMs'>,
  { id, textLines, timingLine }: OpenCue,
  settings: string,
  leftOutTags: LeftOutTags,
): Cue {
  const raw = textLines.join('\n');
  const voice = splitVoice(raw);
  const unvoiced = voice?.text ?? raw;
  const spoken = splitLanguage(unvoiced);
  const timed = readTimedText(spoken?.text ?? unvoiced, startMs, endMs);
  const { text, leftOut } = decodeCueText(timed.text);
  leftOutTags.add(timingLine + 2, leftOut);
  return {
    startMs,
    endMs,
    text,
    ...(timed.words.length === 0 ? {} : { words: timed.words }),
    ...(voice === null ? {} : { speaker: voice.speaker }),
    ...(spoken === null ? {} : { language: spoken.language }),
    ...(id === '' ? {} : { id }),
    ...(settings === '' ? {} : { settings }),
  };
}

/** `Language: en`, as YouTube writes it. */
function headerLanguage(headerLines: readonly string[]): string | null {
  for (const line of headerLines) {
    const match = /^Language:\s{0,9}([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})\s{0,9}$/i.exec(line);
    if (match !== null) return match[1]!;
  }
  return null;
}
