import { readdir } from 'node:fs/promises';
import type { Collection } from './collection.ts';
import { readBeir } from './read-beir.ts';
import { readHowTo100M, readMsrVtt, readWebVid } from './read-clips.ts';
import { readHowto } from './read-howto.ts';
import { readMeetings } from './read-meetings.ts';
import type { TranslateQuestion } from './translated-questions.ts';

/** Null: none of the layouts that are known. `translate`: questions of howto; those that it does not know are left out. */
export async function readCollection(
  folder: string,
  limit: number | undefined,
  translate: TranslateQuestion | null,
): Promise<Collection | null> {
  const names = new Set(await readdir(folder));
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => names.has(name));
  if (has('questions.json', 'videos.json')) return readHowto(folder, limit, translate);
  if (has('corpus.jsonl', 'queries.jsonl', 'qrels')) return readBeir(folder, limit);
  if (has('MSRVTT_JSFUSION_test.csv') || has('MSRVTT_data.json')) return readMsrVtt(folder, limit);
  if (has('results_2M_val.csv')) return readWebVid(folder, limit);
  if (has('caption.json')) return readHowTo100M(folder, limit);
  return readMeetings(folder, limit);
}
