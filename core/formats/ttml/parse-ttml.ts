/**
 * TTML, DFXP, IMSC and EBU-TT as the world writes them: every kind of time, times of `body`, `div`, `span` and regions,
 * styles and regions by reference, any prefix. Nothing throws, time is linear.
 */
import type { ReadOptions } from '../format-options.ts';
import { plainLook } from '../text-look.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import type { Cue } from '../../cues/cue.ts';
import { isLanguageTag } from '../../cues/languages.ts';
import { withoutFields } from '../../cues/without-fields.ts';
import { cuesOfParagraphs } from './document-cues.ts';
import type { Paragraph } from './document-cues.ts';
import { isInvisible, saidLook, StyleSheet } from './styles.ts';
import { timeBaseOf } from './time-expression.ts';
import type { TimeBase } from './time-expression.ts';
import { OpenElement, readTimes } from './timed-elements.ts';
import type { Inherited, Interval, TimedElement } from './timed-elements.ts';
import { readXml } from './xml-tokens.ts';
import type { XmlToken } from './xml-tokens.ts';

type OpenToken = Extract<XmlToken, { kind: 'open' }>;

interface Reader {
  readonly options: ReadOptions;
  readonly styles: StyleSheet;
  readonly regionTimes: Map<string, Interval>;
  readonly agents: Map<string, string>;
  readonly open: OpenElement[];
  readonly openNames: Map<string, number>;
  readonly paragraphs: Paragraph[];
  readonly problems: FormatProblem[];
  base: TimeBase;
  isAbsolute: boolean;
  rootExtent: string | undefined;
  language: string | undefined;
  agent: string | null;
  region: string | null;
  paragraph: Paragraph | null;
}

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
/** Only these have times and move those that follow. */
const content = new Set(['tt', 'body', 'div', 'p', 'span']);

export function parseTtml(text: string, options: ReadOptions = {}): ParsedSubtitles {
  const reader: Reader = {
    options,
    styles: new StyleSheet(),
    regionTimes: new Map(),
    agents: new Map(),
    open: [],
    openNames: new Map(),
    paragraphs: [],
    problems: [],
    base: timeBaseOf(new Map(), options.frameRate),
    isAbsolute: false,
    rootExtent: undefined,
    language: undefined,
    agent: null,
    region: null,
    paragraph: null,
  };
  for (const token of readXml(text.startsWith('\ufeff') ? text.slice(1) : text)) readToken(token, reader);
  while (reader.open.length > 0) closeTop(reader);
  const { problems } = reader;
  const read = cuesOfParagraphs(reader.paragraphs, reader);
  const { cues, language } = withCommonLanguage(read, reader.language);
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'paragraph' }));
  problems.sort((a, b) => a.line - b.line);
  return { cues, problems, ...(language === undefined ? {} : { language }) };
}

/** A document whose root says no language is in the one that all of its cues are in. */
function withCommonLanguage(
  cues: readonly Cue[],
  said: string | undefined,
): { readonly cues: readonly Cue[]; readonly language: string | undefined } {
  const first = cues[0]?.language;
  const language = said ?? (cues.every((cue) => cue.language === first) ? first : undefined);
  const plain = cues.map((cue) => (cue.language === language ? withoutFields(cue, 'language') : cue));
  return { cues: plain, language };
}

