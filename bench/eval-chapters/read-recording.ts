import { z } from 'zod';
import type { TrueText } from './true-text.ts';

const entrySchema = z.object({
  startMs: z.number(),
  endMs: z.number(),
  text: z.string(),
  speaker: z.string().nullish(),
  kind: z.enum(['spoken', 'window']),
});
export const recordingSchema = z.object({
  entries: z.array(entrySchema).min(1),
  chapters: z.record(z.string(), z.array(z.object({ startMs: z.number() }))),
});

/** A line of talk lasts no longer; some recordings have ends that are wrong by hours. */
const maxLineMs = 30_000;

/** Spoken lines are the sentences, and windows are known by when they come up. */
export function readRecording(
  name: string,
  { entries, chapters }: z.infer<typeof recordingSchema>,
): TrueText {
  const spoken = entries.filter(({ kind }) => kind === 'spoken').toSorted((a, b) => a.startMs - b.startMs);
  const sentences = spoken.map(({ startMs, endMs, text, speaker }) => ({
    ...{ startMs, endMs: Math.min(endMs, startMs + maxLineMs), text },
    ...{ speaker: speaker ?? null, language: 'en' },
  }));
  const durationMs = Math.max(...sentences.map(({ endMs }) => endMs));
  const windowsMs = entries
    .filter(({ kind, startMs }) => kind === 'window' && startMs < durationMs)
    .map(({ startMs }) => startMs)
    .toSorted((a, b) => a - b);
  const levels = Object.entries(chapters).map(([level, list]) => [
    level,
    list.map(({ startMs }) => startMs).slice(1),
  ]);
  return {
    name,
    text: { sentences, durationMs, windowsMs },
    levels: Object.fromEntries(levels) as TrueText['levels'],
  };
}
