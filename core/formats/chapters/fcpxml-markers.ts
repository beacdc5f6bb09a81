/**
 * The chapter markers of a project of Final Cut Pro, placed on its sequence; where it has none, its other markers. A time
 * of a marker counts from the `start` of what it lies in, which itself lies at an `offset` of what is around it (Apple,
 * "FCPXML Reference").
 */
import { readXml } from '../ttml/xml-tokens.ts';
import type { XmlToken } from '../ttml/xml-tokens.ts';
import { asRead, maxChapters } from './chapter-list.ts';
import type { ChapterMark, ReadChapters } from './chapter-list.ts';

export function isFcpxml(text: string): boolean {
  return /<fcpxml[\s>]/.test(text.slice(0, 2000));
}

interface Place {
  readonly name: string;
  /** Where it begins on the sequence, and which time of its own that is; milliseconds, not rounded. */
  readonly atMs: number;
  readonly startMs: number;
}

type Open = Extract<XmlToken, { kind: 'open' }>;

/** Deeper nests no project. */
const maxDepth = 200;

export function parseFcpxmlChapters(text: string): ReadChapters {
  const found = { 'chapter-marker': [] as ChapterMark[], marker: [] as ChapterMark[] };
  const places: Place[] = [{ name: '', atMs: 0, startMs: 0 }];
  let untimed = 0;
  for (const token of readXml(text)) {
    if (token.kind === 'close') leave(places, token.name);
    if (token.kind !== 'open') continue;
    const around = places.at(-1)!;
    if (token.name === 'chapter-marker' || token.name === 'marker') {
      const mark = markOf(token, around);
      if (mark === null) untimed += 1;
      else if (found[token.name].length <= maxChapters) found[token.name].push(mark);
    }
    if (!token.isEmpty && places.length < maxDepth) places.push(placeOf(token, around));
  }
  const { 'chapter-marker': chapters, marker: others } = found;
  return asRead(chapters.length > 0 ? chapters : others, { untimed });
}

function markOf({ attributes }: Open, around: Place): ChapterMark | null {
  const ownMs = exactMsOf(attributes.get('start'));
  if (ownMs === null) return null;
  const startMs = roundExactly(around.atMs + ownMs - around.startMs);
  return startMs < 0 ? null : { startMs, title: attributes.get('value') ?? '' };
}

function placeOf({ name, attributes }: Open, around: Place): Place {
  if (name === 'sequence') return { name, atMs: 0, startMs: exactMsOf(attributes.get('tcStart')) ?? 0 };
  const offsetMs = exactMsOf(attributes.get('offset'));
  if (offsetMs === null) return { ...around, name };
  const atMs = around.atMs + offsetMs - around.startMs;
  return { name, atMs, startMs: exactMsOf(attributes.get('start')) ?? 0 };
}

/** An end that nothing began is left out. */
function leave(places: Place[], name: string): void {
  const at = places.findLastIndex((place) => place.name === name);
  if (at > 0) places.length = at;
}

/** Milliseconds of `1001/24000s`, `12s` or `1.5s`, not rounded. */
function exactMsOf(text: string | undefined): number | null {
  const [, over, under = '1'] = /^(\d{1,15}(?:\.\d{1,9})?)(?:\/(\d{1,15}))?s$/.exec(text?.trim() ?? '') ?? [];
  return over === undefined || Number(under) === 0 ? null : (Number(over) * 1000) / Number(under);
}

/** Half a millisecond, where every fourth frame of 23.976 begins, is rounded up as a half, whatever sums left of it. */
function roundExactly(ms: number): number {
  return Math.round(Number(ms.toFixed(6)));
}
