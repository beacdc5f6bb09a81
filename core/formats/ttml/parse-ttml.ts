/**
 * TTML, DFXP, IMSC and EBU-TT as the world writes them: every kind of time, times of `body`, `div` and `span`, styles
 * and regions by reference, any prefix. Nothing throws, time is linear.
 */
import type { Cue, Word } from '../../cues/cue.ts';
import type { ReadOptions } from '../format-options.ts';
import { quote } from '../lines.ts';
import { bottomCenter, settingsOfPlace } from '../place.ts';
import { RunList, cueTextOfRuns } from '../styled-text.ts';
import { plainLook } from '../text-look.ts';
import type { TextLook } from '../text-look.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { StyleSheet } from './styles.ts';
import { parseTimeExpression, timeBaseOf } from './time-expression.ts';
import type { TimeBase } from './time-expression.ts';
import { readXml } from './xml-tokens.ts';
import type { XmlToken } from './xml-tokens.ts';

type OpenToken = Extract<XmlToken, { kind: 'open' }>;

/** An element that is open, with what its children inherit. */
interface Frame {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Not rounded. */
  readonly startMs: number;
  readonly endMs: number;
  /** It says times of its own. */
  readonly isTimed: boolean;
  readonly isSequence: boolean;
  /** In a sequence: where the next child begins. */
  cursorMs: number;
  readonly look: TextLook;
  readonly region: string | undefined;
  readonly keepsSpace: boolean;
  /** What stands in it is not shown. */
  readonly isHidden: boolean;
}

interface OpenParagraph {
  readonly frame: Frame;
  readonly runs: RunList;
  readonly words: Word[];
  /** Open elements while it is the innermost. */
  readonly depth: number;
  /** The paragraph that goes on when this one, a span with times, ends. */
  readonly outer: Pick<OpenParagraph, 'frame' | 'depth'> | null;
}

interface Reader {
  readonly options: ReadOptions;
  readonly styles: StyleSheet;
  readonly agents: Map<string, string>;
  readonly frames: Frame[];
  readonly openNames: Map<string, number>;
  readonly cues: Cue[];
  readonly problems: FormatProblem[];
  base: TimeBase;
  rootExtent: string | undefined;
  language: string | undefined;
  agent: string | null;
  region: string | null;
  paragraph: OpenParagraph | null;
}

const assumedDurationMs = 2000;
const hidden = new Set([
  'metadata',
  'desc',
  'title',
  'copyright',
  'head',
  'styling',
  'layout',
  'agent',
  'name',
]);
const languageTagPattern = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i;

export function parseTtml(text: string, options: ReadOptions = {}): ParsedSubtitles {
  const reader: Reader = {
    options,
    styles: new StyleSheet(),
    agents: new Map(),
    frames: [],
    openNames: new Map(),
    cues: [],
    problems: [],
    base: timeBaseOf(new Map(), options.frameRate),
    rootExtent: undefined,
    language: undefined,
    agent: null,
    region: null,
    paragraph: null,
  };
  for (const token of readXml(text.startsWith('\ufeff') ? text.slice(1) : text)) readToken(token, reader);
  while (reader.frames.length > 0) closeTop(reader);
  const { cues, problems, language } = reader;
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'paragraph' }));
  cues.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  problems.sort((a, b) => a.line - b.line);
  return { cues, problems, ...(language === undefined ? {} : { language }) };
}

function readToken(token: XmlToken, reader: Reader): void {
  if (token.kind === 'text') readText(token.text, reader);
  else if (token.kind === 'open') {
    if (token.name === 'br') breakLine(reader);
    if (token.name === 'br' && token.isEmpty) return;
    openElement(token, reader);
    if (token.isEmpty) closeTop(reader);
  } else if ((reader.openNames.get(token.name) ?? 0) > 0) {
    // Elements that were never closed end with the one around them.
    while (closeTop(reader) !== token.name);
  }
}

