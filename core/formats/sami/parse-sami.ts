/**
 * SAMI (Microsoft, `.smi`): `<SYNC Start=ms>` with a paragraph for each language, which is shown until the next one of
 * its class; a paragraph of a blank clears it.
 */
import type { Cue } from '../../cues/cue.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import { finishReading } from '../finish-reading.ts';
import type { ReadOptions } from '../format-options.ts';
import { quote } from '../lines.ts';
import type { ParsedSubtitles, SubtitleLanguage } from '../subtitle-document.ts';
import { readHtml } from './html-tokens.ts';
import type { HtmlToken } from './html-tokens.ts';
import { ParagraphText } from './paragraph-text.ts';
import { samiClasses } from './style-classes.ts';
import type { SamiClass } from './style-classes.ts';

const assumedDurationMs = 2000;

interface Paragraph {
  readonly classId: string;
  readonly startMs: number;
  /** As `<SYNC End>` says, which is not of the standard. */
  readonly endMs: number | null;
  /** Empty where it clears the screen. */
  readonly text: string;
  readonly speaker: string;
  readonly line: number;
}

type Tag = Extract<HtmlToken, { kind: 'tag' }>;

interface Reader {
  readonly paragraphs: Paragraph[];
  readonly problems: FormatProblem[];
  styleSheet: string;
  isInStyle: boolean;
  sync: { readonly startMs: number; readonly endMs: number | null; readonly line: number } | null;
  classId: string;
  /** A `<P>` was opened; without text it clears the screen. */
  isInParagraph: boolean;
  isSource: boolean;
  speaker: string;
  text: ParagraphText;
}

/** `options`: which of several languages to read; the one with the most text unless given. */
export function parseSami(text: string, options: ReadOptions = {}): ParsedSubtitles {
  const reader: Reader = {
    ...{ paragraphs: [], problems: [], styleSheet: '', isInStyle: false, sync: null },
    ...{ classId: '', isInParagraph: false, isSource: false, speaker: '', text: new ParagraphText() },
  };
  for (const token of readHtml(text)) readToken(token, reader);
  closeParagraph(reader);
  const { problems } = reader;
  const languages = languagesOf(reader);
  const chosen = choose(languages, options);
  if (chosen === null) problems.push(problem(1, 'nothing-found', { missing: 'sync' }));
  const others = languages.filter((language) => language !== chosen && language.cues.length > 0);
  if (chosen !== null && others.length > 0) {
    const left = others.map(({ of }) => of.name);
    problems.push(problem(1, 'languages-left-out', { read: chosen.of.name, others: left }));
  }
  const language = chosen?.of.language ?? null;
  return finishReading({
    cues: chosen?.cues ?? [],
    problems: [...problems, ...(chosen?.problems ?? [])],
    ...(chosen === null || others.length === 0
      ? {}
      : { languages: { read: nameOf(chosen), others: others.map(nameOf) } }),
    ...(language === null ? {} : { language }),
  });
}

/** True for the beginning of such a file. */
export function isSami(head: string): boolean {
  return /<sami[\s>]/i.test(head);
}

function readToken(token: HtmlToken, reader: Reader): void {
  if (token.kind === 'comment') {
    if (reader.isInStyle) reader.styleSheet += token.text;
  } else if (token.kind === 'text') {
    if (reader.isInStyle) reader.styleSheet += token.text;
    else if (reader.sync !== null) reader.text.addText(token.text);
  } else readTag(token, reader);
}

function readTag(tag: Tag, reader: Reader): void {
  switch (tag.name) {
    case 'style':
    case '/style':
      reader.isInStyle = tag.name === 'style';
      return;
    case 'sync':
      closeParagraph(reader);
      openSync(tag, reader);
      return;
    case 'p':
      closeParagraph(reader);
      reader.classId = (tag.attributes.get('class') ?? '').toLowerCase();
      reader.isSource = tag.attributes.get('id')?.toLowerCase() === 'source';
      reader.isInParagraph = true;
      return;
    case '/body':
    case '/sami':
      closeParagraph(reader);
      reader.sync = null;
      return;
    default:
      if (reader.sync !== null) reader.text.addTag(tag);
  }
}

