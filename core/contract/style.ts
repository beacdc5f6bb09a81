import { z } from 'zod';
import { noteSchema } from '../notes.ts';
import { assEventSchema } from '../project/track-cue.ts';
import { captionStyleSchema } from '../style/caption-style.ts';
import { mediaIdSchema, trackIdSchema } from './media.ts';
import { operation } from './operation.ts';

/** Pictures that a call draws at most. */
export const maxStripPictures = 16;

/**
 * Captions over a row of pictures, each seen in pictures `from` until before `to`, in the order of their track. Those
 * that overlap in time begin at the first of them, because captions keep their places ([Note: Drawn captions]).
 */
export const captionStripSchema = z.object({
  captions: z
    .array(
      z.object({
        text: z.string().max(20_000),
        settings: z.string().max(1000).exactOptional(),
        ass: assEventSchema.exactOptional(),
        from: z.int().min(0).max(maxStripPictures),
        to: z.int().min(0).max(maxStripPictures),
      }),
    )
    .max(200),
  count: z.int().min(1).max(maxStripPictures),
});
export type CaptionStrip = Readonly<z.infer<typeof captionStripSchema>>;

export const styleOperations = {
  /** Font families of this computer as burning in finds them, in the order of their names. */
  'style.fonts': operation({
    input: z.object({}),
    output: z.object({ families: z.array(z.string()) }),
    priority: 'interactive',
  }),
  /** Captions as they will be burnt into this video, without the video. */
  'style.draw': operation({
    input: z.object({
      mediaId: mediaIdSchema,
      style: captionStyleSchema,
      /** A track that came from a file with styles of its own is drawn in these. */
      file: z.object({ trackId: trackIdSchema, extras: z.string().max(64) }).exactOptional(),
      strip: captionStripSchema,
    }),
    output: z.object({
      /** PNG with transparency, base64. */
      pictures: z.array(z.string()),
    }),
    priority: 'background',
  }),
  /** What will not look as it should when a track is burnt in, such as characters that no font has. */
  'style.check': operation({
    input: z.object({ trackId: trackIdSchema }),
    output: z.object({ warnings: z.array(noteSchema) }),
    priority: 'background',
  }),
};
