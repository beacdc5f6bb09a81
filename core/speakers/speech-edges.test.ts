import { expect, it } from 'vitest';
import { LevelMeter, levelMs } from './sound-levels.ts';
import { speechEdges } from './speech-edges.ts';

/** Decibels, each for some milliseconds. */
function levels(...parts: readonly (readonly [decibels: number, ms: number])[]): Int8Array {
  return Int8Array.from(parts.flatMap(([decibels, ms]) => new Array<number>(ms / levelMs).fill(decibels)));
}

it('the margins that the detector adds are cut back to the sound', () => {
  const sound = levels([-65, 1000], [-25, 2000], [-65, 1000]);
  expect(speechEdges([{ startMs: 800, endMs: 3200 }], sound)).toEqual([{ startMs: 990, endMs: 3010 }]);
});

it('never further than the margin, so that a pause inside stays', () => {
  const sound = levels([-65, 1000], [-25, 500], [-65, 400], [-25, 600], [-65, 1000]);
  const [only, ...others] = speechEdges([{ startMs: 800, endMs: 2700 }], sound);
  expect(others).toEqual([]);
  expect(only!.endMs - only!.startMs).toBeGreaterThan(1490);
});

it('two that touch are parted where there is silence between', () => {
  const sound = levels([-65, 1000], [-25, 1000], [-65, 300], [-25, 1000], [-65, 1000]);
  const found = speechEdges(
    [
      { startMs: 800, endMs: 2150 },
      { startMs: 2150, endMs: 3500 },
    ],
    sound,
  );
  expect(found).toHaveLength(2);
  expect(found[1]!.startMs - found[0]!.endMs).toBeGreaterThan(200);
});

it('a beginning that was heard late is speech too', () => {
  const sound = levels([-65, 1000], [-40, 400], [-25, 2000], [-65, 1000]);
  const [region] = speechEdges([{ startMs: 1200, endMs: 3600 }], sound);
  expect(region!.startMs).toBeLessThanOrEqual(1000);
});

it('without levels the regions stay', () => {
  const regions = [{ startMs: 0, endMs: 10 }];
  expect(speechEdges(regions, undefined)).toBe(regions);
});

it('levels do not depend on how the sound is cut, and silence has one', () => {
  const sound = Float32Array.from({ length: 1000 }, (_, n) => (n < 480 ? 0 : 0.5));
  const [whole, pieces] = [new LevelMeter(), new LevelMeter()];
  whole.push(sound);
  for (let at = 0; at < sound.length; at += 77) pieces.push(sound.subarray(at, at + 77));
  expect([...whole.levels()]).toEqual([-127, -127, -127, -6, -6, -6]);
  expect(pieces.levels()).toEqual(whole.levels());
});