function openSync({ attributes, line }: Tag, reader: Reader): void {
  const start = attributes.get('start') ?? '';
  reader.classId = '';
  reader.isSource = false;
  reader.speaker = '';
  if (!/^\d{1,10}(?:\.\d{0,9})?$/.test(start)) {
    reader.problems.push(problem(line, 'no-time', { quote: quote(start) }));
    reader.sync = null;
    return;
  }
  const end = attributes.get('end') ?? '';
  const endMs = /^\d{1,10}$/.test(end) ? Number(end) : null;
  reader.sync = { startMs: Math.round(Number(start)), endMs, line };
}

function closeParagraph(reader: Reader): void {
  const { sync, classId, isSource, isInParagraph } = reader;
  const text = reader.text.take();
  reader.isInParagraph = false;
  // Between `<SYNC>` and `<P>` stands nothing but the end of a line.
  if (sync === null || (text === '' && !isInParagraph)) return;
  if (isSource) {
    reader.speaker = text.replace(/\s+/g, ' ').replace(/:$/, '').trim();
    return;
  }
  const { startMs, endMs, line } = sync;
  reader.paragraphs.push({ classId, startMs, endMs, text, speaker: reader.speaker, line });
}

interface Language {
  readonly of: SamiClass;
  readonly cues: readonly Cue[];
  readonly problems: readonly FormatProblem[];
}

/** One for each class of the style sheet and each other class that a paragraph has. */
function languagesOf({ paragraphs, styleSheet }: Reader): readonly Language[] {
  const byClass = new Map<string, Paragraph[]>();
  for (const paragraph of paragraphs) {
    const own = byClass.get(paragraph.classId);
    if (own === undefined) byClass.set(paragraph.classId, [paragraph]);
    else own.push(paragraph);
  }
  const named = new Map(samiClasses(styleSheet).map((each) => [each.id, each]));
  return [...byClass].map(([id, own]) => ({
    of: named.get(id) ?? { id, name: id === '' ? '?' : id.toUpperCase(), language: null },
    ...cuesOf(own),
  }));
}

/** Paragraphs of one class: each lasts until the next; two of one moment are two lines. */
function cuesOf(paragraphs: readonly Paragraph[]): Pick<Language, 'cues' | 'problems'> {
  const problems: FormatProblem[] = [];
  const merged: Paragraph[] = [];
  for (const paragraph of paragraphs.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = merged.at(-1);
    const joins =
      last !== undefined && last.startMs === paragraph.startMs && last.text !== '' && paragraph.text !== '';
    if (joins) merged[merged.length - 1] = { ...last, text: `${last.text}\n${paragraph.text}` };
    else merged.push(paragraph);
  }
  const cues = merged.flatMap((paragraph, index): readonly Cue[] => {
    const { startMs, text, speaker, line } = paragraph;
    if (text === '') return [];
    const next = merged[index + 1]?.startMs ?? null;
    const given = paragraph.endMs !== null && paragraph.endMs >= startMs ? paragraph.endMs : next;
    const endMs = given ?? startMs + assumedDurationMs;
    if (given === null) problems.push(problem(line, 'end-missing', { startMs, endMs }));
    return [{ startMs, endMs, text, ...(speaker === '' ? {} : { speaker }) }];
  });
  return { cues, problems };
}

/** The one that is asked for, else the one with the most text, of equal ones the first. */
function choose(
  languages: readonly Language[],
  { language: wanted, languageId }: ReadOptions,
): Language | null {
  const spoken = languages.filter(({ cues }) => cues.length > 0);
  const named = spoken.find(({ of }) => of.id === languageId);
  if (named !== undefined) return named;
  const asked = wanted === undefined ? undefined : spoken.find(({ of }) => isLanguage(of, wanted));
  return asked ?? spoken.toSorted((a, b) => b.cues.length - a.cues.length)[0] ?? null;
}

function nameOf({ of: { id, name } }: Language): SubtitleLanguage {
  return { id, name };
}

function isLanguage({ id, name, language }: SamiClass, wanted: string): boolean {
  const names = [id, name.toLowerCase()];
  if (language !== null && primaryLanguage(language) === primaryLanguage(wanted)) return true;
  return names.includes(wanted.toLowerCase());
}
