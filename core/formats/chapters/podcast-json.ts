/** Chapters of podcasts (Podcast Namespace, "JSON Chapters Format" 1.2.0): start times in seconds, a title each. */
import { z } from 'zod';
import { SidecutError } from '../../errors.ts';
import { parseBoundedJson } from '../bounded-json.ts';
import { inOrder, maxChapters, oneLine, spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark, ReadChapters } from './chapter-list.ts';

const documentSchema = z.object({ chapters: z.array(z.unknown()) });
const chapterSchema = z.object({
  startTime: z.union([z.number(), z.string().regex(/^\d{1,9}(?:\.\d{1,9})?$/)]).transform(Number),
  title: z.string().optional(),
  /** False: an image or a link that changes within a chapter. */
  toc: z.boolean().optional(),
});

export function writePodcastChapters(chapters: readonly ChapterMark[], { durationMs }: ChapterFacts): string {
  const list = spansOf(chapters, durationMs).map(({ startMs, endMs, title }) => ({
    startTime: startMs / 1000,
    title,
    ...(endMs > startMs ? { endTime: endMs / 1000 } : {}),
  }));
  return `${JSON.stringify({ version: '1.2.0', chapters: list }, null, 2)}\n`;
}

/** Throws `bad-subtitle` where it is no JSON of chapters. */
export function parsePodcastChapters(text: string): ReadChapters {
  const document = documentSchema.safeParse(parseBoundedJson(text));
  if (!document.success) throw new SidecutError('bad-subtitle', { reason: 'no-chapters' });
  const chapters: ChapterMark[] = [];
  for (const entry of document.data.chapters.slice(0, maxChapters)) {
    const chapter = chapterSchema.safeParse(entry);
    if (!chapter.success || chapter.data.toc === false || chapter.data.startTime < 0) continue;
    const { startTime, title = '' } = chapter.data;
    chapters.push({ startMs: Math.round(startTime * 1000), title: oneLine(title) });
  }
  return { chapters: inOrder(chapters), problems: [] };
}
