import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRecordingMs, WindowPacker } from './pack-windows.ts';
import type { SpeechSpan, SpeechWindow } from './pack-windows.ts';

const options = { maxWindowMs: 10_000, maxInnerPauseMs: 2000 };

function pack(regions: readonly SpeechSpan[]): SpeechWindow[] {
  const packer = new WindowPacker(options);
  return [...regions.flatMap((region) => packer.push(region)), ...packer.flush()];
}

describe('packing speech into windows', () => {
  it('keeps short pauses as they are and everything in one window while it fits', () => {
    const windows = pack([
      { startMs: 500, endMs: 3000 },
      { startMs: 4000, endMs: 7000 },
    ]);
    expect(windows).toEqual([
      { pieces: [{ startMs: 500, endMs: 7000, offsetMs: 0 }], lengthMs: 6500, coveredMs: 7000 },
    ]);
  });

  it('shortens a long pause and leads times after it back to the recording', () => {
    const [window] = pack([
      { startMs: 0, endMs: 2000 },
      { startMs: 60_000, endMs: 62_000 },
    ]);
    expect(window!.lengthMs).toBe(6000);
    expect(toRecordingMs(window!, 1500)).toBe(1500);
    expect(toRecordingMs(window!, 4000)).toBe(60_000);
    expect(toRecordingMs(window!, 5500)).toBe(61_500);
    expect(toRecordingMs(window!, 99_000)).toBe(62_000);
  });

  it('cuts at the long pause rather than at the last one that fits', () => {
    const windows = pack([
      { startMs: 0, endMs: 7500 },
      { startMs: 8700, endMs: 9200 },
      { startMs: 9350, endMs: 14_000 },
    ]);
    expect(windows.map((window) => window.coveredMs)).toEqual([7500, 14_000]);
  });

  it('splits speech that is longer than a window', () => {
    const windows = pack([{ startMs: 1000, endMs: 26_000 }]);
    expect(windows.map((window) => window.lengthMs)).toEqual([10_000, 10_000, 5000]);
  });

  it('puts every moment of speech into exactly one window, in order, none longer than allowed', () => {
    const regionList = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 8000 }), fc.integer({ min: 50, max: 25_000 })), {
        minLength: 1,
        maxLength: 40,
      })
      .map((steps) => {
        let at = 0;
        return steps.map(([pauseMs, lengthMs]) => {
          const startMs = at + pauseMs;
          at = startMs + lengthMs;
          return { startMs, endMs: at };
        });
      });
    fc.assert(
      fc.property(regionList, (regions) => {
        const windows = pack(regions);
        const pieces = windows.flatMap((window) => window.pieces);
        for (const window of windows) expect(window.lengthMs).toBeLessThanOrEqual(options.maxWindowMs);
        for (let i = 1; i < pieces.length; i++) {
          expect(pieces[i]!.startMs).toBeGreaterThanOrEqual(pieces[i - 1]!.endMs);
        }
        for (const region of regions) {
          for (const moment of [region.startMs, (region.startMs + region.endMs) / 2, region.endMs - 1]) {
            expect(pieces.filter((p) => p.startMs <= moment && moment < p.endMs)).toHaveLength(1);
          }
        }
      }),
    );
  });
});