function openElement(token: OpenToken, reader: Reader): void {
  const { name, attributes } = token;
  if (name === 'tt') readRoot(attributes, reader);
  if (name === 'style') readStyle(attributes, reader);
  if (name === 'region') {
    reader.region = attributes.get('id') ?? '';
    reader.styles.addRegion(reader.region, attributes);
  }
  if (name === 'agent') reader.agent = attributes.get('id') ?? null;
  const frame = makeFrame(token, reader);
  reader.frames.push(frame);
  reader.openNames.set(name, (reader.openNames.get(name) ?? 0) + 1);
  if (name === 'p' && reader.paragraph === null && !frame.isHidden) {
    reader.paragraph = newParagraph(frame, reader.frames.length, null);
  }
  const { paragraph } = reader;
  // A paragraph without times whose spans have them is as many cues.
  if (name === 'span' && frame.isTimed && paragraph !== null && !paragraph.frame.isTimed) {
    emitCue(paragraph, reader);
    reader.paragraph = newParagraph(frame, reader.frames.length, paragraph);
  }
}

function readRoot(attributes: ReadonlyMap<string, string>, reader: Reader): void {
  reader.base = timeBaseOf(attributes, reader.options.frameRate);
  reader.rootExtent = attributes.get('extent');
  const language = attributes.get('lang') ?? '';
  if (languageTagPattern.test(language)) reader.language = language;
}

function readStyle(attributes: ReadonlyMap<string, string>, reader: Reader): void {
  if (reader.region === null) reader.styles.addStyle(attributes);
  else reader.styles.addRegion(reader.region, attributes);
}

function makeFrame(token: OpenToken, reader: Reader): Frame {
  const { name, attributes, line } = token;
  const parent = reader.frames.at(-1);
  const times = readTimes(token, parent, reader);
  const space = attributes.get('space');
  const isHidden = (parent?.isHidden ?? false) || hidden.has(name);
  const inherited = parent?.look ?? plainLook;
  const frame: Frame = {
    name,
    line,
    attributes,
    ...times,
    isSequence: attributes.get('timeContainer') === 'seq',
    cursorMs: times.startMs,
    // Styles and regions themselves stand where nothing is shown, before all of them are known.
    look: isHidden ? inherited : reader.styles.lookOf(attributes, inherited),
    region: attributes.get('region') ?? parent?.region,
    keepsSpace: space === undefined ? (parent?.keepsSpace ?? false) : space === 'preserve',
    isHidden,
  };
  if (parent?.isSequence === true && Number.isFinite(times.endMs)) parent.cursorMs = times.endMs;
  return frame;
}

/** Times count from the parent's start or, in a sequence, from the end of the element before. */
function readTimes(
  { attributes, line }: OpenToken,
  parent: Frame | undefined,
  reader: Reader,
): Pick<Frame, 'startMs' | 'endMs' | 'isTimed'> {
  const origin = parent === undefined ? 0 : parent.isSequence ? parent.cursorMs : parent.startMs;
  const read = (name: string): number | null => {
    const value = attributes.get(name);
    if (value === undefined || value === 'indefinite') return null;
    const ms = parseTimeExpression(value, reader.base);
    if (ms === null) reader.problems.push(problem(line, 'no-time', { quote: quote(value) }));
    return ms;
  };
  const begin = read('begin');
  const duration = read('dur');
  const end = read('end');
  const startMs = origin + (begin ?? 0);
  const endMs = Math.min(
    parent?.endMs ?? Infinity,
    end === null ? Infinity : origin + end,
    duration === null ? Infinity : startMs + duration,
  );
  return { startMs, endMs, isTimed: begin !== null || end !== null || duration !== null };
}

function newParagraph(frame: Frame, depth: number, outer: OpenParagraph['outer']): OpenParagraph {
  return { frame, depth, outer, runs: new RunList(), words: [] };
}

function readText(text: string, reader: Reader): void {
  const frame = reader.frames.at(-1);
  if (frame === undefined) return;
  if (frame.name === 'name' && reader.agent !== null) {
    reader.agents.set(reader.agent, text.replace(/\s+/g, ' ').trim());
    return;
  }
  const { paragraph } = reader;
  if (paragraph === null || frame.isHidden) return;
  const shown = frame.keepsSpace
    ? text.replace(/\r\n?/g, '\n')
    : collapse(text, paragraph.runs.lastCharacter);
  // A furigana stands beside its word: in brackets, where there is one line only.
  const isRuby = frame.attributes.get('ruby') === 'text';
  paragraph.runs.add(isRuby ? `(${shown})` : shown, frame.look);
  if (frame.name === 'span' && frame.isTimed && frame !== paragraph.frame) addWord(shown, frame, paragraph);
}

