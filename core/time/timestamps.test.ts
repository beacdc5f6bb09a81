import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, formatSrtTime, formatWebVttTime, parseTime } from './timestamps.ts';

describe('time stamps', () => {
  it('writes SRT and WebVTT times', () => {
    expect(formatSrtTime(3_723_004)).toBe('01:02:03,004');
    expect(formatWebVttTime(360_000_000)).toBe('100:00:00.000');
    expect(formatSrtTime(-5)).toBe('00:00:00,000');
    expect(formatSrtTime(999.6)).toBe('00:00:01,000');
  });

  it('reads back every time that it writes', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), (ms) => {
        expect(parseTime(formatSrtTime(ms))?.ms).toBe(ms);
        expect(parseTime(formatWebVttTime(ms))?.ms).toBe(ms);
      }),
    );
  });

  it.each([
    ['00:00:01,5', 1500],
    ['00:00:01.05', 1050],
    ['1:02', 62_000],
    ['01:02,500', 62_500],
    ['00:75:00,000', 4_500_000],
    ['00 : 00 : 01 , 500', 1500],
    ['00:00:01:500', 1500],
    ['00:01:500', 1500],
    ['00:00:01,123456', 1123],
    ['-00:00:01,000', -1000],
    ['00:00:-1,500', -1500],
    ['\u221200:00:01,000', -1000],
    ['00:00:00,9996', 1000],
  ])('reads %j', (text, ms) => {
    expect(parseTime(text)?.ms).toBe(ms);
  });

  it.each(['', '12', 'aa:bb:cc', '00:00:01,000 x', '1:2:3:4:5'])('reads no time from %j', (text) => {
    expect(parseTime(text)).toBeNull();
  });

  it.each([
    [800, '0.8 s'],
    [9_949, '9.9 s'],
    [9_960, '10 s'],
    [59_600, '1 min 00 s'],
    [185_000, '3 min 05 s'],
    [3_599_999, '1 h 00 min'],
    [3_725_000, '1 h 02 min'],
    [-1500, '-1.5 s'],
  ])('says %i ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
