import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePeaks, encodePeaks } from './peaks-file.ts';
import { computePeaks, peaksInRange } from './peaks.ts';

async function* inChunks(samples: Float32Array, size: number): AsyncGenerator<Float32Array> {
  await Promise.resolve();
  for (let at = 0; at < samples.length; at += size) yield samples.subarray(at, at + size);
}

/** Silence with one sample of 0.5 and one of -0.25. */
function clicks(seconds: number, upMs: number, downMs: number): Float32Array {
  const samples = new Float32Array(seconds * 16_000);
  samples[upMs * 16] = 0.5;
  samples[downMs * 16] = -0.25;
  return samples;
}

describe('computePeaks', () => {
  it('keeps the extremes of each bucket in every resolution', async () => {
    const peaks = await computePeaks(inChunks(clicks(60, 30_000, 45_000), 8192), 16_000);
    expect(peaks.sampleCount).toBe(960_000);
    expect(peaks.levels.map((level) => level.samplesPerBucket)).toEqual([256, 1024, 4096]);
    for (const { samplesPerBucket, extremes } of peaks.levels) {
      expect(extremes).toHaveLength(2 * Math.ceil(960_000 / samplesPerBucket));
      const up = Math.floor((30_000 * 16) / samplesPerBucket);
      const down = Math.floor((45_000 * 16) / samplesPerBucket);
      expect([...extremes.entries()].filter(([, value]) => value !== 0)).toEqual([
        [up * 2 + 1, 16_384],
        [down * 2, -8192],
      ]);
    }
  });

  it('does not depend on how the stream is cut', async () => {
    const samples = Float32Array.from({ length: 70_001 }, (_, i) => Math.sin(i * i));
    const whole = await computePeaks(inChunks(samples, samples.length), 16_000);
    expect(await computePeaks(inChunks(samples, 777), 16_000)).toEqual(whole);
  });

  it('accepts silence of no length and clips what is beyond full scale', async () => {
    expect((await computePeaks(inChunks(new Float32Array(0), 1), 16_000)).levels[0]!.extremes).toHaveLength(
      0,
    );
    const loud = await computePeaks(inChunks(Float32Array.of(2, -2), 2), 16_000);
    expect([...loud.levels[0]!.extremes]).toEqual([-32_768, 32_767]);
  });
});

describe('peaksInRange', () => {
  it('draws a click in the column where it is, at any zoom', async () => {
    const peaks = await computePeaks(inChunks(clicks(60, 30_000, 45_000), 8192), 16_000);
    for (const [startMs, endMs, column] of [
      [0, 60_000, 500],
      [29_000, 31_000, 500],
      [20_000, 60_000, 250],
    ] as const) {
      const drawn = peaksInRange(peaks, { startMs, endMs }, 1000);
      const highest = [...drawn.keys()].filter((i) => drawn[i] === 16_384).map((i) => (i - 1) / 2);
      // A bucket may begin up to its own length before the column.
      expect(Math.min(...highest.map((found) => Math.abs(found - column)))).toBeLessThanOrEqual(1);
      expect(highest.length).toBeLessThanOrEqual(9);
    }
  });

  it('shows at least what is there: no sample stands out of the drawing', async () => {
    const samples = Float32Array.from({ length: 80_000 }, (_, i) => Math.sin(i / 50) * Math.sin(i / 9000));
    const peaks = await computePeaks(inChunks(samples, 4096), 16_000);
    const ranges = fc.tuple(fc.integer({ min: 0, max: 4900 }), fc.integer({ min: 16, max: 5000 }));
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 300 }), ([startMs, lengthMs], columns) => {
        const endMs = Math.min(5000, startMs + lengthMs);
        const drawn = peaksInRange(peaks, { startMs, endMs }, columns);
        const inside = samples.subarray(startMs * 16, endMs * 16).map((sample) => Math.round(sample * 32768));
        // The last column stops at its last whole bucket.
        const safe = inside.subarray(0, Math.max(0, inside.length - 4096));
        expect(Math.max(...drawn)).toBeGreaterThanOrEqual(Math.max(0, ...safe));
        expect(Math.min(...drawn)).toBeLessThanOrEqual(Math.min(0, ...safe));
      }),
    );
  });

  it('is empty outside of the sound', async () => {
    const peaks = await computePeaks(inChunks(new Float32Array(16_000).fill(0.5), 4096), 16_000);
    expect([...peaksInRange(peaks, { startMs: 2000, endMs: 3000 }, 4)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect([...peaksInRange(peaks, { startMs: -1000, endMs: 1000 }, 2)]).toEqual([0, 0, 16_384, 16_384]);
    expect(() => peaksInRange(peaks, { startMs: 5, endMs: 5 }, 4)).toThrow(RangeError);
  });
});

describe('a peaks file', () => {
  it('gives back what was stored', async () => {
    const samples = Float32Array.from({ length: 300_000 }, (_, i) => Math.sin(i * i));
    const peaks = await computePeaks(inChunks(samples, 8192), 16_000);
    const bytes = encodePeaks(peaks);
    expect(decodePeaks(bytes)).toEqual(peaks);
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(decodePeaks(moved.subarray(3))).toEqual(peaks);
  });

  it('is refused when it is cut short, of another version or something else', async () => {
    const bytes = encodePeaks(await computePeaks(inChunks(new Float32Array(5000), 5000), 16_000));
    for (const length of [0, 10, 30, bytes.length - 1]) {
      expect(() => decodePeaks(bytes.subarray(0, length))).toThrow('waveform');
    }
    const later = bytes.slice();
    later[4] = 2;
    expect(() => decodePeaks(later)).toThrow('waveform');
    expect(() => decodePeaks(new Uint8Array(100))).toThrow('waveform');
  });
});
