import { expect, it } from 'vitest';
import { captionMoments, emptyFrames, extraFrames } from './extra-frames.ts';

const every = (stepMs: number, endMs: number): number[] =>
  Array.from({ length: Math.ceil(endMs / stepMs) }, (_, i) => i * stepMs);

it('adds none where a frame stands near each moment, as in any usual video', () => {
  const cues = [
    { startMs: 1000, endMs: 2517 },
    { startMs: 2520, endMs: 7999 },
  ];
  const moments = captionMoments(cues, 8000);
  for (const stepMs of [1000 / 60, 40, 1001 / 24]) {
    expect(extraFrames({ framesMs: every(stepMs, 8000), endMs: 8000 }, moments)).toEqual([]);
  }
});

it('adds one where a caption comes and where it goes, once for each moment, and none before the first picture', () => {
  const framesMs = [500, 4000, 8000];
  const cues = [
    { startMs: 100, endMs: 1004 },
    { startMs: 1009, endMs: 2000 },
    { startMs: 2000, endMs: 4000 },
    { startMs: 7980, endMs: 8060 },
  ];
  // The caption of 7,980 comes with the frame of 8,000.
  expect(extraFrames({ framesMs, endMs: 8100 }, captionMoments(cues, 8500))).toEqual([1011, 2001, 8061]);
});

it('draws on a picture that has ended, and keeps the last one for as long as it is shown', () => {
  const moments = captionMoments([{ startMs: 5000, endMs: 6000 }], 9000);
  expect(extraFrames({ framesMs: [0], endMs: 9000 }, moments)).toEqual([5001, 6001, 8990]);
  expect(extraFrames({ framesMs: every(40, 2000), endMs: 2000 }, moments)).toEqual([5001, 6001]);
  expect(extraFrames({ framesMs: every(40, 2000), endMs: 3400 }, [])).toEqual([3390]);
  expect(extraFrames({ framesMs: [], endMs: 9000 }, moments)).toEqual([]);
});

it('writes the times of empty frames, from 0 on', () => {
  const file = emptyFrames([1001, 70_000_000]);
  expect(file.toString('latin1', 0, 4)).toBe('DKIF');
  expect(file.readUInt32LE(24)).toBe(3);
  const frame = 12 + file.readUInt32LE(32);
  expect([0, 1, 2].map((i) => file.readBigUInt64LE(32 + i * frame + 4))).toEqual([0n, 1001n, 70_000_000n]);
  expect(file).toHaveLength(32 + 3 * frame);
});
