import type { ExecutionProvider, ProviderReport } from '../contract.ts';
import { explainProviderFailure } from './explain-failure.ts';
import type { ProbeMeasurement } from './measure.ts';

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
  | { readonly kind: 'crashed'; readonly how: string }
  | { readonly kind: 'timed-out'; readonly seconds: number };

export function judgeProbe(
  provider: ExecutionProvider,
  outcome: ProbeOutcome,
  softwareDriver: string | undefined,
): ProviderReport {
  const unusable = { provider, worthwhile: false } as const;
  switch (outcome.kind) {
    case 'refused':
      return { ...unusable, status: 'failed', reason: explainProviderFailure(provider, outcome.message) };
    case 'crashed': {
      const reason = `The driver crashed in the test (${outcome.how}). Update it, or use --device cpu.`;
      return { ...unusable, status: 'failed', reason };
    }
    case 'timed-out': {
      const reason = `The test did not finish within ${outcome.seconds} s. Update the driver, or use --device cpu.`;
      return { ...unusable, status: 'failed', reason };
    }
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
    maxDifference: Math.min(maxDifference, 1e9),
    runMs,
    cpuRunMs,
    float16: float16Difference !== undefined && float16Difference <= float16Tolerance,
  };
  if (!(maxDifference <= float32Tolerance)) {
    const reason =
      `It computed other numbers than the processor (difference ${maxDifference.toPrecision(2)}, at most ` +
      `${float32Tolerance} is allowed). Update the driver, or use --device cpu.`;
    return { ...numbers, status: 'differs', reason, worthwhile: false };
  }
  const times = `${runMs.toFixed(1)} ms, the processor ${cpuRunMs.toFixed(1)} ms`;
  if (softwareDriver !== undefined) {
    const reason = `Works, but ${softwareDriver} only imitates a graphics card (${times}); auto does not choose it.`;
    return { ...numbers, status: 'usable', reason, worthwhile: false };
  }
  if (runMs > cpuRunMs) {
    const reason = `Works, but took longer than the processor in the test (${times}); auto does not choose it.`;
    return { ...numbers, status: 'usable', reason, worthwhile: false };
  }
  const reason = `${(cpuRunMs / runMs).toFixed(1)} times as fast as the processor in the test (${times}).`;
  return { ...numbers, status: 'usable', reason, worthwhile: true };
}
