/**
 * SSA and ASS as the world writes them: sections in any order, fields in the order that `Format` says, both kinds of
 * styles. Cues come in the order of time. Nothing throws, time is linear.
 */
import type { Cue } from '../../cues/cue.ts';
import { parseTime } from '../../time/timestamps.ts';
import { quote, splitLines } from '../lines.ts';
import { lineSetting } from '../placement.ts';
import type { Placement } from '../placement.ts';
import type { TextLook } from '../styled-text.ts';
import { plainLook } from '../styled-text.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem, TimeRepair } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { placementOfKey, placementOfLegacy, readEventText } from './event-text.ts';
import { FieldOrder } from './field-order.ts';

type Section = 'info' | 'styles' | 'legacy-styles' | 'events' | 'attachments' | 'other';

const sections: ReadonlyMap<string, Section> = new Map([
  ['script info', 'info'],
  ['v4 styles', 'legacy-styles'],
  ['v4+ styles', 'styles'],
  ['v4 styles+', 'styles'],
  ['events', 'events'],
  ['fonts', 'attachments'],
  ['graphics', 'attachments'],
]);
const defaultEventFields = 'Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text';
const defaultStyleFields =
  'Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, ' +
  'StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding';
const languageTagPattern = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

interface EventStyle {
  readonly look: TextLook;
  readonly placement: Placement;
}

interface Reader {
  section: Section;
  eventFields: FieldOrder;
  styleFields: FieldOrder;
  softBreak: '\n' | ' ';
  language: string | null;
  readonly styles: Map<string, EventStyle>;
  readonly cues: Cue[];
  readonly problems: FormatProblem[];
  readonly comments: { count: number; firstLine: number };
}

export function parseAss(text: string): ParsedSubtitles {
  const reader: Reader = {
    section: 'other',
    eventFields: new FieldOrder(defaultEventFields, 'text'),
    styleFields: new FieldOrder(defaultStyleFields, null),
    softBreak: ' ',
    language: null,
    styles: new Map(),
    cues: [],
    problems: [],
    comments: { count: 0, firstLine: 0 },
  };
  for (const [index, line] of splitLines(text).entries()) readLine(line, index + 1, reader);
  reportWhole(reader);
  reader.cues.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  reader.problems.sort((a, b) => a.line - b.line);
  const { cues, problems, language } = reader;
  return { cues, problems, ...(language === null ? {} : { language }) };
}

function readLine(line: string, number: number, reader: Reader): void {
  if (line.startsWith('[')) {
    const name = /^\[([^\]]{1,60})\]\s*$/.exec(line.slice(0, 80))?.[1]?.trim().toLowerCase();
    const section = name === undefined ? undefined : sections.get(name);
    // A line of an attached font may begin with a bracket too.
    if (section !== undefined) reader.section = section;
    else if (name !== undefined && reader.section !== 'attachments') reader.section = 'other';
    return;
  }
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 40 || reader.section === 'attachments') return;
  const key = line.slice(0, colon).trim().toLowerCase();
  const value = line.slice(colon + 1);
  switch (key) {
    case 'format':
      if (reader.section === 'events') reader.eventFields = new FieldOrder(value, 'text');
      else reader.styleFields = new FieldOrder(value, null);
      return;
    case 'style':
      readStyle(value, reader);
      return;
    case 'dialogue':
      readDialogue(value, number, reader);
      return;
    case 'comment':
      if (reader.section !== 'events') return;
      if (reader.comments.count === 0) reader.comments.firstLine = number;
      reader.comments.count += 1;
      return;
    default:
      if (reader.section === 'info') readInfo(key, value.trim(), reader);
  }
}

function readInfo(key: string, value: string, reader: Reader): void {
  // In wrap style 2 only the script breaks lines, so both kinds of break do.
  if (key === 'wrapstyle') reader.softBreak = value === '2' ? '\n' : ' ';
  if (key === 'language' && languageTagPattern.test(value)) reader.language = value;
}

/** Bold is how the whole style is drawn, rarely an emphasis: it stays out of the text. */
function readStyle(value: string, reader: Reader): void {
  const fields = reader.styleFields.split(value);
  const alignment = Number(fields.get('alignment') ?? 2);
  const isOn = (name: string): boolean => !['0', '', undefined].includes(fields.get(name)?.trim());
  reader.styles.set(styleKey(fields.get('name') ?? ''), {
    look: { italic: isOn('italic'), bold: false, underline: isOn('underline') },
    placement: reader.section === 'legacy-styles' ? placementOfLegacy(alignment) : placementOfKey(alignment),
  });
}

function readDialogue(value: string, line: number, reader: Reader): void {
  const { problems } = reader;
  const fields = reader.eventFields.split(value);
  const times = readTimes(fields.get('start') ?? '', fields.get('end') ?? '');
  if (times === null) {
    problems.push(problem(line, 'untimed-left-out', { quote: quote(value), lacks: 'readable-times' }));
    return;
  }
  const { startMs, endMs, repair } = times;
  if (repair !== null) problems.push(problem(line, 'times-repaired', { startMs, endMs, repairs: [repair] }));
  const style = reader.styles.get(styleKey(fields.get('style') ?? ''));
  const event = readEventText(fields.get('text') ?? '', style?.look ?? plainLook, reader.softBreak);
  if (event.hadDrawing) {
    problems.push(problem(line, 'drawing-left-out'));
    if (event.text.trim() === '') return;
  }
  if (event.text === '') problems.push(problem(line, 'no-text'));
  const speaker = (fields.get('name') ?? fields.get('actor') ?? '').trim();
  const settings = lineSetting(event.placement ?? style?.placement ?? 'bottom');
  reader.cues.push({
    startMs,
    endMs,
    text: event.text,
    ...(speaker === '' ? {} : { speaker }),
    ...(settings === '' ? {} : { settings }),
  });
}

interface EventTimes {
  readonly startMs: number;
  readonly endMs: number;
  /** null when nothing was wrong. */
  readonly repair: TimeRepair | null;
}

function readTimes(start: string, end: string): EventTimes | null {
  const startMs = parseTime(start)?.ms;
  const endMs = parseTime(end)?.ms;
  if (startMs === undefined || endMs === undefined) return null;
  if (startMs < 0 || endMs < 0) {
    const clamped = [Math.max(0, startMs), Math.max(0, endMs)] as const;
    return {
      startMs: Math.min(...clamped),
      endMs: Math.max(...clamped),
      repair: 'negative',
    };
  }
  if (endMs < startMs) return { startMs: endMs, endMs: startMs, repair: 'exchanged' };
  return { startMs, endMs, repair: null };
}

function reportWhole(reader: Reader): void {
  const { comments, problems, cues } = reader;
  if (comments.count > 0) {
    problems.push(problem(comments.firstLine, 'comments-left-out', { count: comments.count }));
  }
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'dialogue' }));
}

/** Names are compared without case; a star marks a script's own style in old files. */
function styleKey(name: string): string {
  return name.trim().replace(/^\*+/, '').toLowerCase();
}
