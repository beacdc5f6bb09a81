import { describe, expect, it } from 'vitest';
import { judgeProbe } from './judge.ts';
import type { ProbeMeasurement } from './measure.ts';

const good: ProbeMeasurement = { maxDifference: 1e-5, runMs: 5, cpuRunMs: 50, float16Difference: 0.004 };

function judge(measurement: Partial<ProbeMeasurement>, software?: string) {
  return judgeProbe('webgpu', { kind: 'measured', measurement: { ...good, ...measurement } }, software);
}

describe('a provider', () => {
  it('that is right and faster than the CPU is worthwhile', () => {
    expect(judge({})).toMatchObject({ status: 'usable', worthwhile: true, float16: true });
    expect(judge({}).reason).toEqual({ found: 'faster', runMs: 5, cpuRunMs: 50 });
  });

  it('that is right but slower is usable only when asked for', () => {
    expect(judge({ runMs: 51 })).toMatchObject({
      status: 'usable',
      reason: { found: 'slower' },
      worthwhile: false,
    });
  });

  it('that imitates a graphics card is not worthwhile however fast it seems', () => {
    expect(judge({}, 'SwiftShader (software)')).toMatchObject({
      status: 'usable',
      worthwhile: false,
      deviceName: 'SwiftShader (software)',
      reason: { found: 'imitated', driver: 'SwiftShader (software)' },
    });
  });

  it.each([0.021, 3, Infinity, NaN])('that is off by %f differs', (maxDifference) => {
    const report = judge({ maxDifference });
    expect(report).toMatchObject({ status: 'differs', worthwhile: false });
    expect(report.reason).toMatchObject({ found: 'other-numbers', allowed: 0.02 });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('without right float16 numbers is usable in float32', () => {
    expect(judge({ float16Difference: 1 })).toMatchObject({ status: 'usable', float16: false });
    const float32Only = { maxDifference: 1e-5, runMs: 5, cpuRunMs: 50 };
    const report = judgeProbe('webgpu', { kind: 'measured', measurement: float32Only }, undefined);
    expect(report).toMatchObject({ worthwhile: true, float16: false });
  });

  it.each([
    {
      outcome: { kind: 'crashed', ending: { by: 'signal', signal: 'SIGSEGV' } },
      reason: { found: 'crashed', ending: { by: 'signal', signal: 'SIGSEGV' } },
    },
    { outcome: { kind: 'timed-out', seconds: 60 }, reason: { found: 'timed-out', seconds: 60 } },
    {
      outcome: { kind: 'refused', message: 'No supported adapters' },
      reason: { found: 'refused', failure: { cause: 'no-adapter' } },
    },
  ] as const)('that $outcome.kind has failed, and the reason says how', ({ outcome, reason }) => {
    const report = judgeProbe('webgpu', outcome, undefined);
    expect(report).toEqual({ provider: 'webgpu', status: 'failed', reason, worthwhile: false });
  });
});
