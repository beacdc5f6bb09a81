import { describe, expect, it } from 'vitest';
import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import { cutWindows } from './cut-windows.ts';
import type { CutWindow } from './cut-windows.ts';

const secondsOfSound = 60;

/** Every sample says where it is. */
async function* sound() {
  for (let second = 0; second < secondsOfSound; second++) {
    yield await Promise.resolve(Float32Array.from({ length: 16_000 }, (_, i) => second * 16_000 + i));
  }
}

async function* each(regions: readonly SpeechRegion[]) {
  for (const region of regions) yield await Promise.resolve(region);
}

async function cut(regions: readonly SpeechRegion[], fromMs = 0, maxWindowMs = 10_000): Promise<CutWindow[]> {
  const windows: CutWindow[] = [];
  const options = { fromMs, maxWindowMs };
  for await (const window of cutWindows(sound(), each(regions), options)) windows.push(window);
  return windows;
}

const withoutSound = ({ pieces, speech, doubtful }: CutWindow) => ({ pieces, speech, doubtful });

const regionAt = (startMs: number, endMs: number, probability = 0.97): SpeechRegion => ({
  ...{ startMs, endMs, probability },
});

describe('regions that the detector doubts', () => {
  it('are speech beside one that it is sure of, and doubtful where they stand alone', async () => {
    const [window] = await cut([
      regionAt(0, 900, 0.7),
      regionAt(1500, 3000),
      regionAt(6000, 6800, 0.8),
      regionAt(8500, 9000, 0.8),
    ]);
    expect(window!.speech).toEqual([
      { startMs: 0, endMs: 900 },
      { startMs: 1500, endMs: 3000 },
    ]);
    expect(window!.doubtful).toEqual([
      { startMs: 6000, endMs: 6800 },
      { startMs: 8500, endMs: 9000 },
    ]);
  });

  it('are near to one in the window before or behind as well, also when that was heard by an earlier run', async () => {
    const regions = [
      regionAt(0, 9000),
      regionAt(10_500, 11_000, 0.8),
      regionAt(14_000, 14_600, 0.8),
      regionAt(16_000, 25_000),
    ];
    const windows = await cut(regions);
    expect(windows.map(({ doubtful }) => doubtful)).toEqual(windows.map(() => []));
    expect(windows).toHaveLength(3);
    for (const [i, { coveredMs }] of windows.entries()) {
      expect((await cut(regions, coveredMs)).map(withoutSound)).toEqual(
        windows.slice(i + 1).map(withoutSound),
      );
    }
  });
});

it('a window has its own samples, also those that the one before it had too', async () => {
  const windows = await cut([regionAt(0, 6000), regionAt(6000, 9500), regionAt(9500, 15_000)]);
  expect(windows.map(({ pieces }) => pieces[0]!.startMs)).toEqual([0, 7000]);
  for (const { samples, pieces, lengthMs } of windows) {
    expect(samples).toHaveLength(lengthMs * 16);
    expect(samples[0]).toBe(pieces[0]!.startMs * 16);
    expect(samples.at(-1)).toBe(pieces.at(-1)!.endMs * 16 - 1);
  }
});

it('a pause takes a second of a long window at most, so that a heading fits before its verse', async () => {
  const shape = async (regions: readonly SpeechRegion[], maxWindowMs: number) =>
    (await cut(regions, 0, maxWindowMs)).map(({ pieces, lengthMs }) => [pieces.length, lengthMs]);
  expect(await shape([regionAt(200, 1100), regionAt(2500, 30_500)], 30_000)).toEqual([[2, 29_900]]);
  expect(await shape([regionAt(200, 1100), regionAt(6000, 34_000)], 30_000)).toHaveLength(1);
  // Words between two cuts are few in a short one: it ends in the pause.
  expect(await shape([regionAt(200, 1100), regionAt(2500, 10_500)], 10_000)).toHaveLength(2);
});
