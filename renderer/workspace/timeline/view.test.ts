import { describe, expect, it } from 'vitest';
import type { Viewport } from './view.ts';
import {
  clampView,
  closestMsPerPixel,
  fitAll,
  fitRange,
  followPlayhead,
  initialView,
  reveal,
  scrollBy,
  timeAtX,
  widestMsPerPixel,
  xAtTime,
  zoomAt,
} from './view.ts';

const film: Viewport = { widthPx: 1000, durationMs: 3_600_000 };

describe('the view of the timeline', () => {
  it('turns times into places and back', () => {
    const view = { startMs: 1234.5, msPerPixel: 7.25 };
    expect(timeAtX(view, xAtTime(view, 98_765))).toBeCloseTo(98_765, 6);
  });

  it('keeps the time under the pointer where it is while zooming', () => {
    const view = { startMs: 600_000, msPerPixel: 100 };
    const before = timeAtX(view, 400);
    for (const factor of [0.5, 1.3, 0.01]) {
      expect(timeAtX(zoomAt(view, 400, factor, film), 400)).toBeCloseTo(before, 3);
    }
  });

  it('zooms no closer than single frames and no farther than the whole film', () => {
    const view = { startMs: 600_000, msPerPixel: 100 };
    expect(zoomAt(view, 0, 1e-9, film).msPerPixel).toBe(closestMsPerPixel);
    expect(zoomAt(view, 0, 1e9, film)).toEqual(fitAll(film));
    expect(xAtTime(fitAll(film), film.durationMs)).toBeLessThan(film.widthPx);
  });

  it('never leaves the film', () => {
    expect(scrollBy({ startMs: 50, msPerPixel: 10 }, -1000, film).startMs).toBe(0);
    const last = scrollBy({ startMs: 0, msPerPixel: 10 }, 1e9, film);
    expect(timeAtX(last, film.widthPx)).toBeGreaterThanOrEqual(film.durationMs);
    expect(timeAtX(last, film.widthPx)).toBeLessThan(film.durationMs + 500);
  });

  it('is the same object when nothing had to be clamped', () => {
    const view = { startMs: 1000, msPerPixel: 10 };
    expect(clampView(view, film)).toBe(view);
  });

  it('survives a film without length and a canvas without width', () => {
    const nothing = { widthPx: 0, durationMs: 0 };
    expect(clampView({ startMs: 500, msPerPixel: 5 }, nothing).startMs).toBeLessThan(10);
    expect(widestMsPerPixel(nothing)).toBe(closestMsPerPixel);
  });

  it('shows all of a short film and a minute of a long one at first', () => {
    const short = { widthPx: 1000, durationMs: 90_000 };
    expect(initialView(short)).toEqual(fitAll(short));
    expect(initialView(film).msPerPixel).toBe(60);
  });

  it('fits a range into the middle', () => {
    const view = fitRange(600_000, 604_000, film);
    expect(xAtTime(view, 600_000)).toBeGreaterThan(50);
    expect(xAtTime(view, 604_000)).toBeLessThan(950);
    expect(xAtTime(view, 602_000)).toBeCloseTo(500);
  });

  it('moves only when the time is not seen', () => {
    const view = { startMs: 60_000, msPerPixel: 10 };
    expect(reveal(view, 65_000, film)).toBe(view);
    expect(xAtTime(reveal(view, 500_000, film), 500_000)).toBeCloseTo(300);
  });

  it('turns the page when the playhead nears the edge it runs to', () => {
    const view = { startMs: 60_000, msPerPixel: 10 };
    expect(followPlayhead(view, 69_000, 1, film)).toBe(view);
    expect(xAtTime(followPlayhead(view, 69_300, 1, film), 69_300)).toBeCloseTo(80);
    expect(xAtTime(followPlayhead(view, 60_500, -1, film), 60_500)).toBeCloseTo(920);
    expect(xAtTime(followPlayhead(view, 10_000, 1, film), 10_000)).toBeCloseTo(80);
  });
});
