import { describe, expect, it } from 'vitest';
import type { CodedPicture } from '../media/picture-times.ts';
import { planCopy, planEncoding, snapToFrames } from './clip-plan.ts';

const frameMs = 40;
/** In the order of decoding, by their places in the order shown; a key frame is negative (or -0). */
const decoded = (...order: readonly number[]): readonly CodedPicture[] =>
  order.map((place, i) => ({
    timeMs: Math.abs(place) * frameMs,
    decodedMs: (i - 2) * frameMs,
    isUntimed: false,
    durationMs: frameMs,
    isKey: place < 0 || Object.is(place, -0),
    isHidden: false,
  }));

/** Two closed groups: I B B P, I B B P. */
const closed = decoded(-0, 3, 1, 2, -4, 7, 5, 6);
/** The second group's key frame is decoded before pictures that are shown before it. */
const open = decoded(-0, 3, 1, 2, -6, 4, 5, 9, 7, 8);

describe('the ends of a clip', () => {
  it('are those of the frames that they mean', () => {
    expect(snapToFrames(closed, { startMs: 141, endMs: 258 }, frameMs)).toEqual({ startMs: 160, endMs: 240 });
    expect(snapToFrames(closed, { startMs: 139, endMs: 250 }, frameMs)).toEqual({ startMs: 120, endMs: 240 });
    // Behind the last frame there is none to mean.
    expect(snapToFrames(closed, { startMs: 0, endMs: 320 }, frameMs)).toEqual({ startMs: 0, endMs: 320 });
    expect(snapToFrames(closed, { startMs: 81, endMs: 82 }, frameMs)).toEqual({ startMs: 81, endMs: 82 });
  });

  it('are never moved by a part of a slow frame', () => {
    const slides = closed.map((picture) => ({ ...picture, timeMs: picture.timeMs * 100 }));
    const span = { startMs: 2000, endMs: 14_500 };
    expect(snapToFrames(slides, span, 4000)).toEqual(span);
  });
});

describe('a copy', () => {
  it('of whole groups takes their pictures and no other', () => {
    expect(planCopy(closed, { startMs: 0, endMs: 160 })).toEqual({
      firstMs: 0,
      count: 4,
      endDecodedMs: 2 * frameMs,
    });
    expect(planCopy(closed, { startMs: 160, endMs: 400 })).toEqual({
      firstMs: 160,
      count: 4,
      endDecodedMs: null,
    });
  });

  it('is none where a picture from behind the end is needed within, or the end would lack one', () => {
    expect(planCopy(closed, { startMs: 0, endMs: 120 })).toBeNull();
    expect(planCopy(open, { startMs: 0, endMs: 240 })).toBeNull();
  });

  it('is none from a key frame that earlier pictures follow', () => {
    expect(planCopy(open, { startMs: 240, endMs: 400 })).toBeNull();
    expect(planCopy(open, { startMs: 0, endMs: 400 })?.count).toBe(10);
  });

  it('is none of what an edit list hides, or of frames without times', () => {
    const span = { startMs: 0, endMs: 160 };
    const changed = (change: Partial<CodedPicture>) =>
      closed.map((picture, i) => (i === 2 ? { ...picture, ...change } : picture));
    expect(planCopy(changed({ isHidden: true }), span)).toBeNull();
    expect(planCopy(changed({ isUntimed: true }), span)).toBeNull();
  });
});

describe('what is decoded', () => {
  it('begins with the key frame that the first frame needs', () => {
    expect(planEncoding(open, { startMs: 160, endMs: 320 }, true)).toEqual({
      originMs: 160,
      framesMs: [160, 200, 240, 280],
      endMs: 320,
      keyMs: 0,
    });
    expect(planEncoding(open, { startMs: 240, endMs: 320 }, true)?.keyMs).toBe(240);
  });

  it('begins with the frame that stands at the start, and ends with the picture', () => {
    const plan = planEncoding(closed, { startMs: 90, endMs: 1000 }, true);
    expect(plan).toMatchObject({ originMs: 90, endMs: 320 });
    expect(plan?.framesMs[0]).toBe(80);
    // A moment in whole milliseconds means the frame beside it.
    const ntsc = closed.map((picture) => ({ ...picture, timeMs: picture.timeMs * 1.0427 }));
    expect(planEncoding(ntsc, { startMs: 42, endMs: 125 }, true)).toMatchObject({
      originMs: 40 * 1.0427,
      framesMs: [40 * 1.0427, 80 * 1.0427],
    });
  });

  it('is unknown when its key frame lies before what was read', () => {
    const later = closed.slice(1);
    expect(planEncoding(later, { startMs: 60, endMs: 100 }, false)).toBeNull();
    expect(planEncoding(later, { startMs: 160, endMs: 200 }, false)?.keyMs).toBe(160);
    expect(planEncoding(closed.slice(4), { startMs: 40, endMs: 200 }, false)).toBeNull();
    expect(planEncoding([], { startMs: 0, endMs: 1000 }, true)).toBeNull();
  });
});
