import { expect, it } from 'vitest';
import { inSlices } from './in-slices.ts';

/** Steps of a millisecond. */
function* busy(steps: number): Generator<undefined, string> {
  for (let step = 0; step < steps; step++) {
    const began = performance.now();
    while (performance.now() - began < 1);
    yield;
  }
  return 'done';
}

it('long work in small steps lets others have their turn, and gives its result', async () => {
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  const result = await inSlices(busy(60));
  clearInterval(others);
  expect(result).toBe('done');
  expect(turns).toBeGreaterThan(4);
});

it('what fails fails the whole', async () => {
  await expect(
    inSlices(
      (function* (): Generator<undefined, void> {
        throw new Error('no');
      })(),
    ),
  ).rejects.toThrow('no');
});