function readToken(token: XmlToken, reader: Reader): void {
  if (token.kind === 'text') readText(token.text, reader);
  else if (token.kind === 'open') {
    if (token.name === 'br') addPiece('', true, reader);
    if (token.name === 'br' && token.isEmpty) return;
    // Paragraphs do not stand in paragraphs: one that was never closed ends here.
    if (token.name === 'p' && reader.paragraph !== null) while (closeTop(reader) !== 'p');
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
  if (name === 'agent') reader.agent = attributes.get('id') ?? null;
  if (name === 'region') readRegion(token, reader);
  const opened = openTimed(token, reader);
  reader.open.push(opened);
  reader.openNames.set(name, (reader.openNames.get(name) ?? 0) + 1);
  if (name === 'p' && !opened.element.isHidden) {
    reader.paragraph = { element: opened.element, pieces: [] };
    reader.paragraphs.push(reader.paragraph);
  }
}

function readRoot(attributes: ReadonlyMap<string, string>, reader: Reader): void {
  reader.base = timeBaseOf(attributes, reader.options.frameRate);
  reader.rootExtent = attributes.get('extent');
  // itunes:timing
  reader.isAbsolute = /^(?:word|line)$/i.test(attributes.get('timing') ?? '');
  const language = languageIn(attributes) ?? '';
  if (language !== '') reader.language = language;
}

/** Undefined where an element says nothing of it, or nothing that is a language. */
function languageIn(attributes: ReadonlyMap<string, string>): string | undefined {
  const language = attributes.get('lang');
  return language === '' || isLanguageTag(language ?? '') ? language : undefined;
}

function readStyle(attributes: ReadonlyMap<string, string>, reader: Reader): void {
  if (reader.region === null) reader.styles.addStyle(attributes);
  else reader.styles.addRegion(reader.region, attributes);
}

function readRegion({ attributes, line }: OpenToken, reader: Reader): void {
  reader.region = attributes.get('id') ?? '';
  reader.styles.addRegion(reader.region, attributes);
  const { startMs, endMs } = readTimes(attributes, line, undefined, reader);
  reader.regionTimes.set(reader.region, { startMs, endMs });
}

function openTimed({ name, attributes, line }: OpenToken, reader: Reader): OpenElement {
  const parent = reader.open.at(-1);
  const isContent = content.has(name);
  const read = isContent
    ? readTimes(attributes, line, parent, reader)
    : { startMs: parent?.element.startMs ?? 0, endMs: Infinity, isTimed: false, saysEnd: false };
  // Apple says times of parts that mean nothing beside those of their lines.
  const isIdle = reader.isAbsolute && (name === 'div' || name === 'body');
  const times = isIdle ? { startMs: 0, endMs: Infinity, isTimed: false, saysEnd: false } : read;
  const { startMs, endMs, isTimed, saysEnd } = times;
  const inherited = inheritedBy(name, attributes, parent?.element, reader);
  const isTimedInside = name !== 'p' && (isTimed || (parent?.element.isTimedInside ?? false));
  const above = parent?.element ?? null;
  const said = { startMs, endMs, isTimed, saysEnd, isTimedInside };
  const element = { ...inherited, name, line, parent: above, ...said };
  return new OpenElement(element, attributes.get('timeContainer') === 'seq');
}

function inheritedBy(
  name: string,
  attributes: ReadonlyMap<string, string>,
  parent: TimedElement | undefined,
  { styles }: Reader,
): Inherited {
  const isHidden = (parent?.isHidden ?? false) || hidden.has(name);
  const before: Inherited = parent ?? root;
  // Styles and regions themselves stand where nothing is shown, before all of them are known.
  if (isHidden) return { ...before, isHidden };
  const valueOf = styles.read(attributes);
  const ownRegion = attributes.get('region');
  const space = attributes.get('space');
  const visibility = valueOf('visibility')?.trim();
  const ofRegion = ownRegion === undefined ? {} : styles.lookOfRegion(ownRegion);
  return {
    look: { ...before.look, ...ofRegion, ...saidLook(valueOf) },
    region: ownRegion ?? before.region,
    textAlign: valueOf('textAlign') ?? before.textAlign,
    ruby: valueOf('ruby') ?? before.ruby,
    agent: attributes.get('agent') ?? before.agent,
    language: languageIn(attributes) ?? before.language,
    keepsSpace: space === undefined ? before.keepsSpace : space === 'preserve',
    isHidden: isInvisible(valueOf),
    isInvisible: visibility === undefined ? before.isInvisible : visibility === 'hidden',
  };
}

const root: Inherited = {
  look: plainLook,
  region: undefined,
  textAlign: undefined,
  ruby: undefined,
  agent: undefined,
  language: '',
  keepsSpace: false,
  isHidden: false,
  isInvisible: false,
};

function readText(text: string, reader: Reader): void {
  if (reader.open.at(-1)?.element.name === 'name' && reader.agent !== null) {
    reader.agents.set(reader.agent, text.replace(/\s+/g, ' ').trim());
  } else addPiece(text, false, reader);
}

function addPiece(text: string, isBreak: boolean, { open, paragraph }: Reader): void {
  const element = open.at(-1)?.element;
  if (element === undefined || element.isHidden || element.isInvisible) return;
  paragraph?.pieces.push({ text, isBreak, element });
}

/** Closes the innermost element and returns its name. */
function closeTop(reader: Reader): string {
  const closed = reader.open.pop()!;
  const { name } = closed.element;
  reader.openNames.set(name, reader.openNames.get(name)! - 1);
  if (content.has(name)) closed.close(reader.open.at(-1));
  if (name === 'agent') reader.agent = null;
  if (name === 'region') reader.region = null;
  if (name === 'p') reader.paragraph = null;
  return name;
}