/** Spaces and line ends of the file are one space, and none at the start of a line. */
function collapse(text: string, before: string): string {
  const collapsed = text.replace(/[ \t\r\n]+/g, ' ');
  return before === '' || before === '\n' || before === ' ' ? collapsed.replace(/^ /, '') : collapsed;
}

function addWord(text: string, frame: Frame, paragraph: OpenParagraph): void {
  if (text.trim() === '' || !Number.isFinite(frame.endMs)) return;
  const isFirst = paragraph.words.length === 0;
  paragraph.words.push({
    startMs: Math.round(frame.startMs),
    endMs: Math.max(Math.round(frame.startMs), Math.round(frame.endMs)),
    text: isFirst ? text.trim() : ` ${text.trim()}`,
    timing: 'given',
  });
}

function breakLine(reader: Reader): void {
  const frame = reader.frames.at(-1);
  if (frame === undefined || frame.isHidden) return;
  if (!frame.keepsSpace) reader.paragraph?.runs.trimEnd();
  reader.paragraph?.runs.add('\n', frame.look);
}

/** Closes the innermost element and returns its name. */
function closeTop(reader: Reader): string {
  const frame = reader.frames.pop()!;
  reader.openNames.set(frame.name, reader.openNames.get(frame.name)! - 1);
  if (frame.name === 'agent') reader.agent = null;
  if (frame.name === 'region') reader.region = null;
  const parent = reader.frames.at(-1);
  // Without an end of its own, an element of a sequence lasts as long as what is in it.
  if (parent?.isSequence === true && !Number.isFinite(frame.endMs)) {
    parent.cursorMs = Math.max(parent.cursorMs, frame.cursorMs);
  }
  const { paragraph } = reader;
  if (paragraph !== null && reader.frames.length < paragraph.depth) {
    emitCue(paragraph, reader);
    const { outer } = paragraph;
    reader.paragraph = outer === null ? null : newParagraph(outer.frame, outer.depth, null);
  }
  return frame.name;
}

function emitCue(paragraph: OpenParagraph, reader: Reader): void {
  const { frame } = paragraph;
  if (!frame.keepsSpace) paragraph.runs.trimEnd();
  const text = cueTextOfRuns(paragraph.runs.runs);
  const hasTimes = frame.startMs > 0 || Number.isFinite(frame.endMs) || frame.isTimed;
  if (text.trim() === '' && (frame.name === 'span' || !hasTimes || text === '')) return;
  if (!hasTimes) {
    reader.problems.push(problem(frame.line, 'untimed-left-out', { quote: quote(text), lacks: 'times' }));
    return;
  }
  const times = roundedTimes(frame, reader);
  const vertical =
    frame.region === undefined ? null : reader.styles.placementOf(frame.region, reader.rootExtent);
  const settings = vertical === null ? '' : settingsOfPlace({ ...bottomCenter, vertical });
  const speaker = reader.agents.get(frame.attributes.get('agent')?.split(/\s+/)[0] ?? '');
  reader.cues.push({
    ...times,
    text,
    ...(paragraph.words.length === 0 ? {} : { words: paragraph.words }),
    ...(speaker === undefined || speaker === '' ? {} : { speaker }),
    ...(settings === '' ? {} : { settings }),
  });
}

function roundedTimes(frame: Frame, reader: Reader): { readonly startMs: number; readonly endMs: number } {
  const startMs = Math.round(frame.startMs);
  const { line } = frame;
  if (!Number.isFinite(frame.endMs)) {
    const endMs = startMs + assumedDurationMs;
    reader.problems.push(problem(line, 'end-missing', { startMs, endMs }));
    return { startMs, endMs };
  }
  const endMs = Math.round(frame.endMs);
  if (endMs >= startMs) return { startMs, endMs };
  reader.problems.push(problem(line, 'ends-before-start', { startMs: endMs, endMs: startMs }));
  return { startMs: endMs, endMs: startMs };
}
