/**
 * [Note: Summaries]
 * Without a language model a summary is made of whole sentences. A sentence is worth the words it brings: each word as
 * much as it is frequent in the text and rare beside others (`word-weights.ts`), less each time it has been brought
 * before, and the sentence less the more it is talk, a stump or a question (`statements.ts`). The best are taken again
 * and again (`choose-statements.ts`): first the short summary, then the medium one about it, then the long one, which
 * touches every chapter and every tenth of the video that says something. A short one is so a part of a medium one, and
 * that of a long one. No sentence is compared with every other: the time grows with the text, not with its square.
 */
import type { TimeRange } from '../analysis/summary.ts';
import type { SentenceVectors } from '../chapters/chapter-text.ts';
import type { Sentence } from '../text/sentences.ts';

export interface SummaryChapter extends TimeRange {
  /** null: it has none. */
  readonly title: string | null;
}

export interface SummaryText {
  /** In the order of time. */
  readonly sentences: readonly Sentence[];
  /** In order; none: the whole video is one. */
  readonly chapters: readonly SummaryChapter[];
  readonly durationMs: number;
  /** One row for each sentence. */
  readonly embeddings?: SentenceVectors;
}

/** Chapters that cover the video: the first begins with it, each ends where the next begins. */
export function wholeChapters({
  chapters,
  sentences,
  durationMs,
}: SummaryText): readonly [SummaryChapter, ...SummaryChapter[]] {
  const endMs = Math.max(durationMs, sentences.at(-1)?.endMs ?? 0, chapters.at(-1)?.startMs ?? 0);
  const sorted = chapters.toSorted((a, b) => a.startMs - b.startMs);
  const whole = sorted.map(({ title, startMs }, index) => ({
    title,
    startMs: index === 0 ? 0 : startMs,
    endMs: sorted[index + 1]?.startMs ?? endMs,
  }));
  const [first, ...others] = whole;
  return first === undefined ? [{ title: null, startMs: 0, endMs }] : [first, ...others];
}

/** Which of chapters that cover the video a time lies in. */
export function chapterAt(chapters: readonly TimeRange[], ms: number): number {
  let [low, high] = [0, chapters.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (chapters[middle]!.startMs <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Which tenth of the video a time lies in, 0 to 9. */
export function tenthAt(ms: number, durationMs: number): number {
  return durationMs <= 0 ? 0 : Math.min(9, Math.max(0, Math.floor((10 * ms) / durationMs)));
}
