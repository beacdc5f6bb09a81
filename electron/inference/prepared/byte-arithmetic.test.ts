import { expect, test } from 'vitest';
import { largestByteWeight } from './byte-arithmetic.ts';

test('weights get the whole range of a byte, or half of it where sums of two products are cut off', async () => {
  expect([64, 127]).toContain(await largestByteWeight());
});
