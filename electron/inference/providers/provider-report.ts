import { z } from 'zod';
import { executionProviderSchema, providerFindingSchema } from '../../../core/devices.ts';

/** What one candidate provider did on the probe model, compared with the CPU's numbers. */
export const providerReportSchema = z.strictObject({
  provider: executionProviderSchema,
  /** `usable`: ran and agreed with the CPU. */
  status: z.enum(['usable', 'failed', 'differs', 'not-built-in']),
  reason: providerFindingSchema,
  /** Name of the adapter or driver, when the runtime tells it. */
  deviceName: z.string().optional(),
  /** Largest absolute difference from the CPU over the probe's outputs. */
  maxDifference: z.number().optional(),
  /** Milliseconds of one warm run of the probe model, and what the CPU took for the same. */
  runMs: z.number().optional(),
  cpuRunMs: z.number().optional(),
  /** Whether the probe gave the right numbers in float16 as well. */
  float16: z.boolean().optional(),
  /** True when `auto` may choose it: usable, not a software rasteriser, not slower than the CPU. */
  worthwhile: z.boolean(),
});
export type ProviderReport = z.infer<typeof providerReportSchema>;
