import { z } from 'zod';
import { defineAnalysis } from './analysis.ts';

export const speechRegionSchema = z.object({
  startMs: z.int(),
  endMs: z.int(),
  /** Mean probability that someone speaks; absent in results of the first version. */
  probability: z.number().exactOptional(),
});
export type SpeechRegion = Readonly<z.infer<typeof speechRegionSchema>>;

const speechOptionsSchema = z.object({
  /** Index among the audio tracks; absent: the one that the file marks as its default. */
  audioTrack: z.int().min(0).exactOptional(),
});
export type SpeechOptions = z.infer<typeof speechOptionsSchema>;

/**
 * Where someone speaks, in order and at most 30 s at once: speech that goes on longer is parted where it is quietest.
 * The first version's regions were joined and had no probability.
 */
export const speech = defineAnalysis({
  kind: 'speech',
  version: 2,
  model: 'silero-vad-6',
  options: speechOptionsSchema,
  result: z.array(speechRegionSchema).readonly(),
});

/** For people, speech that goes on is one. */
export function joinTouching(
  regions: readonly SpeechRegion[],
): readonly { readonly startMs: number; readonly endMs: number }[] {
  const joined: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of regions) {
    const last = joined.at(-1);
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else joined.push({ startMs, endMs });
  }
  return joined;
}
