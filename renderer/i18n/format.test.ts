import { describe, expect, it } from 'vitest';
import { formatBytes } from './format.ts';

describe('sizes', () => {
  it('are written in the unit that fits, and bytes in full', () => {
    expect([1, 357, 1400, 25_000_000].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
      '1 byte',
      '357 bytes',
      '1.4 kB',
      '25 MB',
    ]);
    expect(formatBytes(357, 'zh-CN')).toBe('357字节');
  });
});
