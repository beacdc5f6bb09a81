/**
 * YouTube's XML: srv1 (`<transcript><text start dur>`, seconds), srv2 (`<timedtext><text t d>`) and srv3
 * (`<timedtext format="3"><p t d><s t>`), both in milliseconds.
 */
import { finishReading } from '../finish-reading.ts';
import { RunList, cueTextOfRuns } from '../styled-text.ts';
import { plainLook } from '../text-look.ts';
import type { TextLook } from '../text-look.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { msOfSeconds, wholeMs } from '../transcripts/fields.ts';
import { readXml } from '../ttml/xml-tokens.ts';
import type { XmlToken } from '../ttml/xml-tokens.ts';
import { decodeReferences } from '../../cues/character-references.ts';
import { penColor, recogniserConfidence } from './json3.ts';
import { cuesOfEvents } from './timed-events.ts';
import type { TimedEvent, TimedPiece } from './timed-events.ts';

type OpenTag = Extract<XmlToken, { kind: 'open' }>;

interface Reader {
  readonly events: TimedEvent[];
  readonly pens: Map<string, TextLook>;
  /** srv1: its text is HTML inside XML. */
  isHtml: boolean;
  event: { readonly tag: OpenTag; readonly pieces: TimedPiece[]; hasTimes: boolean } | null;
  piece: { readonly tag: OpenTag; readonly texts: string[] } | null;
}

const root = /<(?:transcript|timedtext)[\s>]/i;

/** True for the beginning of such a file. */
export function isYouTubeXml(head: string): boolean {
  return root.test(head);
}

export function parseYouTubeXml(text: string): ParsedSubtitles {
  const reader: Reader = { events: [], pens: new Map(), isHtml: false, event: null, piece: null };
  for (const token of readXml(text)) readToken(token, reader);
  closeEvent(reader);
  return finishReading(cuesOfEvents(reader.events, null));
}

function readToken(token: XmlToken, reader: Reader): void {
  if (token.kind === 'text') readText(token.text, reader);
  else if (token.kind === 'close') readClose(token.name, reader);
  else readOpen(token, reader);
}

function readOpen(tag: OpenTag, reader: Reader): void {
  switch (tag.name) {
    case 'transcript':
      reader.isHtml = true;
      return;
    case 'pen':
      reader.pens.set(tag.attributes.get('id') ?? '', lookOf(tag));
      return;
    case 'p':
    case 'text':
      closeEvent(reader);
      reader.event = { tag, pieces: [], hasTimes: false };
      if (tag.isEmpty) closeEvent(reader);
      return;
    case 's':
      closePiece(reader);
      reader.piece = { tag, texts: [] };
      if (tag.isEmpty) closePiece(reader);
      return;
    case 'br':
      readText('\n', reader);
  }
}

function readClose(name: string, reader: Reader): void {
  if (name === 's') closePiece(reader);
  else if (name === 'p' || name === 'text') closeEvent(reader);
}

function readText(text: string, reader: Reader): void {
  if (reader.piece !== null) {
    reader.piece.texts.push(text);
    return;
  }
  if (reader.event === null) return;
  // Between the words of a line stands the space of a file that is laid out for people.
  if (reader.event.hasTimes && text.trim() === '') return;
  const cueText = reader.isHtml ? decodeReferences(text) : cueTextOf(text, penLook(reader.event.tag, reader));
  reader.event.pieces.push({ text: cueText, offsetMs: null });
}

function closePiece(reader: Reader): void {
  const { piece, event } = reader;
  reader.piece = null;
  if (piece === null || event === null) return;
  const { attributes } = piece.tag;
  const look = attributes.has('p') ? penLook(piece.tag, reader) : penLook(event.tag, reader);
  const confidence = recogniserConfidence(attributes.get('ac'));
  const isWord = attributes.has('t') || attributes.has('ac');
  event.hasTimes ||= isWord;
  event.pieces.push({
    text: cueTextOf(piece.texts.join(''), look),
    offsetMs: isWord ? (wholeMs(attributes.get('t')) ?? 0) : null,
    ...(confidence === undefined ? {} : { confidence }),
  });
}

function closeEvent(reader: Reader): void {
  closePiece(reader);
  const { event } = reader;
  reader.event = null;
  if (event === null) return;
  const { attributes, line } = event.tag;
  const startMs = msOfSeconds(attributes.get('start')) ?? wholeMs(attributes.get('t'));
  if (startMs === null) return;
  const isAppended = (attributes.get('a') ?? attributes.get('append')) === '1';
  const window = attributes.get('w') ?? null;
  // srv2 appends one word at a time.
  const areWords = window !== null && event.tag.name === 'text';
  reader.events.push({
    startMs,
    durationMs: msOfSeconds(attributes.get('dur')) ?? wholeMs(attributes.get('d')),
    window,
    isAppended,
    pieces: areWords ? event.pieces.map((piece) => ({ ...piece, offsetMs: 0 })) : event.pieces,
    line,
  });
}

function penLook(tag: OpenTag, { pens }: Reader): TextLook {
  return pens.get(tag.attributes.get('p') ?? '') ?? plainLook;
}

function lookOf({ attributes }: OpenTag): TextLook {
  const isOn = (name: string): boolean => attributes.get(name) === '1';
  const color = penColor(attributes.get('fc') ?? '');
  return { italic: isOn('i'), bold: isOn('b'), underline: isOn('u'), strike: false, color };
}

function cueTextOf(text: string, look: TextLook): string {
  const runs = new RunList();
  runs.add(text, look);
  return cueTextOfRuns(runs.runs);
}
