import { escapeTags } from '../cues/markup.ts';
import { lineLength } from '../cues/text-measure.ts';
import { oneLine } from '../language/one-line.ts';
import { utf8Length } from '../language/utf8-length.ts';
import type { Chapter } from '../project/project.ts';
import { compareChapters } from './chapters.ts';

/** Who takes the chapters. */
export type ChapterTarget = 'youtube' | 'podcast' | 'mp4' | 'matroska';

interface TargetRules {
  readonly minCount: number;
  /** Whether the first must begin at 0. */
  readonly startsAtZero: boolean;
  readonly minDurationMs: number;
  /** What is shown of a title. */
  readonly title: { readonly length: number; readonly unit: 'characters' | 'bytes' };
}

const anyLength = { length: Infinity, unit: 'characters' } as const;

/** Players list a chapter that is shorter, and none can be heard of it. */
const audibleMs = 1000;

/**
 * YouTube's rules for chapters in a description (product notes): one violation voids the whole list, but for titles,
 * which are only cut when shown. MP4 has its chapters in a track that begins at 0 (what is before the first gets a chapter
 * of its own), and again in a list that cuts titles after 255 bytes (`chpl`). Podcasts and Matroska take any.
 */
export const chapterRules: Readonly<Record<ChapterTarget, TargetRules>> = {
  youtube: {
    minCount: 3,
    startsAtZero: true,
    minDurationMs: 10_000,
    title: { length: 70, unit: 'characters' },
  },
  podcast: { minCount: 1, startsAtZero: false, minDurationMs: audibleMs, title: anyLength },
  mp4: { minCount: 1, startsAtZero: true, minDurationMs: audibleMs, title: { length: 255, unit: 'bytes' } },
  matroska: { minCount: 1, startsAtZero: false, minDurationMs: audibleMs, title: anyLength },
};

export interface ChapterWarning {
  /** Stable: the chapter's id (or `list`) and the code. */
  readonly id: string;
  /** null: it concerns the list. */
  readonly chapterId: string | null;
  readonly code: 'too-few' | 'first-not-at-start' | 'too-short' | 'beyond-end' | 'empty-title' | 'long-title';
  readonly measured: number;
  readonly limit: number;
  readonly unit: 'chapters' | 'ms' | 'characters' | 'bytes';
}

/** What the target would not take. `durationMs` 0: the video's length is not known. No chapters: nothing to say. */
export function checkChapters(
  chapters: readonly Chapter[],
  durationMs: number,
  target: ChapterTarget = 'youtube',
): readonly ChapterWarning[] {
  const sorted = chapters.toSorted(compareChapters);
  const [first] = sorted;
  if (first === undefined) return [];
  const found: ChapterWarning[] = [];
  const warn = (chapter: Chapter | null, warning: Omit<ChapterWarning, 'id' | 'chapterId'>): void => {
    const chapterId = chapter?.id ?? null;
    found.push({ id: `${chapterId ?? 'list'}:${warning.code}`, chapterId, ...warning });
  };
  const { minCount, startsAtZero, minDurationMs, title } = chapterRules[target];
  if (sorted.length < minCount) {
    warn(null, { code: 'too-few', measured: sorted.length, limit: minCount, unit: 'chapters' });
  }
  if (startsAtZero && first.startMs > 0) {
    warn(first, { code: 'first-not-at-start', measured: first.startMs, limit: 0, unit: 'ms' });
  }
  for (const [i, chapter] of sorted.entries()) {
    const endMs = sorted[i + 1]?.startMs ?? (durationMs > 0 ? durationMs : Infinity);
    const lengthMs = endMs - chapter.startMs;
    if (durationMs > 0 && chapter.startMs >= durationMs) {
      warn(chapter, { code: 'beyond-end', measured: chapter.startMs, limit: durationMs, unit: 'ms' });
    } else if (lengthMs < minDurationMs) {
      warn(chapter, { code: 'too-short', measured: lengthMs, limit: minDurationMs, unit: 'ms' });
    }
    const length = lineLength(escapeTags(chapter.title), 'graphemes');
    if (length === 0) warn(chapter, { code: 'empty-title', measured: 0, limit: 1, unit: 'characters' });
    const measured = title.unit === 'bytes' ? utf8Length(oneLine(chapter.title)) : length;
    if (measured > title.length) {
      warn(chapter, { code: 'long-title', measured, limit: title.length, unit: title.unit });
    }
  }
  return found;
}
