import { z } from 'zod';

/** What a program under test is given, as JSON in its first argument. */
export const jobSchema = z.strictObject({
  /** Mono float32 samples at 16 kHz, little-endian, without a header. */
  audio: z.string(),
  /** Folder in the Hugging Face layout. */
  model: z.string(),
  threads: z.int().positive(),
  /** Every window gets exactly this many tokens (random weights would stop anywhere). */
  tokens: z.int().positive().optional(),
  strideSeconds: z.number().optional(),
});
export type Job = z.infer<typeof jobSchema>;

/** What it answers, as the last line of its standard output. */
export const measurementSchema = z.strictObject({
  loadSeconds: z.number(),
  /** From the start of the transcription, the model being loaded. */
  firstCueSeconds: z.number(),
  seconds: z.number(),
  /** Largest resident memory of the process. */
  peakBytes: z.number(),
  /** Windows or chunks that were decoded, where the program tells. */
  windows: z.number().optional(),
  text: z.string(),
});
export type Measurement = z.infer<typeof measurementSchema>;

export function readJob(): Job {
  return jobSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
}

/** Linux and macOS differ in the unit of the peak; Node gives kilobytes on both. */
export function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

export function report(measurement: Measurement): void {
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
}
