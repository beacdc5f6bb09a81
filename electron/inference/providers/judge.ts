import type { ExecutionProvider, ProcessEnding } from '../../../core/devices.ts';
import { explainProviderFailure } from '../sessions/explain-failure.ts';
import type { ProbeMeasurement } from './measure.ts';
import type { ProviderReport } from './provider-report.ts';

/**
 * The probe's results have values of the order of 1. Right float32 arithmetic in another order differs by about
 * 1e-5 (SwiftShader: 3e-6), NVIDIA's TF32 by about 1e-3, float16 by about 4e-3 (measured on the CPU); a broken
 * kernel by about 1.
 */
const float32Tolerance = 0.02;
const float16Tolerance = 0.05;

export type ProbeOutcome =
  | { readonly kind: 'measured'; readonly measurement: ProbeMeasurement }
  /** The runtime refused; `message` is its own. */
  | { readonly kind: 'refused'; readonly message: string }
  /** The probe's process ended before it answered. */
  | { readonly kind: 'crashed'; readonly ending: ProcessEnding }
  | { readonly kind: 'timed-out'; readonly seconds: number };

export function judgeProbe(
  provider: ExecutionProvider,
  outcome: ProbeOutcome,
  softwareDriver: string | undefined,
): ProviderReport {
  const unusable = { provider, worthwhile: false } as const;
  switch (outcome.kind) {
    case 'refused': {
      const failure = explainProviderFailure(provider, outcome.message);
      return { ...unusable, status: 'failed', reason: { found: 'refused', failure } };
    }
    case 'crashed':
      return { ...unusable, status: 'failed', reason: { found: 'crashed', ending: outcome.ending } };
    case 'timed-out':
      return { ...unusable, status: 'failed', reason: { found: 'timed-out', seconds: outcome.seconds } };
    case 'measured':
      return judgeMeasurement(provider, outcome.measurement, softwareDriver);
  }
}

function judgeMeasurement(
  provider: ExecutionProvider,
  { maxDifference, runMs, cpuRunMs, float16Difference }: ProbeMeasurement,
  softwareDriver: string | undefined,
): ProviderReport {
  const numbers = {
    provider,
    ...(softwareDriver === undefined ? {} : { deviceName: softwareDriver }),
    // JSON has no Infinity; any number this large means "wrong".
    maxDifference: Number.isNaN(maxDifference) ? 1e9 : Math.min(maxDifference, 1e9),
    runMs,
    cpuRunMs,
    float16: float16Difference !== undefined && float16Difference <= float16Tolerance,
  };
  if (!(maxDifference <= float32Tolerance)) {
    const reason = {
      found: 'other-numbers',
      maxDifference: numbers.maxDifference,
      allowed: float32Tolerance,
    } as const;
    return { ...numbers, status: 'differs', reason, worthwhile: false };
  }
  const usable = { ...numbers, status: 'usable' } as const;
  const times = { runMs, cpuRunMs };
  if (softwareDriver !== undefined) {
    const reason = { found: 'imitated', driver: softwareDriver, ...times } as const;
    return { ...usable, reason, worthwhile: false };
  }
  if (runMs > cpuRunMs) return { ...usable, reason: { found: 'slower', ...times }, worthwhile: false };
  return { ...usable, reason: { found: 'faster', ...times }, worthwhile: true };
}
