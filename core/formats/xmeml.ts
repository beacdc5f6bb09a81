/** Parts of Final Cut Pro 7's XML (Apple, "Final Cut Pro XML Interchange Format", version 5) that several files have. */
import type { FrameClock } from '../time/frame-clock.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { countedRate, hasDropFrame } from '../time/timecode.ts';

/** 23.976, 29.97 and 59.94 are 24, 30 and 60 with `ntsc`. */
export function xmemlRate(rate: FrameRate, indent: string): readonly string[] {
  const counted = countedRate(rate);
  const isNtsc = hasDropFrame(rate) || counted * rate.denominator > rate.numerator;
  return [
    `${indent}<rate>`,
    `${indent}  <timebase>${counted}</timebase>`,
    `${indent}  <ntsc>${isNtsc ? 'TRUE' : 'FALSE'}</ntsc>`,
    `${indent}</rate>`,
  ];
}

/** The timecode of the first frame. */
export function xmemlTimecode(clock: FrameClock, indent: string): readonly string[] {
  return [
    `${indent}<timecode>`,
    ...xmemlRate(clock.rate, `${indent}  `),
    `${indent}  <string>${clock.timecodeAt(0)}</string>`,
    `${indent}  <frame>${clock.startFrame}</frame>`,
    `${indent}  <displayformat>${clock.isDropFrame ? 'DF' : 'NDF'}</displayformat>`,
    `${indent}</timecode>`,
  ];
}
