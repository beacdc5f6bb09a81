import { describe, expect, it } from 'vitest';
import { layOut } from './timeline.ts';
import { findShotChanges } from './truth.ts';

describe('the timeline of the sample', () => {
  const timeline = layOut(
    [
      { kind: 'music', theme: 'morning', ms: 1000 },
      { kind: 'pause', ms: 210 },
      { kind: 'sentence', speaker: 'narrator', text: 'One.', cut: { scene: 'kitchen', framesAfterStart: 3 } },
      { kind: 'pause', ms: 2500 },
      { kind: 'cut', scene: 'market' },
      { kind: 'sentence', speaker: 'narrator', text: 'Two.' },
      { kind: 'fade', scene: 'night', ms: 1200 },
      { kind: 'pause', ms: 300 },
    ],
    'sunrise',
    [790, 1005],
  );

  it('lays the beats one after another', () => {
    expect(timeline.sentences).toEqual([
      { startMs: 1210, endMs: 2000 },
      { startMs: 4500, endMs: 5505 },
    ]);
    expect(timeline.music).toEqual([{ theme: 'morning', startMs: 0, endMs: 1000 }]);
    expect(timeline.frames).toBe(Math.ceil(7005 / 40));
  });

  it('puts a cut as many frames after the beginning of a sentence as asked', () => {
    // The sentence begins in frame 30.25; the nearest frame is 30.
    expect(timeline.shots.map(({ scene, firstFrame }) => [scene, firstFrame])).toEqual([
      ['sunrise', 0],
      ['kitchen', 33],
      ['market', 113],
      ['night', 153],
    ]);
  });

  it('shows every frame once', () => {
    const edges = timeline.shots.map(({ firstFrame, endFrame }) => [firstFrame, endFrame]);
    expect(edges.flat()).toEqual([0, 33, 33, 113, 113, 153, 153, timeline.frames]);
  });

  it('tells fades from cuts', () => {
    expect(findShotChanges(timeline)).toEqual([
      { kind: 'cut', timeMs: 1320 },
      { kind: 'cut', timeMs: 4520 },
      { kind: 'fade', timeMs: 6120, startMs: 5520, endMs: 6720 },
    ]);
  });

  it('names the long silences only', () => {
    expect(timeline.silence).toEqual([{ startMs: 2000, endMs: 4500 }]);
  });
});
