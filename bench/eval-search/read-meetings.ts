import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { AskedQuestion, Collection, SearchedVideo } from './collection.ts';
import { spokenCues, spokenPassages } from './spoken-text.ts';

const meetingSchema = z.object({
  turns: z.array(z.object({ speaker: z.string(), text: z.string() })).min(1),
  questions: z.array(z.object({ question: z.string(), turns: z.array(z.tuple([z.int(), z.int()])) })),
});

/** QMSum: a moment within the question's meeting is right when it has some of a turn that answers it. */
export async function readMeetings(folder: string, limit: number | undefined): Promise<Collection | null> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const videos: SearchedVideo[] = [];
  const questions: AskedQuestion[] = [];
  for (const name of names) {
    const parsed = meetingSchema.safeParse(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
    if (!parsed.success) return null;
    const cues = spokenCues(parsed.data.turns);
    videos.push({ id: name, media: null, passages: spokenPassages(cues) });
    for (const { question, turns } of parsed.data.questions) {
      const answers = turns.map(([first, last]) => ({
        startMs: cues[first]?.startMs ?? 0,
        endMs: cues[Math.min(last, cues.length - 1)]!.endMs,
      }));
      questions.push({
        ...{ text: question, within: name, ideal: [1] },
        placeOf: ({ startMs, endMs }) => `${startMs}-${endMs}`,
        gainOf: ({ startMs, endMs }) =>
          answers.some((answer) => startMs < answer.endMs && answer.startMs < endMs) ? 1 : 0,
      });
    }
  }
  if (videos.length === 0) return null;
  return { name: path.basename(folder), layout: 'meetings', videos, questions: questions.slice(0, limit) };
}
