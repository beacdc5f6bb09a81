/** The simple chapters of OGM, which mkvmerge and MP4Box take too: two lines a chapter, `CHAPTER01=` and `CHAPTER01NAME=`. */
import { splitLines } from '../lines.ts';
import { formatWebVttTime } from '../../time/timestamps.ts';
import { oneLine } from '../../language/one-line.ts';
import { asRead, maxChapters, spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark, ReadChapters } from './chapter-list.ts';

const timeLine =
  /^\s{0,9}CHAPTER(\d{1,5})\s{0,9}=\s{0,9}(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,9}))?\s{0,9}$/i;
const brokenLine = /^\s{0,9}CHAPTER\d{1,5}\s{0,9}=/i;
const nameLine = /^\s{0,9}CHAPTER(\d{1,5})NAME\s{0,9}=(.*)$/i;

export function isOgm(text: string): boolean {
  return /^\ufeff?\s{0,99}CHAPTER\d{1,5}\s{0,9}=/i.test(text);
}

export function writeOgm(chapters: readonly ChapterMark[], { durationMs }: ChapterFacts): string {
  const spans = spansOf(chapters, durationMs);
  const digits = Math.max(2, String(spans.length).length);
  return spans
    .map(({ startMs, title }, index) => {
      const number = String(index + 1).padStart(digits, '0');
      return `CHAPTER${number}=${formatWebVttTime(startMs)}\nCHAPTER${number}NAME=${title}\n`;
    })
    .join('');
}

export function parseOgm(text: string): ReadChapters {
  const times = new Map<string, number>();
  const names = new Map<string, string>();
  let untimed = 0;
  for (const line of splitLines(text)) {
    if (times.size > maxChapters) break;
    const [, timed, hours, minutes, seconds, fraction = ''] = timeLine.exec(line) ?? [];
    if (timed !== undefined) {
      const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
      times.set(timed, whole * 1000 + Math.round(Number(`0.${fraction || '0'}`) * 1000));
      continue;
    }
    const [, named, name] = nameLine.exec(line) ?? [];
    if (named !== undefined) names.set(named, oneLine(name!));
    else if (brokenLine.test(line)) untimed += 1;
  }
  const found = [...times].map(([number, startMs]) => ({ startMs, title: names.get(number) ?? '' }));
  return asRead(found, { untimed });
}
