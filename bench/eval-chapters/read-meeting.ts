import { z } from 'zod';
import type { ChapterSentence } from '../../core/chapters/chapter-text.ts';
import { splitSentences } from '../../core/language/sentence-end.ts';
import type { TrueText } from './true-text.ts';

export const meetingSchema = z.object({
  turns: z.array(z.object({ speaker: z.string(), text: z.string() })).min(1),
  topics: z.array(z.object({ turns: z.array(z.tuple([z.number(), z.number()])) })),
});

const msPerWord = 1000 / 3;

/** Turns are cut into sentences; times are reckoned from their words. */
export function readMeeting(name: string, { turns, topics }: z.infer<typeof meetingSchema>): TrueText {
  const sentences: ChapterSentence[] = [];
  const turnStarts: number[] = [];
  let ms = 0;
  for (const { speaker, text } of turns) {
    turnStarts.push(Math.round(ms));
    for (const sentence of splitSentences(plain(text), 'en').map((one) => one.trim())) {
      const lengthMs = sentence.split(/\s+/u).length * msPerWord;
      if (!/[\p{L}\p{N}]/u.test(sentence)) continue;
      sentences.push({
        ...{ startMs: Math.round(ms), endMs: Math.round(ms + lengthMs), text: sentence },
        ...{ speaker, language: 'en' },
      });
      ms += lengthMs;
    }
  }
  const starts = topics.flatMap((topic) => topic.turns.map(([first]) => turnStarts[first] ?? 0));
  const boundaries = [...new Set(starts)].filter((startMs) => startMs > 0).toSorted((a, b) => a - b);
  return { name, text: { sentences, durationMs: Math.round(ms) }, levels: { topics: boundaries } };
}

/** Without the marks of the transcribers: `{vocalsound}`, spaces before punctuation. */
function plain(text: string): string {
  return text
    .replaceAll(/\{[^}]*\}/gu, ' ')
    .replaceAll(/ (?=[.,?!;:'’])/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
