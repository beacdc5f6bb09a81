/**
 * ffmpeg's own text of chapters (FFmpeg, "Metadata"): `;FFMETADATA1`, sections `[CHAPTER]` with a time base, keys and
 * values in which `=`, `;`, `#`, `\` and line ends are escaped with a backslash.
 */
import { SidecutError } from '../../errors.ts';
import { oneLine } from '../../language/one-line.ts';
import { asRead, maxChapters, spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark, ChapterSpan, FoundChapter, ReadChapters } from './chapter-list.ts';

const signature = /^\ufeff?;FFMETADATA/;

export function isFfmetadata(text: string): boolean {
  return signature.test(text);
}

export function writeFfmetadata(chapters: readonly ChapterMark[], { durationMs }: ChapterFacts): string {
  return writeFfmetadataSpans(spansOf(chapters, durationMs));
}

/** Of chapters with ends of their own. */
export function writeFfmetadataSpans(spans: readonly ChapterSpan[]): string {
  const sections = spans.map(
    ({ startMs, endMs, title }) =>
      `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${startMs}\nEND=${endMs}\ntitle=${escapeValue(oneLine(title))}\n`,
  );
  return `;FFMETADATA1\n${sections.join('')}`;
}

/** Throws `bad-subtitle` where the first line is another. */
export function parseFfmetadata(text: string): ReadChapters {
  if (!isFfmetadata(text)) throw new SidecutError('bad-subtitle', { reason: 'no-chapters' });
  const chapters: FoundChapter[] = [];
  let untimed = 0;
  let section: Map<string, string> | null = null;
  const close = () => {
    const chapter = section === null ? null : chapterOf(section);
    if (chapter !== null && chapters.length <= maxChapters) chapters.push(chapter);
    if (chapter === null && section !== null) untimed += 1;
    section = null;
  };
  for (const line of logicalLines(text)) {
    if (line.startsWith(';') || line.startsWith('#')) continue;
    if (/^\[[A-Z]{1,20}\]\s*$/.test(line)) {
      close();
      if (line.startsWith('[CHAPTER]')) section = new Map();
      continue;
    }
    const equals = unescapedEquals(line);
    if (section !== null && equals > 0) {
      section.set(unescapeValue(line.slice(0, equals)).toLowerCase(), unescapeValue(line.slice(equals + 1)));
    }
  }
  close();
  return asRead(chapters, { untimed });
}

function chapterOf(section: ReadonlyMap<string, string>): FoundChapter | null {
  const [, numerator = '1', denominator = '1000000000'] =
    /^(\d{1,12})\/(\d{1,12})$/.exec(section.get('timebase')?.trim() ?? '1/1000000000') ?? [];
  const msOf = (key: 'start' | 'end'): number | null => {
    const units = section.get(key)?.trim() ?? '';
    if (!/^\d{1,18}$/.test(units) || Number(denominator) === 0) return null;
    const ms = Math.round((Number(units) * 1000 * Number(numerator)) / Number(denominator));
    return Number.isSafeInteger(ms) ? ms : null;
  };
  const startMs = msOf('start');
  return startMs === null
    ? null
    : { startMs, endMs: msOf('end') ?? undefined, title: oneLine(section.get('title') ?? '') };
}

/** A line end behind a backslash belongs to the value. */
function logicalLines(text: string): readonly string[] {
  const lines: string[] = [];
  let open = '';
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (backslashesAtEnd(line) % 2 === 1) {
      open += `${line}\n`;
      continue;
    }
    lines.push(open + line);
    open = '';
  }
  return open === '' ? lines : [...lines, open];
}

function backslashesAtEnd(line: string): number {
  let count = 0;
  while (count < line.length && line[line.length - 1 - count] === '\\') count += 1;
  return count;
}

function unescapedEquals(line: string): number {
  for (let i = 0; i < line.length; i += 1) {
    if (line[i] === '\\') i += 1;
    else if (line[i] === '=') return i;
  }
  return -1;
}

/** ffmpeg 5 takes a line end for escaped though the backslash before it is: a space, which is not seen, parts them. */
function escapeValue(text: string): string {
  const escaped = text.replaceAll(/[=;#\\\n]/g, (character) => `\\${character}`);
  return escaped.endsWith('\\') ? `${escaped} ` : escaped;
}

function unescapeValue(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, '$1');
}
