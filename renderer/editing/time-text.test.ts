import { describe, expect, it } from 'vitest';
import { frameRate } from '../../core/time/frame-rate.ts';
import { formatSeconds, formatTime, parseTimeText } from './time-text.ts';

const at25 = { frameRate: frameRate(25), fromMs: 10_000 };
const atNtsc = { frameRate: frameRate(30000, 1001), fromMs: 0 };

describe('a time field', () => {
  it.each([
    ['62.5', 62_500],
    ['62,5', 62_500],
    ['62', 62_000],
    ['0', 0],
    ['1:02.5', 62_500],
    ['1:2', 62_000],
    ['00:01:02,500', 62_500],
    ['00:01:02.5', 62_500],
    ['1:00:00', 3_600_000],
    ['90:00', 5_400_000],
    [' 1:02.5 ', 62_500],
    ['１：０２．５', 62_500],
    ['0.0004', 0],
    ['00:01:02:12', 62_480],
    ['+0.5', 10_500],
    ['-2f', 9_920],
    ['\u2212200ms', 9_800],
    ['-60', 0],
  ])('reads %j', (text, ms) => {
    expect(parseTimeText(text, at25)).toBe(ms);
  });

  it.each(['', 'abc', '1:2:3:4:5', '1:', ':30', '1.2.3', '00:01:02:25', '1h', '1e3', '--2'])(
    'reads no time from %j',
    (text) => {
      expect(parseTimeText(text, at25)).toBeNull();
    },
  );

  it('counts timecode frames from zero at NTSC rates, dropped numbers left out after a semicolon', () => {
    expect(parseTimeText('01:00:00:00', atNtsc)).toBe(3_603_600);
    expect(parseTimeText('01:00:00;00', atNtsc)).toBe(3_599_996);
  });

  it('writes what it reads', () => {
    for (const ms of [0, 999, 62_500, 3_599_999, 3_600_000, 36_000_001]) {
      expect(parseTimeText(formatTime(ms, false), at25)).toBe(ms);
      expect(parseTimeText(formatTime(ms, true), at25)).toBe(ms);
    }
    expect(formatTime(62_500, false)).toBe('1:02.500');
    expect(formatTime(62_500, true)).toBe('0:01:02.500');
    expect(formatSeconds(2500)).toBe('2.500');
  });
});
