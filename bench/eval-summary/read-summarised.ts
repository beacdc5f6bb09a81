/** Meetings with summaries that people wrote. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { segmentsOf } from '../../core/chapters/ranked-segments.ts';
import type { ChapterText } from '../../core/chapters/chapter-text.ts';
import { segmentChapters } from '../../core/chapters/segment-chapters.ts';
import type { SummaryText } from '../../core/summary/summary-text.ts';
import type { Sentence } from '../../core/text/sentences.ts';
import { meetingSchema, readMeeting } from '../eval-chapters/read-meeting.ts';

export interface SummarisedText {
  readonly name: string;
  readonly text: SummaryText;
  /** Of the whole, by people. */
  readonly references: readonly string[];
}

const summarisedSchema = z.object({ summaries: z.array(z.object({ text: z.string() })).min(1) });

/** All that the folder holds, by name; files of other kinds are left aside. Chapters are those that we find. */
export async function readSummarised(folder: string): Promise<readonly SummarisedText[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const texts: SummarisedText[] = [];
  for (const name of names) {
    const json: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
    const [meeting, summarised] = [meetingSchema.safeParse(json), summarisedSchema.safeParse(json)];
    if (!meeting.success || !summarised.success) continue;
    const { text } = readMeeting(name, meeting.data);
    const references = summarised.data.summaries.map((summary) => summary.text);
    texts.push({ name, text: withChapters(text), references });
  }
  return texts;
}

function withChapters(text: ChapterText): SummaryText {
  const chapters = segmentsOf(segmentChapters(text)).map(({ startMs, endMs }) => ({
    startMs,
    endMs,
    title: null,
  }));
  return { sentences: text.sentences.map(toSentence), chapters, durationMs: text.durationMs };
}

/** Words as long as each other. */
export function toSentence(sentence: ChapterText['sentences'][number], index: number): Sentence {
  const { text, startMs, endMs } = sentence;
  const parts = text.split(/(?=\s)/u);
  const at = (part: number) => Math.round(startMs + ((endMs - startMs) * part) / parts.length);
  const words = parts.map((part, place) => ({ text: part, startMs: at(place), endMs: at(place + 1) }));
  return { ...sentence, id: String(index), words };
}
