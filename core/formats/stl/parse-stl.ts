/** EBU STL, the exchange format of European broadcasters (Tech 3264-E). */
import type { Cue } from '../../cues/cue.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import { framesPerSecond } from '../../time/frame-rate.ts';
import { finishReading } from '../finish-reading.ts';
import type { ReadOptions } from '../format-options.ts';
import { settingsOfPlace } from '../place.ts';
import type { CuePlace } from '../place.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { readBlocks, readHead } from './blocks.ts';
import type { StlBlock, StlHead } from './blocks.ts';
import { characterTable } from './character-tables.ts';
import { languageOfCode } from './languages.ts';
import { readField } from './text-field.ts';

const assumedRate = 25;

interface Subtitle {
  readonly first: StlBlock;
  readonly text: readonly number[];
  /** Frames from the start of the programme. */
  readonly startFrame: number;
  readonly endFrame: number;
  readonly line: number;
}

/**
 * `file`: each character is a byte. Times count from the start of the programme that the head tells. A set that adds up is
 * one cue for each part, all of which stay to its end. A line of a problem is the number of its block.
 */
export function parseStl(file: string, options: ReadOptions = {}): ParsedSubtitles {
  const head = readHead(file);
  const problems: FormatProblem[] = [];
  const rate =
    head.framesPerSecond ??
    (options.frameRate === undefined ? assumedRate : framesPerSecond(options.frameRate));
  if (head.framesPerSecond === null)
    problems.push(problem(1, 'frame-rate-assumed', { framesPerSecond: rate }));
  const subtitles = withSetEnds(readSubtitles(file, Math.round(rate), problems));
  const start = programmeStart(head, subtitles, Math.round(rate));
  const msOf = (frame: number): number => Math.round(((frame - start) * 1000) / rate);
  const cues = subtitles.flatMap((subtitle) => {
    const text = readCueText(subtitle, head, problems);
    if (text === null) return [];
    const [startMs, endMs] = [msOf(subtitle.startFrame), msOf(subtitle.endFrame)];
    if (endMs < startMs) problems.push(problem(subtitle.line, 'times-exchanged'));
    return [{ startMs: Math.min(startMs, endMs), endMs: Math.max(startMs, endMs), ...text }];
  });
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'block' }));
  const language = languageOfCode(head.languageCode);
  return finishReading({ cues, problems, ...(language === null ? {} : { language }) });
}

/** Blocks of one subtitle joined; remarks and data of the user are left out. */
function readSubtitles(file: string, countedRate: number, problems: FormatProblem[]): readonly Subtitle[] {
  const subtitles: Subtitle[] = [];
  let open: { readonly first: StlBlock; readonly text: number[]; readonly line: number } | null = null;
  let comments = 0;
  let line = 0;
  const frameOf = ([hours = 0, minutes = 0, seconds = 0, frames = 0]: readonly number[]): number =>
    ((hours * 60 + minutes) * 60 + seconds) * countedRate + frames;
  const close = (): void => {
    if (open === null) return;
    const { first, text, line: firstLine } = open;
    open = null;
    subtitles.push({
      ...{ first, text, line: firstLine },
      startFrame: frameOf(first.timeIn),
      endFrame: frameOf(first.timeOut),
    });
  };
  for (const block of readBlocks(file)) {
    line += 1;
    if (block.isComment || block.extension === 0xfe) {
      if (block.isComment) comments += 1;
      continue;
    }
    const continues = open !== null && open.first.number === block.number && open.first.extension !== 0xff;
    if (!continues) {
      close();
      open = { first: block, text: [], line };
    }
    open!.text.push(...block.text);
    if (block.extension === 0xff) close();
  }
  close();
  if (comments > 0) problems.push(problem(1, 'comments-left-out', { count: comments }));
  return subtitles;
}

/** What a set adds stays until its last part goes. */
function withSetEnds(subtitles: readonly Subtitle[]): readonly Subtitle[] {
  const ended: Subtitle[] = [];
  let endFrame: number | null = null;
  for (const subtitle of subtitles.toReversed()) {
    const { cumulative } = subtitle.first;
    if (cumulative === 3) endFrame = subtitle.endFrame;
    const isOfSet = cumulative === 1 || cumulative === 2;
    ended.push(
      isOfSet && endFrame !== null
        ? { ...subtitle, endFrame: Math.max(endFrame, subtitle.startFrame) }
        : subtitle,
    );
    if (cumulative === 0 || cumulative === 1) endFrame = null;
  }
  return ended.toReversed();
}

/** 0 where a subtitle stands before it: then the field does not mean what it says. */
function programmeStart(
  { programmeStart: field }: StlHead,
  subtitles: readonly Subtitle[],
  countedRate: number,
): number {
  if (!/^\d{8}$/.test(field)) return 0;
  const [hours, minutes, seconds, frames] = field.match(/../g)!.map(Number);
  const start = ((hours! * 60 + minutes!) * 60 + seconds!) * countedRate + frames!;
  return subtitles.every(({ startFrame }) => startFrame >= start) ? start : 0;
}

/** Null for a subtitle without text. */
function readCueText(
  { first, text, line }: Subtitle,
  head: StlHead,
  problems: FormatProblem[],
): Pick<Cue, 'text' | 'settings'> | null {
  const isTeletext = head.display === '1' || head.display === '2';
  const field = readField(text, characterTable(head.codeTable), isTeletext);
  if (field.lines === 0) {
    problems.push(problem(line, 'no-text'));
    return null;
  }
  const rows = field.lines * (field.isDoubleHeight ? 2 : 1);
  const settings = settingsOfPlace({
    ...verticalPlace(first.row, rows, head.rows),
    ...horizontalPlace(first),
  });
  return { text: field.text, ...(settings === '' ? {} : { settings }) };
}

/** In the lowest or highest fifth text is at the bottom or the top; between them its place is exact. */
function verticalPlace(row: number, count: number, rows: number): Pick<CuePlace, 'vertical' | 'y'> {
  if (row === 0 || row + count - 1 > rows * 0.8) return { vertical: 'bottom', y: null };
  if (row <= Math.max(1, rows * 0.2)) return { vertical: 'top', y: null };
  return { vertical: 'top', y: (row - 1) / rows };
}

function horizontalPlace({ justification }: StlBlock): Pick<CuePlace, 'horizontal' | 'x'> {
  const horizontal = justification === 1 ? 'left' : justification === 3 ? 'right' : 'center';
  return { horizontal, x: null };
}
