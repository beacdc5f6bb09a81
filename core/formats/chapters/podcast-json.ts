/** Chapters of podcasts (Podcast Namespace, "JSON Chapters Format" 1.2.0): start times in seconds, a title each. */
import { z } from 'zod';
import { SidecutError } from '../../errors.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblemFacts } from '../../format-problems.ts';
import { parseBoundedJson } from '../bounded-json.ts';
import { asRead, spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark, FoundChapter, ReadChapters } from './chapter-list.ts';

const seconds = z
  .union([z.number(), z.string().regex(/^\d{1,9}(?:\.\d{1,9})?$/)])
  .transform(Number)
  .refine((value) => value >= 0 && value <= 10_000_000);
const documentSchema = z.object({ chapters: z.array(z.unknown()) });
const chapterSchema = z.looseObject({
  startTime: seconds,
  endTime: seconds.optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  /** False: an image or a link that changes within a chapter. */
  toc: z.boolean().optional().catch(undefined),
});

export function writePodcastChapters(chapters: readonly ChapterMark[], { durationMs }: ChapterFacts): string {
  const list = spansOf(chapters, durationMs).map(({ startMs, endMs, title }) => ({
    startTime: startMs / 1000,
    title,
    ...(endMs > startMs ? { endTime: endMs / 1000 } : {}),
  }));
  return `${JSON.stringify({ version: '1.2.0', chapters: list }, null, 2)}\n`;
}

type Field = FormatProblemFacts['chapter-fields-left-out']['fields'][number];

/** What a chapter may have beside its time and title. */
const others: readonly (readonly [key: string, field: Field])[] = [
  ['img', 'pictures'],
  ['url', 'links'],
  ['location', 'places'],
];

/** Throws `bad-subtitle` where it is no JSON of chapters. */
export function parsePodcastChapters(text: string): ReadChapters {
  const document = documentSchema.safeParse(parseBoundedJson(text));
  if (!document.success) throw new SidecutError('bad-subtitle', { reason: 'no-chapters' });
  const found: FoundChapter[] = [];
  const fields = new Set<Field>();
  let untimed = 0;
  for (const entry of document.data.chapters) {
    const { data } = chapterSchema.safeParse(entry);
    if (data === undefined) {
      untimed += 1;
      continue;
    }
    for (const [key, field] of others) if (data[key] !== undefined) fields.add(field);
    if (data.toc === false) continue;
    const { startTime, endTime, title = '' } = data;
    const endMs = endTime === undefined ? undefined : Math.round(endTime * 1000);
    found.push({ startMs: Math.round(startTime * 1000), endMs, title });
  }
  const problems = fields.size === 0 ? [] : [problem(1, 'chapter-fields-left-out', { fields: [...fields] })];
  return asRead(found, { untimed, problems });
}
