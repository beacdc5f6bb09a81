import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveProfile } from '../profiles/profiles.ts';
import { frameRate, frameToMs, nearestFrame } from '../time/frame-rate.ts';
import type { ShotContext } from './shot-rules.ts';
import {
  endFault,
  outTimeAfterCut,
  outTimeBeforeCut,
  snapInTime,
  snapOutTime,
  startFault,
} from './shot-rules.ts';

const profile = resolveProfile('netflix');
const rate24 = frameRate(24);
const at = (frame: number): number => frameToMs(frame, rate24);
const shotsAt = (...frames: number[]): ShotContext => ({
  profile,
  frameRate: rate24,
  shotChanges: frames.map(at),
});
const frameOf = (ms: number): number => nearestFrame(ms, rate24);

describe('starts near a cut at frame 100, at 24 frames a second', () => {
  const shots = shotsAt(100, 300);

  it.each([
    [100, 100],
    [99, 100],
    [93, 100],
    [92, 88],
    [89, 88],
    [88, 88],
    [70, 70],
    [101, 101],
    [111, 111],
    [0, 0],
  ])('speech at frame %d starts the cue at %d', (speech, start) => {
    expect(frameOf(snapInTime(at(speech), shots))).toBe(start);
    expect(startFault(at(speech), shots) === null).toBe(speech === start);
  });

  it('are named with the cut, the distance and the right place', () => {
    expect(startFault(at(95), shots)).toEqual({ cutMs: at(100), framesFromCut: -5, suggestedMs: at(100) });
  });
});

describe('ends near a cut at frame 100, at 24 frames a second', () => {
  const shots = shotsAt(100, 300);

  it.each([
    [98, 98],
    [99, 98],
    [100, 98],
    [97, 98],
    [89, 98],
    [88, 88],
    [80, 80],
    [101, 98],
    [107, 98],
    [108, 112],
    [111, 112],
    [112, 112],
    [150, 150],
  ])('a cue that would end at frame %d ends at %d', (end, snapped) => {
    expect(frameOf(snapOutTime(at(50), at(end), shots))).toBe(snapped);
    expect(endFault(at(50), at(end), shots) === null).toBe(end === snapped);
  });

  it('may be anywhere after the cut when the cue starts on it', () => {
    expect(endFault(at(100), at(105), shots)).toBeNull();
  });

  it('have a place before and after the cut to choose from', () => {
    expect([frameOf(outTimeBeforeCut(at(100), shots)), frameOf(outTimeAfterCut(at(100), shots))]).toEqual([
      98, 112,
    ]);
  });

  it('stand on the cut in a profile without gaps', () => {
    const bbc = { ...shots, profile: resolveProfile('bbc') };
    expect(endFault(at(50), at(100), bbc)).toBeNull();
    expect(frameOf(snapOutTime(at(50), at(97), bbc))).toBe(100);
  });
});

describe('fast cuts', () => {
  it('accept a place that one of the cuts allows', () => {
    const shots = shotsAt(100, 105);
    expect(startFault(at(100), shots)).toBeNull();
    expect(endFault(at(50), at(103), shots)).toBeNull();
    expect(endFault(at(50), at(98), shots)).toBeNull();
    expect(startFault(at(95), shots)?.suggestedMs).toBe(at(100));
  });

  it('leave a place for every start and every end, at any rate', () => {
    const rates = [frameRate(24000, 1001), rate24, frameRate(25), frameRate(30000, 1001), frameRate(60)];
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 40 });
    fc.assert(
      fc.property(
        fc.constantFrom(...rates),
        cuts,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 40, max: 200 }),
        fc.nat(100_000),
        (frameRateOfVideo, cutFrames, speech, length, offset) => {
          const toMs = (frame: number): number => frameToMs(frame, frameRateOfVideo) + offset;
          const shotChanges = cutFrames.toSorted((a, b) => a - b).map(toMs);
          const shots = { profile, frameRate: frameRateOfVideo, shotChanges };
          const startMs = snapInTime(toMs(speech), shots);
          expect(startFault(startMs, shots)).toBeNull();
          expect(snapInTime(startMs, shots)).toBe(startMs);
          const endMs = snapOutTime(startMs, toMs(speech + length), shots);
          expect(endFault(startMs, endMs, shots)).toBeNull();
          expect(endMs).toBeGreaterThan(startMs);
          expect(snapOutTime(startMs, endMs, shots)).toBe(endMs);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
