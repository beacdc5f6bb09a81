/**
 * SSA and ASS as the world writes them: sections in any order, fields in the order that `Format` says, both kinds of
 * styles. Cues come in the order of time; what is no cue is kept beside them. Nothing throws, time is linear.
 */
import type { AssEvent, Cue } from '../../cues/cue.ts';
import type { ReadOptions } from '../format-options.ts';
import { quote, splitLines } from '../lines.ts';
import { bottomCenter, settingsOfPlace } from '../place.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { AssLine, ParsedSubtitles } from '../subtitle-document.ts';
import { plainStyle, readStyleLines, styleFormat, styleLineOf } from './ass-style.ts';
import { readEventClock } from './event-times.ts';
import type { EventClock } from './event-times.ts';
import { readEventText } from './event-text.ts';
import type { EventContext } from './event-text.ts';
import { FieldOrder } from './field-order.ts';
import { infoField, pictureOf, softBreakOf } from '../script-info.ts';
import { newEventText } from './write-event.ts';

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
export const eventFormat = 'Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text';
const eventFields = [
  'layer',
  'start',
  'end',
  'style',
  'name',
  'marginl',
  'marginr',
  'marginv',
  'effect',
  'text',
];
/** Events that are not shown by a player of subtitles. */
const otherEvents = new Set(['comment', 'picture', 'sound', 'movie', 'command']);
const languageTagPattern = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

interface EventLine {
  readonly kind: string;
  readonly fields: ReadonlyMap<string, string>;
  /** What follows `Dialogue:`. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

interface Reader {
  section: Section;
  eventFields: FieldOrder;
  styleFields: FieldOrder;
  readonly scriptInfo: string[];
  readonly styles: string[];
  readonly otherSections: { readonly name: string; readonly lines: string[] }[];
  readonly events: EventLine[];
}

/** `options.frameRate`: for times that end in frames. */
export function parseAss(text: string, options: ReadOptions = {}): ParsedSubtitles {
  const reader: Reader = {
    section: 'other',
    eventFields: new FieldOrder(eventFormat, 'text'),
    styleFields: new FieldOrder(styleFormat, null),
    scriptInfo: [],
    styles: [],
    otherSections: [],
    events: [],
  };
  for (const [index, line] of splitLines(text).entries()) readLine(line, index + 1, reader);
  const problems: FormatProblem[] = [];
  const { cues, events } = readEvents(reader, options, problems);
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'dialogue' }));
  problems.sort((a, b) => a.line - b.line);
  const language = infoField(reader.scriptInfo, 'Language') ?? '';
  return {
    cues,
    problems,
    ...(languageTagPattern.test(language) ? { language } : {}),
    ass: {
      scriptInfo: reader.scriptInfo,
      styles: reader.styles,
      events,
      sections: reader.otherSections.map(({ name, lines }) => ({ name, lines: withoutBlankEnds(lines) })),
    },
  };
}

function readLine(line: string, number: number, reader: Reader): void {
  if (line.startsWith('[') && openSection(line, reader)) return;
  if (reader.section === 'attachments') {
    reader.otherSections.at(-1)?.lines.push(line);
    return;
  }
  const colon = line.indexOf(':');
  const key = colon < 1 || colon > 40 ? '' : line.slice(0, colon).trim().toLowerCase();
  const value = line.slice(colon + 1);
  if (key === 'format' && reader.section !== 'info') readFormat(value, reader);
  else if (key === 'style') {
    reader.styles.push(styleLineOf(reader.styleFields.split(value), reader.section === 'legacy-styles'));
  } else if (key === 'dialogue' || (reader.section === 'events' && otherEvents.has(key))) {
    reader.events.push({ kind: key, fields: reader.eventFields.split(value), value, line: number });
  } else if (reader.section === 'info') {
    if (line.trim() !== '' && key !== 'scripttype') reader.scriptInfo.push(line.trimEnd());
  } else if (reader.section === 'other') reader.otherSections.at(-1)?.lines.push(line);
}

/** A line of an attached font may begin with a bracket too: false. */
function openSection(line: string, reader: Reader): boolean {
  const name = /^\[([^\]]{1,60})\]\s*$/.exec(line.slice(0, 80))?.[1]?.trim();
  const known = name === undefined ? undefined : sections.get(name.toLowerCase());
  if (name === undefined || (known === undefined && reader.section === 'attachments')) {
    return reader.section !== 'attachments';
  }
  reader.section = known ?? 'other';
  if (known === undefined || known === 'attachments') reader.otherSections.push({ name, lines: [] });
  return true;
}

function readFormat(value: string, reader: Reader): void {
  if (reader.section === 'events') reader.eventFields = new FieldOrder(value, 'text');
  else reader.styleFields = new FieldOrder(value, null);
}

