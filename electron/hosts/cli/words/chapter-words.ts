/** How a terminal tells of chapters. */
import type { ChapterReason } from '../../../../core/analysis/chapters.ts';
import { assertNever } from '../../../../core/assert-never.ts';

/** `number`: from 1. */
export function chapterName(title: string | null, number: number): string {
  return title ?? `Chapter ${number}`;
}

/** Why a chapter begins where it does: `"so now", pause of 1.8 s, new: soil, seed`. */
export function chapterReasonWords(reasons: readonly ChapterReason[]): string {
  return reasons.map(reasonWords).join(', ');
}

function reasonWords(reason: ChapterReason): string {
  switch (reason.kind) {
    case 'pause':
      return `pause of ${(reason.ms / 1000).toFixed(1)} s`;
    case 'shot':
      return reason.change;
    case 'phrase':
      return `"${reason.text}"`;
    case 'speaker':
      return reason.after === null ? 'another speaker' : `${reason.after} speaks`;
    case 'words':
      return [wordsOf('no longer', reason.end), wordsOf('new', reason.begin)].filter(Boolean).join(', ');
    case 'meaning':
      return 'something else is talked about';
    case 'picture':
      return 'something else is seen';
    default:
      return assertNever(reason);
  }
}

function wordsOf(label: string, words: readonly string[]): string {
  return words.length === 0 ? '' : `${label}: ${words.join(', ')}`;
}

/** In whole seconds, as players show it: all of a list alike, with hours where the last one (`lastMs`) has them. */
export function chapterTime(ms: number, lastMs: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (lastMs < 3_600_000) return `${two(minutes)}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
