import { z } from 'zod';
import type { AnalysisState } from '../../../core/contract/analyses.ts';

const written = z.object({ writer: z.string().nullable() });

/** The language model that a result was made with; null: none. */
export function writerOf(state: AnalysisState | null): string | null {
  return written.safeParse(state?.options).data?.writer ?? null;
}