function readEvents(
  reader: Reader,
  { frameRate }: ReadOptions,
  problems: FormatProblem[],
): { readonly cues: readonly Cue[]; readonly events: readonly AssLine[] } {
  const styles = readStyleLines(reader.styles);
  const dialogue = reader.events.filter(({ kind }) => kind === 'dialogue');
  const clock = readEventClock(dialogue, frameRate);
  problems.push(...clock.problems);
  const script = {
    clock,
    styles,
    softBreak: softBreakOf(reader.scriptInfo),
    picture: pictureOf(reader.scriptInfo),
  };
  const read: Cue[] = [];
  const others: { readonly line: string; readonly fileIndex: number }[] = [];
  for (const event of reader.events) {
    const cue = event.kind === 'dialogue' ? readDialogue(event, script, problems) : 'other';
    if (cue === 'other') others.push({ line: eventLine(event, clock), fileIndex: read.length });
    else if (cue !== null) read.push(cue);
  }
  const order = read.map((_, index) => index).sort((a, b) => compareTimes(read[a]!, read[b]!) || a - b);
  const places = new Map(order.map((fileIndex, index) => [fileIndex, index]));
  const events = others.map(({ line, fileIndex }) => ({
    line,
    beforeCue: places.get(fileIndex) ?? read.length,
  }));
  return {
    cues: order.map((index) => read[index]!),
    events: events.sort((a, b) => a.beforeCue - b.beforeCue),
  };
}

/** Null for an event that can't be read; `other` for one that shows no text: a drawing. */
function readDialogue(
  { fields, value, line }: EventLine,
  {
    clock,
    ...script
  }: Pick<EventContext, 'styles' | 'softBreak' | 'picture'> & {
    readonly clock: EventClock;
  },
  problems: FormatProblem[],
): Cue | 'other' | null {
  const times = clock.timesOf(fields);
  if (times === null) {
    problems.push(problem(line, 'untimed-left-out', { quote: quote(value), lacks: 'readable-times' }));
    return null;
  }
  const { startMs, endMs, repair } = times;
  const styleName = (fields.get('style') ?? '').trim();
  const context = { ...script, style: script.styles.find(styleName) ?? plainStyle, startMs };
  const raw = fields.get('text') ?? '';
  const event = readEventText(raw, context);
  if (event.hadDrawing && event.text.trim() === '') return 'other';
  if (repair !== null) problems.push(problem(line, 'times-repaired', { startMs, endMs, repairs: [repair] }));
  if (event.text === '') problems.push(problem(line, 'no-text'));
  const speaker = (fields.get('name') ?? fields.get('actor') ?? '').trim();
  const settings = settingsOfPlace(event.place);
  const cue: Cue = {
    startMs,
    endMs,
    text: event.text,
    ...(event.words.length === 0 ? {} : { words: event.words }),
    ...(speaker === '' ? {} : { speaker }),
    ...(settings === '' ? {} : { settings }),
  };
  const isWhole = newEventText(cue, { ...context, unsaidPlace: bottomCenter, isOfScript: true }) === raw;
  const ass = assEventOf(fields, isWhole ? null : raw);
  return ass === null ? cue : { ...cue, ass };
}

/** What is not usual; null when all is. */
function assEventOf(fields: ReadonlyMap<string, string>, raw: string | null): AssEvent | null {
  const field = (name: string): string => fields.get(name)?.trim() ?? '';
  const style = field('style');
  const layer = Number(/^-?\d{1,9}/.exec(field('layer'))?.[0] ?? 0);
  const margins = [field('marginl'), field('marginr'), field('marginv')] as const;
  const effect = field('effect');
  const event: AssEvent = {
    ...(style === '' || style === 'Default' ? {} : { style }),
    ...(layer === 0 ? {} : { layer }),
    ...(margins.every((margin) => Number(margin) === 0) ? {} : { margins }),
    ...(effect === '' ? {} : { effect }),
    ...(raw === null ? {} : { raw }),
  };
  return Object.keys(event).length === 0 ? null : event;
}

/** The event with its fields in the usual order. */
function eventLine({ kind, fields: written }: EventLine, clock: EventClock): string {
  const fields = clock.settled(written);
  const values = eventFields.map((name) => {
    const value = fields.get(name) ?? (name === 'name' ? fields.get('actor') : undefined) ?? '';
    if (name === 'layer') return value.trim() === '' ? '0' : value.trim();
    return name === 'text' ? value : value.trim();
  });
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${values.join(',')}`;
}

function compareTimes(a: Cue, b: Cue): number {
  return a.startMs - b.startMs || a.endMs - b.endMs;
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1);
}
