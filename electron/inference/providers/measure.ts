import { InferenceSession, Tensor } from 'onnxruntime-node';
import { fileURLToPath } from 'node:url';
import type { ExecutionProvider } from '../../../core/devices.ts';
import { sessionOptions } from '../sessions/session-options.ts';

/** What one provider did with the probe model beside what the CPU did. */
export interface ProbeMeasurement {
  /** Largest absolute difference between the two results; their values are of the order of 1. */
  readonly maxDifference: number;
  /** Milliseconds of the fastest of a few warm runs over the same input. */
  readonly runMs: number;
  readonly cpuRunMs: number;
  /** The same comparison with the provider computing in float16; absent when it cannot. */
  readonly float16Difference?: number;
}

const bins = 64;
/** Enough to compare numbers: about 0.1 GFLOP. */
const shortPositions = 32;
/** Enough to compare speeds: about 2.5 GFLOP, 20 to 60 ms on two processor cores. */
const longPositions = 512;
/** From here on the long run would only confirm what the short one shows, in many seconds. */
const hopelessRatio = 30;
const timedRuns = 3;
/** A single run of this length is exact enough. */
const longRunMs = 200;

export async function measureProvider(
  provider: ExecutionProvider,
  threads: number,
): Promise<ProbeMeasurement> {
  const cpu = await open('fp32', 'cpu', threads);
  const candidate = await open('fp32', provider, threads);
  const expected = await run(cpu, shortPositions);
  const actual = await run(candidate, shortPositions);
  const maxDifference = largestDifference(expected, actual);
  let cpuRunMs = await fastestRunMs(cpu, shortPositions);
  let runMs = await fastestRunMs(candidate, shortPositions);
  if (runMs < cpuRunMs * hopelessRatio) {
    cpuRunMs = await fastestRunMs(cpu, longPositions);
    runMs = await fastestRunMs(candidate, longPositions);
  }
  const float16Difference = await measureFloat16(provider, threads, expected);
  return {
    maxDifference,
    runMs,
    cpuRunMs,
    ...(float16Difference === undefined ? {} : { float16Difference }),
  };
}

/** Many graphics drivers lack 16-bit arithmetic; they say so when the model is opened or first run. */
async function measureFloat16(
  provider: ExecutionProvider,
  threads: number,
  expected: Float32Array,
): Promise<number | undefined> {
  try {
    return largestDifference(expected, await run(await open('fp16', provider, threads), shortPositions));
  } catch {
    return undefined;
  }
}

function open(
  precision: 'fp32' | 'fp16',
  provider: ExecutionProvider,
  threads: number,
): Promise<InferenceSession> {
  const path = fileURLToPath(new URL(`probe-model/probe-${precision}.onnx`, import.meta.url));
  return InferenceSession.create(path, {
    ...sessionOptions(provider, {}, threads),
    logSeverityLevel: 4,
    // Otherwise a provider that takes no operator at all would pass with the CPU's numbers. CoreML leaves
    // some operators to the CPU by design.
    ...(provider === 'cpu' || provider === 'coreml'
      ? {}
      : { extra: { session: { disable_cpu_ep_fallback: '1' } } }),
  });
}

async function run(session: InferenceSession, positions: number): Promise<Float32Array> {
  const signal = Float32Array.from({ length: bins * positions }, (_, index) =>
    Math.sin(index * index * 0.37),
  );
  const outputs = await session.run({ signal: new Tensor('float32', signal, [1, bins, positions]) });
  return outputs['result']!.data as Float32Array;
}

async function fastestRunMs(session: InferenceSession, positions: number): Promise<number> {
  let fastest = Infinity;
  for (let attempt = 0; attempt < timedRuns; attempt++) {
    const startedAt = performance.now();
    await run(session, positions);
    fastest = Math.min(fastest, performance.now() - startedAt);
    if (fastest > longRunMs) break;
  }
  return fastest;
}

function largestDifference(expected: Float32Array, actual: Float32Array): number {
  let largest = expected.length === actual.length ? 0 : Infinity;
  expected.forEach((value, index) => {
    const difference = Math.abs(value - (actual[index] ?? NaN));
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
  });
  return largest;
}
