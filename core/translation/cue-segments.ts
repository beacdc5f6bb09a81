/**
 * [Note: What of a cue is translated]
 * A cue is its text and what stands around it: tags, the place, dashes, who speaks, music marks, brackets, the number of a
 * list. A model joins lines and loses marks, so it never sees these: they are taken off before and put back after. A
 * segment is what one person says in one go: a dialogue has one for each dash, a song one for each pair of notes.
 */
import { startsWithDash } from '../edit/break-lines.ts';
import type { MarkedText } from '../edit/marked-text.ts';
import { rawEnd, rawStart, readMarked, separatorBetween } from '../edit/marked-text.ts';
import { endsSentence } from '../language/sentence-end.ts';

export interface CueSegment {
  /** As the cue has it, tags, marks and line breaks with it. */
  readonly before: string;
  /** What is translated, with the tags inside it. */
  readonly body: MarkedText;
  readonly after: string;
  /** `body` without tags, in one line; the empty string where it has no letter: then there is nothing to translate. */
  readonly text: string;
  /** Sung, or told in brackets: never a part of a sentence that runs on. */
  readonly standsAlone: boolean;
  /** It begins with a dash, or says who speaks: another one than before. */
  readonly beginsTurn: boolean;
}

const note = '[♩-♬]';
const invisible = '[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]';
const dashAlone = String.raw`(?:>{2,3}|[-–—‐―]+(?!\p{Nd}))`;
const dash = String.raw`${dashAlone}\s*(?=\S)`;
const label = String.raw`\p{Lu}[\p{Lu}\p{M}\p{Nd} .'’-]{0,30}[:：](?=\s|$)`;
const listNumber = String.raw`\p{Nd}{1,3}[.)]\s+(?=\p{L})`;
const turn = new RegExp(String.raw`^(?:${invisible}|\s)*(?:${dashAlone}|${label})`, 'u');
const song = new RegExp(String.raw`^(?:${invisible}|\s)*(?:${note}+|#(?=\s.*#\s*$))`, 'u');
const listItem = new RegExp(String.raw`^\s*${listNumber}`, 'u');
const beginning = new RegExp(String.raw`^(?:\s+|${invisible}+|${note}+|#(?=\s)|${dash}|${label})`, 'u');
const ending = new RegExp(String.raw`(?:\s+|${invisible}+|${note}+|(?<=\s)#)$`, 'u');
/** All of it in brackets, or between stars. */
const bracketed = /^(?:\[[^[\]]+\]|\([^()]+\)|（[^（）]+）|【[^【】]+】|\*[^*]+\*)$/u;
/** `- Yes. - No.` in one line. */
const dashInside = /(?<=[.!?…。！？]["”’»]?\s)[-–—]\s?(?=[\p{Lu}\p{Lo}¿¡"“«])/gu;
const noteInside = new RegExp(`${note}+`, 'gu');
const noteAtEnd = new RegExp(`${note}$`, 'u');
const onlyNotes = new RegExp(`^(?:${note}|\\s)+$`, 'u');
const hasLetter = /\p{L}/u;

/** The segments of a cue's text in order; put together (`before`, body, `after`) they are the text. */
export function segmentsOf(text: string, language: string | undefined): readonly CueSegment[] {
  const marked = readMarked(text);
  const starts = segmentStarts(marked.plain);
  return starts.map((start, i) => {
    const isLast = i === starts.length - 1;
    const end = isLast ? marked.plain.length : starts[i + 1]!;
    const rawFrom = i === 0 ? 0 : rawStart(marked, start);
    const rawTo = isLast ? text.length : rawStart(marked, end);
    return readSegment(marked, { start, end, rawFrom, rawTo }, language);
  });
}

interface SegmentPlace {
  readonly start: number;
  readonly end: number;
  readonly rawFrom: number;
  readonly rawTo: number;
}

