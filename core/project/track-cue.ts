import { z } from 'zod';
import { translatedCueSchema } from './translated-cue.ts';

export const cueWordSchema = z.strictObject({
  startMs: z.int().min(0),
  endMs: z.int().min(0),
  text: z.string().max(1000),
  confidence: z.number().min(0).max(1).exactOptional(),
  timing: z.enum(['attention', 'signal', 'given']).exactOptional(),
  speaker: z.string().max(200).exactOptional(),
  language: z.string().max(35).exactOptional(),
  alternatives: z
    .array(z.strictObject({ text: z.string().max(1000), confidence: z.number().min(0).max(1) }))
    .max(3)
    .readonly()
    .exactOptional(),
});

/** As `AssEvent` of core/cues. */
export const assEventSchema = z.strictObject({
  style: z.string().max(1000).exactOptional(),
  layer: z.int().exactOptional(),
  margins: z
    .tuple([z.string().max(100), z.string().max(100), z.string().max(100)])
    .readonly()
    .exactOptional(),
  effect: z.string().max(1000).exactOptional(),
  raw: z.string().max(60_000).exactOptional(),
});

/** Who wrote a cue as it is now: a model, a person, or the file it was read from. */
export const cueOriginSchema = z.enum(['machine', 'person', 'file']);
export type CueOrigin = z.infer<typeof cueOriginSchema>;

/**
 * A cue of a track in the library. It is a `Cue` of core/cues whose `id` is ours: unique in the library, given when
 * the cue is made, kept through every edit. The order of a track is by `startMs`, then `endMs`, then `id`.
 */
export const trackCueSchema = z.strictObject({
  id: z.string().min(1).max(64),
  /** Milliseconds on the presentation timeline. */
  startMs: z.int().min(0),
  endMs: z.int().min(0),
  /** Lines separated by `\n`; may hold `<i>`, `<b>`, `<u>`. Never shown as markup of the page. */
  text: z.string().max(20_000),
  origin: cueOriginSchema,
  confidence: z.number().min(0).max(1).exactOptional(),
  words: z.array(cueWordSchema).max(20_000).readonly().exactOptional(),
  speaker: z.string().max(200).exactOptional(),
  /** BCP 47, where it is another than the track's. */
  language: z.string().max(35).exactOptional(),
  /** The identifier that the file gave the cue (WebVTT). */
  label: z.string().max(1000).exactOptional(),
  /** WebVTT cue settings, verbatim. */
  settings: z.string().max(1000).exactOptional(),
  ass: assEventSchema.exactOptional(),
  /** Of a cue of a translated track: what it says in another language. */
  translation: translatedCueSchema.exactOptional(),
});
export type TrackCue = Readonly<z.infer<typeof trackCueSchema>>;

/** The order of cues in a track. */
export function compareCues(a: TrackCue, b: TrackCue): number {
  return a.startMs - b.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
