import { z } from 'zod';
import { defineAnalysis } from './analysis.ts';

export const shotChangeSchema = z.object({
  kind: z.enum(['cut', 'fade', 'dissolve']),
  timeMs: z.int(),
  startMs: z.int(),
  endMs: z.int(),
});

/** Where one shot gives way to the next, see core/media/shot-change.ts; in order. */
export const shots = defineAnalysis({
  kind: 'shots',
  options: z.object({}),
  result: z.array(shotChangeSchema).readonly(),
});
