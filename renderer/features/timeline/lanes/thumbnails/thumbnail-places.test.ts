import { describe, expect, it } from 'vitest';
import { thumbnailPlaces } from './thumbnail-places.ts';

const pictures = { intervalMs: 1000, width: 160, height: 90, count: 3600 };
const filmMs = 3_600_000;

describe('the row of thumbnails', () => {
  it('fills the width at every zoom without more than it needs', () => {
    for (let msPerPixel = 0.25; msPerPixel < 2400; msPerPixel *= 1.7) {
      const view = { startMs: 1_800_000, msPerPixel };
      const places = thumbnailPlaces(view, 1000, filmMs, 45, pictures);
      expect(places[0]!.x).toBeLessThanOrEqual(0);
      const last = places.at(-1)!;
      const filmEndX = (filmMs - view.startMs) / msPerPixel;
      expect(last.x + last.width).toBeGreaterThanOrEqual(Math.min(999, filmEndX - 2));
      expect(places.length).toBeLessThan(40);
      for (const [i, place] of places.slice(1).entries()) {
        expect(place.x).toBeCloseTo(places[i]!.x + places[i]!.width, 3);
      }
    }
  });

  it('shows the same pictures while scrolling', () => {
    const indexes = (startMs: number) =>
      new Set(
        thumbnailPlaces({ startMs, msPerPixel: 100 }, 1000, filmMs, 45, pictures).map(({ index }) => index),
      );
    const before = indexes(600_000);
    const after = indexes(601_300);
    expect([...after].filter((index) => !before.has(index)).length).toBeLessThanOrEqual(1);
  });

  it('repeats a picture where there is no other', () => {
    const places = thumbnailPlaces({ startMs: 5000, msPerPixel: 1 }, 1000, filmMs, 45, pictures);
    expect(new Set(places.map(({ index }) => index))).toEqual(new Set([5]));
  });

  it('asks for no picture beyond the last', () => {
    const few = { ...pictures, count: 3 };
    const places = thumbnailPlaces({ startMs: 0, msPerPixel: 10 }, 1000, 10_000, 45, few);
    expect(Math.max(...places.map(({ index }) => index))).toBe(2);
  });
});
