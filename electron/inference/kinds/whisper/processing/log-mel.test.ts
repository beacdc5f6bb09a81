import { describe, expect, it } from 'vitest';
import { createLogMel } from './log-mel.ts';
import reference from './testing/reference-log-mel.json' with { type: 'json' };
import { signal } from './testing/signal.ts';

const settings = { sampleRate: 16_000, fftSize: 400, hopLength: 160 };

describe('createLogMel', () => {
  it.each(reference)('is within 1e-4 of the reference for $melBins bins and $samples samples', (expected) => {
    const { melBins, windowSamples } = expected;
    const logMel = createLogMel({ ...settings, melBins, windowSamples });
    const output = new Float32Array(melBins * logMel.frames);
    logMel.compute(signal(expected.samples), output);
    let worst = 0;
    expected.frames.forEach((frame, column) => {
      expected.columns[column]?.forEach((value, mel) => {
        worst = Math.max(worst, Math.abs(value - (output[mel * logMel.frames + frame] ?? NaN)));
      });
    });
    expect(worst).toBeLessThan(1e-4);
    const mean = output.reduce((sum, value) => sum + value, 0) / output.length;
    expect(mean).toBeCloseTo(expected.mean, 5);
  });

  it('gives the floor everywhere for silence', () => {
    const logMel = createLogMel({ ...settings, melBins: 80, windowSamples: 16_000 });
    const output = new Float32Array(80 * logMel.frames);
    logMel.compute(new Float32Array(16_000), output);
    expect(new Set(output)).toEqual(new Set([(-10 + 4) / 4]));
  });

  it('writes only its own place and cuts what is too long', () => {
    const logMel = createLogMel({ ...settings, melBins: 80, windowSamples: 16_000 });
    const size = 80 * logMel.frames;
    const output = new Float32Array(3 * size).fill(9);
    logMel.compute(signal(32_000), output, size);
    const alone = new Float32Array(size);
    logMel.compute(signal(32_000).subarray(0, 16_000), alone);
    expect(output.subarray(size, 2 * size)).toEqual(alone);
    expect(new Set([...output.subarray(0, size), ...output.subarray(2 * size)])).toEqual(new Set([9]));
  });
});
