import { describe, expect, it } from 'vitest';
import { formatBytes, formatDate, formatPercent } from './format.ts';

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

describe('dates and parts', () => {
  it('are written in the language that is asked for, whatever was asked for before', () => {
    const written = (['en', 'zh-CN', 'en'] as const).map((locale) => [
      formatDate('2026-03-05T12:00:00Z', locale),
      formatPercent(0.25, locale),
    ]);
    expect(written).toEqual([
      ['Mar 5, 2026', '25%'],
      ['2026年3月5日', '25%'],
      ['Mar 5, 2026', '25%'],
    ]);
  });
});
