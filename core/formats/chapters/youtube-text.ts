/**
 * Chapters in the description of a video, as YouTube reads them (YouTube Help, "Video chapters"): lines with a time and a
 * title. People write `0:00 Intro`, `- 00:00 - Intro`, `(1:02:03) Intro`, `0:00-1:30 Intro` and `Intro 0:00`; prose
 * between them is no chapter.
 */
import { splitLines } from '../lines.ts';
import { oneLine } from '../../language/one-line.ts';
import { asRead, spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark, ReadChapters } from './chapter-list.ts';

const time = String.raw`(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?`;
const opening = String.raw`[\s>*•·–—\-|]{0,9}(?:\d{1,4}[.)]\s{1,9})?[\[({]?\s?`;
/** Where it ends, with the next one. */
const range = String.raw`(?:\s?[–—\-]\s?(?:\d{1,3}:)?\d{1,3}:\d{2}(?=[\s\])}]))?`;
const between = String.raw`\s?[\])}]?\s{0,9}[:–—\-|~]?\s{0,9}`;
const timeFirst = new RegExp(`^${opening}${time}(?!\\d)${range}${between}(.*)$`, 'u');
const timeLast = new RegExp(
  String.raw`^(.*\S)\s{0,9}[:–—\-|~]?\s{0,9}[\[({]?\s?` + `\\b${time}\\s?[\\])}]?\\s{0,9}$`,
  'u',
);
/** A longer line is prose. */
const maxLineLength = 500;

/** Where any line begins with a time, those that end with one are prose ("we met at 12:30"). */
export function parseYouTubeChapters(text: string): ReadChapters {
  const lines = splitLines(text.replace(/^\ufeff/, '')).map((line) => line.slice(0, maxLineLength));
  const leading = lines.flatMap((line) => fromTimeFirst(line) ?? []);
  return asRead(leading.length > 0 ? leading : lines.flatMap((line) => fromTimeLast(line) ?? []));
}

/**
 * Whole seconds, not later than the chapter begins (but for a frame: 1:00 at 29.97 is 59.993 s); hours where the video has them. YouTube takes no angle brackets in
 * a description.
 */
export function writeYouTubeChapters(chapters: readonly ChapterMark[], { durationMs }: ChapterFacts): string {
  const spans = spansOf(chapters, durationMs);
  const longestMs = Math.max(durationMs, spans.at(-1)?.startMs ?? 0);
  const lines = spans.map(({ startMs, title }) => `${clock(startMs, longestMs)} ${allowed(title)}`.trimEnd());
  return lines.map((line) => `${line}\n`).join('');
}

/** What `writeYouTubeChapters` writes in other characters. */
export function refusedByYouTube(title: string): readonly string[] {
  return title.match(/[<>]/g) ?? [];
}

function allowed(title: string): string {
  return title.replaceAll('<', '‹').replaceAll('>', '›');
}

const frameMs = 40;

function clock(ms: number, longestMs: number): string {
  const seconds = Math.floor((ms + frameMs) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (longestMs < 3_600_000) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

function fromTimeFirst(line: string): ChapterMark | null {
  const found = timeFirst.exec(line);
  return found === null ? null : markOf(found.slice(1, 5), found[5]!);
}

function fromTimeLast(line: string): ChapterMark | null {
  const found = timeLast.exec(line);
  return found === null ? null : markOf(found.slice(2, 6), found[1]!.replace(/[\s:–—\-|~]{1,9}$/u, ''));
}

function markOf(groups: readonly (string | undefined)[], title: string): ChapterMark | null {
  const [hours = '0', minutes = '0', seconds = '0', fraction = ''] = groups;
  if (Number(seconds) > 59) return null;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return { startMs: whole * 1000 + Number(fraction.padEnd(3, '0')), title: oneLine(title) };
}
