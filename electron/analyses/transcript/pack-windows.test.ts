import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longWindows } from './cut-windows.ts';
import { toRecordingMs, toWindowMs, WindowPacker } from './pack-windows.ts';
import type { SpeechWindow } from './pack-windows.ts';
import type { SpeechSpan } from './speech-span.ts';

const options = { ...longWindows, maxWindowMs: 10_000, maxInnerPauseMs: 2000, fromMs: 0 };

function pack(regions: readonly SpeechSpan[], fromMs = 0): SpeechWindow[] {
  const packer = new WindowPacker({ ...options, fromMs });
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

  it('gives a word alone a window of its own only where that makes none more', () => {
    const heading = { startMs: 200, endMs: 1100 };
    const verses = [
      { startMs: 2600, endMs: 6000 },
      { startMs: 6100, endMs: 9900 },
      { startMs: 10_300, endMs: 19_000 },
    ];
    expect(pack([heading, ...verses]).map(({ coveredMs }) => coveredMs)).toEqual([9900, 19_000]);
    expect(pack([heading, { startMs: 2600, endMs: 12_000 }]).map(({ coveredMs }) => coveredMs)).toEqual([
      1100, 12_000,
    ]);
  });

  it('fills as few windows as hold the speech, though a longer pause would end one early', () => {
    const regions = [
      { startMs: 0, endMs: 5000 },
      { startMs: 6500, endMs: 9900 },
      { startMs: 10_000, endMs: 14_900 },
      { startMs: 15_000, endMs: 19_900 },
    ];
    expect(pack(regions).map(({ coveredMs }) => coveredMs)).toEqual([9900, 19_900]);
    const further = regions.map(({ startMs, endMs }) => ({
      startMs: startMs + 20_400,
      endMs: endMs + 20_400,
    }));
    expect(pack([...regions, ...further])).toHaveLength(4);
  });

  it('cuts nothing before it has seen three windows of speech, or the end', () => {
    const packer = new WindowPacker(options);
    const regions = Array.from({ length: 9 }, (_, i) => ({ startMs: i * 4000, endMs: i * 4000 + 3700 }));
    expect(regions.map((region) => packer.push(region).length)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(packer.flush().length).toBeGreaterThan(1);
  });

  it('splits speech that is longer than a window, and hears what was cut whole in the next one', () => {
    const windows = pack([{ startMs: 1000, endMs: 26_000 }]);
    expect(windows.map(({ pieces, coveredMs }) => [pieces[0]!.startMs, coveredMs])).toEqual([
      [1000, 11_000],
      [8500, 18_500],
      [16_000, 26_000],
    ]);
  });

  it('goes back to the beginning of a region where the next one follows without a pause', () => {
    const touching = [0, 3000, 6500, 8000, 9400].map((startMs, i, all) => ({
      startMs,
      endMs: all[i + 1] ?? 12_000,
    }));
    expect(pack(touching).map(({ pieces, coveredMs }) => [pieces[0]!.startMs, coveredMs])).toEqual([
      [0, 9400],
      [8000, 12_000],
    ]);
    // A short pause is a better place than none.
    const paused = [...touching.slice(0, 2), { startMs: 6700, endMs: 9400 }, touching[4]!];
    expect(pack(paused).map(({ pieces, coveredMs }) => [pieces[0]!.startMs, coveredMs])).toEqual([
      [0, 6500],
      [6700, 12_000],
    ]);
  });

  it('finds moments of the recording in the window', () => {
    const [window] = pack([
      { startMs: 1000, endMs: 2000 },
      { startMs: 60_000, endMs: 62_000 },
    ]);
    for (const ms of [1000, 1700, 60_000, 61_999]) {
      expect(toRecordingMs(window!, toWindowMs(window!, ms))).toBe(ms);
    }
    expect([0, 30_000, 99_000].map((ms) => toWindowMs(window!, ms))).toEqual([0, 2000, 5000]);
  });

  const regionList = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 8000 }), fc.integer({ min: 50, max: 25_000 }), fc.boolean()), {
      minLength: 1,
      maxLength: 40,
    })
    .map((steps) => {
      let at = 0;
      return steps.map(([pauseMs, lengthMs, isTouching]) => {
        const startMs = at + (isTouching ? 0 : pauseMs);
        at = startMs + lengthMs;
        return { startMs, endMs: at };
      });
    });

  it('goes on behind any window as if nothing had come between', () => {
    fc.assert(
      fc.property(regionList, fc.nat(), (regions, number) => {
        const windows = pack(regions);
        const last = number % windows.length;
        expect(pack(regions, windows[last]!.coveredMs)).toEqual(windows.slice(last + 1));
      }),
    );
  });

  it('puts every moment of speech into a window, in order, none longer than allowed, few into two', () => {
    fc.assert(
      fc.property(regionList, (regions) => {
        const windows = pack(regions);
        const pieces = windows.flatMap((window) => window.pieces);
        for (const window of windows) expect(window.lengthMs).toBeLessThanOrEqual(options.maxWindowMs);
        for (const [i, window] of windows.slice(1).entries()) {
          const overlapMs = windows[i]!.coveredMs - window.pieces[0]!.startMs;
          expect(overlapMs).toBeLessThanOrEqual(options.maxWindowMs / 4);
          expect(window.coveredMs).toBeGreaterThan(windows[i]!.coveredMs);
          const isPause = !regions.some(({ startMs, endMs }) => {
            const cutMs = windows[i]!.coveredMs;
            return startMs - 50 < cutMs && cutMs < endMs;
          });
          if (isPause) expect(overlapMs).toBeLessThan(0);
        }
        for (const region of regions) {
          for (const moment of [region.startMs, (region.startMs + region.endMs) / 2, region.endMs - 1]) {
            const count = pieces.filter((p) => p.startMs <= moment && moment < p.endMs).length;
            expect(count === 1 || count === 2).toBe(true);
          }
        }
      }),
    );
  });
});
