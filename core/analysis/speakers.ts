import { z } from 'zod';
import { defineAnalysis } from './analysis.ts';

/** A stretch in which one person speaks; turns may overlap where two speak at once. */
export const speakerTurnSchema = z.object({
  startMs: z.int().min(0),
  endMs: z.int().min(0),
  /** Place in `speakers`. */
  speaker: z.int().min(0),
  /** 0 to 1: how much nearer its voice is to this speaker than to the next one; 1 where there is only one. */
  confidence: z.number().min(0).max(1),
});
export type SpeakerTurn = z.infer<typeof speakerTurnSchema>;

export const speakersResultSchema = z.object({
  /** By when they first speak. */
  speakers: z.array(
    z.object({
      speechMs: z.int().min(0),
      /** Of length 1, in the space of the voice model; null where each track of sound is one person, and where one is only heard together with another. */
      voice: z.array(z.number()).max(2048).nullable(),
    }),
  ),
  /** By their start. */
  turns: z.array(speakerTurnSchema),
  /** `Speaker {number}`: what who has no name yet is called, in the language of whoever asked. */
  newName: z.string().max(100).exactOptional(),
  /** Cosine from which on two voices are taken for one; absent: the model does not say. */
  sameVoiceAbove: z.number().exactOptional(),
  /** Whether two who speak at once were looked for. */
  findsOverlap: z.boolean(),
});
export type SpeakersResult = z.infer<typeof speakersResultSchema>;

export const speakersOptionsSchema = z.object({
  /** How many there are, both included; null: found. */
  count: z.object({ min: z.int().min(1).max(50), max: z.int().min(1).max(50) }).nullable(),
  /** A voice encoder of the model store. */
  voiceModel: z.string().max(300),
  /** A segmentation model of the store, which tells where two speak at once; null: nobody is looked for. */
  segmentationModel: z.string().max(300).nullable(),
  /** Place among the tracks of sound; null: the default one. Every track is one person where `perTrack` says so. */
  audioTrack: z.int().min(0).nullable(),
  /** One microphone per track: each track of sound is one speaker. */
  perTrack: z.boolean(),
});
export type SpeakersOptions = z.infer<typeof speakersOptionsSchema>;

/** What a page asks for: what who has no name yet is called, is in the page's language. */
export const speakersRequestSchema = speakersOptionsSchema.extend({
  /** `Speaker {number}` */
  newName: z.string().max(100).includes('{number}'),
});
export type SpeakersRequest = z.infer<typeof speakersRequestSchema>;

/** Who speaks when. Names are in the project: the words and cues of its tracks have them. */
export const speakers = defineAnalysis({
  kind: 'speakers',
  options: speakersOptionsSchema,
  result: speakersResultSchema,
  needs: ['speech'],
});
