import { expect, it } from 'vitest';
import { showsTheSame } from './picture-changes.ts';

const picture = (valueAt: (x: number, y: number) => number, width = 100, height = 50) => ({
  ...{ width, height },
  rgb: Uint8Array.from({ length: width * height * 3 }, (_, at) =>
    valueAt(Math.floor(at / 3) % width, Math.floor(at / 3 / width)),
  ),
});

it('a letter more is another picture, noise is not', () => {
  const plain = picture(() => 100);
  const noisy = picture((x, y) => 100 + ((x * 7 + y * 13) % 9) - 4);
  const written = picture((x, y) => (x > 90 && y > 40 ? 200 : 100));
  expect(showsTheSame(plain, noisy)).toBe(true);
  expect(showsTheSame(plain, written)).toBe(false);
  expect(
    showsTheSame(
      plain,
      picture(() => 100, 50, 100),
    ),
  ).toBe(false);
});
