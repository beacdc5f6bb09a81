import { z } from 'zod';
import { shotChangeSchema } from './shots.ts';
import { defineAnalysis } from './analysis.ts';

/** Why a chapter begins where it does. */
export const chapterReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pause'), ms: z.int() }),
  z.object({ kind: z.literal('shot'), change: shotChangeSchema.shape.kind }),
  /** Words that often begin something new, as they are said. */
  z.object({ kind: z.literal('phrase'), text: z.string().max(100) }),
  z.object({ kind: z.literal('speaker'), before: z.string().nullable(), after: z.string().nullable() }),
  /** What is talked about before and no more, and from here on. */
  z.object({
    kind: z.literal('words'),
    end: z.array(z.string().max(100)).max(5),
    begin: z.array(z.string().max(100)).max(5),
  }),
  /** The passages before and behind mean different things. */
  z.object({ kind: z.literal('meaning') }),
  /** What is seen before and behind differs. */
  z.object({ kind: z.literal('picture') }),
]);
export type ChapterReason = z.infer<typeof chapterReasonSchema>;

export const chapterNodeSchema = z.object({
  startMs: z.int().min(0),
  endMs: z.int().min(0),
  /** At most 70 characters, in the language of the video; null: it has no name but its number and its time. */
  title: z.string().max(70).nullable(),
  titledBy: z.enum(['words', 'model', 'picture', 'none']),
  /** Why it begins here; none for the first. */
  reasons: z.array(chapterReasonSchema),
  /** null: it is not divided. `order`: as the number of chapters grows this one is divided as the `order`th, from 0. */
  division: z.object({ order: z.int().min(0), first: z.int().min(0), second: z.int().min(0) }).nullable(),
});
export type ChapterNode = z.infer<typeof chapterNodeSchema>;

export const chapterTreeSchema = z.object({
  /** The track whose text it was made from; null: of what is seen. */
  trackId: z.string().nullable(),
  /** The first is the whole video; `division` names others by their place in this list. */
  nodes: z.array(chapterNodeSchema).min(1),
  /** How many chapters the video has by itself, and how many parts, the coarser level. */
  usualCount: z.int().min(1),
  partCount: z.int().min(1),
});
export type ChapterTree = z.infer<typeof chapterTreeSchema>;

export const chapterOptionsSchema = z.object({
  /** null: by what is seen. */
  trackId: z.string().max(64).nullable(),
  /** A text embedder of the model store; null: by the words alone. */
  embedder: z.string().max(300).nullable(),
  /** A language model that writes the titles; null: they are phrases of the text. */
  writer: z.string().max(300).nullable(),
});
export type ChapterOptions = z.infer<typeof chapterOptionsSchema>;

/** Where something new begins, as a tree: more and fewer chapters come from the same result. */
export const chapters = defineAnalysis({
  kind: 'chapters',
  options: chapterOptionsSchema,
  result: chapterTreeSchema,
  needs: ['shots'],
  reads: ['text'],
});
