import { z } from 'zod';
import { defineAnalysis } from './analysis.ts';

export const timeRangeSchema = z.object({ startMs: z.int().min(0), endMs: z.int().min(0) });
export type TimeRange = z.infer<typeof timeRangeSchema>;

export const summaryLengthSchema = z.enum(['short', 'medium', 'long']);
export type SummaryLength = z.infer<typeof summaryLengthSchema>;

export const summarySentenceSchema = z.object({
  text: z.string().max(2000),
  /** Where what it says is said; at least one. */
  ranges: z.array(timeRangeSchema).min(1),
  /** It stands in summaries of this length and longer ones. */
  from: summaryLengthSchema,
});
export type SummarySentence = z.infer<typeof summarySentenceSchema>;

export const summaryPartSchema = z.object({
  startMs: z.int().min(0),
  endMs: z.int().min(0),
  title: z.string().max(500).nullable(),
  /** In order; none where the part is empty, and `empty` then says why. */
  sentences: z.array(summarySentenceSchema),
  empty: z.enum(['no-text', 'only-fillers', 'failed', 'unsupported']).nullable(),
});
export type SummaryPart = z.infer<typeof summaryPartSchema>;

export const quoteSchema = z.object({
  /** Literal. */
  text: z.string().max(1000),
  ...timeRangeSchema.shape,
  speaker: z.string().nullable(),
});

export const summarySchema = z.object({
  trackId: z.string(),
  /** BCP 47 of what is written. */
  language: z.string(),
  /** Chapter by chapter; together they cover the video. */
  parts: z.array(summaryPartSchema),
  /** Suggestions, the best first. */
  titles: z.array(z.string().max(100)).max(5),
  quotes: z.array(quoteSchema).max(12),
  hashtags: z.array(z.string().max(60)).max(15),
});
export type Summary = z.infer<typeof summarySchema>;

export const summaryOptionsSchema = z.object({
  trackId: z.string().max(64),
  /** A language model of the store, or `server`; null: whole sentences of the text are chosen. */
  writer: z.string().max(300).nullable(),
  embedder: z.string().max(300).nullable(),
  /** BCP 47; null: the language of the text. Another one needs a writer. */
  language: z.string().max(35).nullable(),
});
export type SummaryOptions = z.infer<typeof summaryOptionsSchema>;

/** What is said, chapter by chapter, in three lengths at once. */
export const summary = defineAnalysis({
  kind: 'summary',
  options: summaryOptionsSchema,
  result: summarySchema,
  needs: ['chapters'],
  reads: ['text'],
});
