import { expect, it } from 'vitest';
import { partialSpans } from './partials.ts';
import { createPowerMel } from './power-mel.ts';
import librosa from './testing/librosa-mel.json' with { type: 'json' };
import { volumeFactor } from './volume.ts';

/** The sound that librosa was given. */
function sound(samples: number): Float32Array {
  return Float32Array.from({ length: samples }, (_, n) => {
    const time = n / 16_000;
    return (
      0.3 * Math.sin(2 * Math.PI * (150 + 400 * time) * time) + 0.02 * Math.cos(2 * Math.PI * 3100 * time)
    );
  });
}

it('the mel power is that of librosa, at the edges and inside', () => {
  const { frames, features } = createPowerMel(40)(sound(librosa.samples));
  expect(frames).toBe(25);
  for (const [place, frame] of librosa.frames.entries()) {
    const ours = features.subarray(frame * 40, (frame + 1) * 40);
    for (const [band, theirs] of librosa.rows[place]!.entries())
      expect(Math.abs(ours[band]! - theirs)).toBeLessThan(1e-4 * theirs + 1e-9);
  }
});

// Computed with Resemblyzer's `compute_partial_slices`.
it.each([
  [8000, 1, 0],
  [25_600, 1, 0],
  [40_000, 2, 12_320],
  [44_000, 3, 24_640],
  [100_000, 7, 73_920],
])('%i samples are heard in %i partials, the last from %i on', (samples, count, from) => {
  const spans = partialSpans(samples);
  expect(spans).toHaveLength(count);
  expect(spans.at(-1)).toEqual({ from, to: from + 25_600 });
});

it('quiet sound is raised, loud sound and silence stay', () => {
  expect(volumeFactor(new Float32Array(100).fill(0.001))).toBeCloseTo(31.62, 2);
  expect(volumeFactor(new Float32Array(100).fill(0.2))).toBe(1);
  expect(volumeFactor(new Float32Array(100))).toBe(1);
});
