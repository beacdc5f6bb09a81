import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes.ts';

test('sizes are written with three digits at most', () => {
  expect(formatBytes(0)).toBe('0 bytes');
  expect(formatBytes(999)).toBe('999 bytes');
  expect(formatBytes(1000)).toBe('1.00 kB');
  expect(formatBytes(41_300_000)).toBe('41.3 MB');
  expect(formatBytes(249_036_248)).toBe('249 MB');
  expect(formatBytes(999_900_000)).toBe('1.00 GB');
  expect(formatBytes(2_547_875_840)).toBe('2.55 GB');
});
