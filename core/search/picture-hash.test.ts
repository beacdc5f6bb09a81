import { expect, it } from 'vitest';
import { differenceHash, hashDistance, lookOf, looksAlike, tinyPicture } from './picture-hash.ts';

type Rgb = readonly [number, number, number];

function painted(colourAt: (x: number, y: number) => Rgb): Uint8Array {
  const { width, height } = tinyPicture;
  const pixels = Array.from({ length: width * height }, (_, at) =>
    colourAt(at % width, Math.floor(at / width)),
  );
  return Uint8Array.from(pixels.flat());
}

const slope = painted((x) => [200 - 20 * x, 200 - 20 * x, 200 - 20 * x]);

it('has a bit for each pixel that is brighter than the one to its right', () => {
  expect(differenceHash(slope)).toBe(2n ** 64n - 1n);
  expect(differenceHash(painted(() => [90, 90, 90]))).toBe(0n);
  expect(differenceHash(painted((x) => (x === 8 ? [255, 0, 0] : [255, 255, 255])))).toBe(
    0x0101_0101_0101_0101n,
  );
});

it('counts the bits that differ', () => {
  expect(hashDistance(0n, 2n ** 64n - 1n)).toBe(64);
  expect(hashDistance(0b1010n, 0b0110n)).toBe(2);
});

it('takes a picture for the same when noise and compression alone have changed it', () => {
  const noisy = slope.map((value, at) => value + ((at * 7) % 3));
  expect(looksAlike(lookOf(slope), lookOf(noisy))).toBe(true);
  const flat = painted(() => [90, 90, 90]);
  const flatNoise = flat.map((value, at) => value + (at % 2));
  expect(looksAlike(lookOf(flat), lookOf(flatNoise))).toBe(true);
});

it('tells a thing that came into the picture, and flat pictures of another colour', () => {
  const withDog = painted((x, y) => (x === 4 && y === 4 ? [160, 90, 60] : [90, 90, 90]));
  expect(looksAlike(lookOf(painted(() => [90, 90, 90])), lookOf(withDog))).toBe(false);
  expect(looksAlike(lookOf(painted(() => [90, 90, 90])), lookOf(painted(() => [90, 120, 90])))).toBe(false);
  expect(looksAlike(lookOf(slope), lookOf(slope.toReversed()))).toBe(false);
});
