import { z } from 'zod';
import { defineAnalysis } from './analysis.ts';

/** Contact sheets: picture `n` shows `n * intervalMs`; a sheet has `columns * rows` of them. */
export const sheetsSchema = z.object({
  intervalMs: z.number(),
  /** Of one picture, pixels. */
  width: z.int(),
  height: z.int(),
  columns: z.int(),
  rows: z.int(),
  /** Pictures in all. */
  count: z.int(),
});
export type Sheets = Readonly<z.infer<typeof sheetsSchema>>;

/** Small pictures at even intervals and one that stands for the video; they lie in files of the video's folder. */
export const pictures = defineAnalysis({
  kind: 'pictures',
  options: z.object({}),
  result: z.object({ hasPoster: z.boolean(), sheets: sheetsSchema.nullable() }),
});