function readSegment(marked: MarkedText, place: SegmentPlace, language: string | undefined): CueSegment {
  const plain = marked.plain.slice(place.start, place.end);
  const { from, to, isSong, isBracketed } = stripped(plain, language);
  const isEmpty = from >= to;
  const bodyFrom = isEmpty ? place.rawTo : rawStart(marked, place.start + from);
  const bodyTo = isEmpty ? place.rawTo : rawEnd(marked, place.start + to);
  const core = plain.slice(from, to);
  return {
    before: marked.raw.slice(place.rawFrom, bodyFrom),
    body: readMarked(marked.raw.slice(bodyFrom, bodyTo)),
    after: marked.raw.slice(bodyTo, place.rawTo),
    text: hasLetter.test(core) ? inOneLine(core) : '',
    standsAlone: isSong || isBracketed,
    beginsTurn: turn.test(plain),
  };
}

interface Stripped {
  readonly from: number;
  readonly to: number;
  readonly isSong: boolean;
  readonly isBracketed: boolean;
}

/** Which part of a segment's plain text is translated. */
function stripped(plain: string, language: string | undefined): Stripped {
  let [from, to, isSong, isBracketed] = [0, plain.length, false, false];
  for (let isDone = false; !isDone;) {
    isDone = true;
    const core = plain.slice(from, to);
    const first = beginning.exec(core)?.[0] ?? listNumberOf(core, language);
    const last = ending.exec(core.slice(first.length))?.[0] ?? '';
    if (first !== '' || last !== '') {
      isSong ||= noteAlone.test(first) || noteAlone.test(last) || first === '#';
      [from, to, isDone] = [from + first.length, to - last.length, false];
    } else if (bracketed.test(core)) {
      [from, to, isBracketed, isDone] = [from + 1, to - 1, true, false];
    }
  }
  return { from, to, isSong, isBracketed };
}

const noteAlone = new RegExp(note, 'u');

/** `1. ` of a list; `3. Oktober` is a date. */
function listNumberOf(core: string, language: string | undefined): string {
  const [number = ''] = listItem.exec(core) ?? [];
  if (number === '' || number.trim().endsWith(')')) return number;
  return endsSentence(number.trim(), { language, next: core.slice(number.length) }) ? number : '';
}

function segmentStarts(plain: string): readonly number[] {
  const starts = [0];
  let from = 0;
  for (const line of plain.split('\n')) {
    if (from > 0 && beginsSegment(line, plain.slice(starts.at(-1), from))) starts.push(from);
    starts.push(...insideLine(line, plain.slice(starts.at(-1), from)).map((at) => from + at));
    from += line.length + 1;
  }
  return starts;
}

function beginsSegment(line: string, before: string): boolean {
  if (before.trim() === '') return false;
  if (turn.test(line) || startsWithDash(line) || song.test(line) || listItem.test(line)) return true;
  const lineBefore = before.replace(/\n$/, '').split('\n').at(-1)!.trim();
  return (
    lineBefore === '' ||
    noteAtEnd.test(lineBefore) ||
    bracketed.test(line.trim()) ||
    bracketed.test(lineBefore)
  );
}

/** Where another one answers in the same line, and where a song goes on behind a note. */
function insideLine(line: string, before: string): readonly number[] {
  const starts: number[] = [];
  let from = 0;
  const places = [
    ...(turn.test(line) ? line.matchAll(dashInside) : []),
    ...line.matchAll(noteInside),
  ].toSorted((a, b) => a.index - b.index);
  for (const { index } of places) {
    const isBehindText = line.slice(from, index).trim() !== '' || (from === 0 && before.trim() !== '');
    if (!isBehindText || onlyNotes.test(line.slice(index))) continue;
    starts.push(index);
    from = index;
  }
  return starts;
}

function inOneLine(plain: string): string {
  return plain
    .split('\n')
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .reduce((left, right) => left + separatorBetween(left, right) + right);
}
