import { describe, expect, it } from 'vitest';
import { createComplexFft } from './fft.ts';

function slowTransform(re: Float64Array, im: Float64Array): { re: number[]; im: number[] } {
  const size = re.length;
  const sum = (bin: number, part: 'cos' | 'sin'): number =>
    re.reduce((total, value, n) => {
      const angle = (-2 * Math.PI * bin * n) / size;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return total + (part === 'cos' ? value * c - (im[n] ?? 0) * s : value * s + (im[n] ?? 0) * c);
    }, 0);
  const bins = Array.from({ length: size }, (_, bin) => bin);
  return { re: bins.map((bin) => sum(bin, 'cos')), im: bins.map((bin) => sum(bin, 'sin')) };
}

describe('createComplexFft', () => {
  it.each([1, 2, 3, 4, 5, 6, 8, 9, 12, 15, 16, 25, 30, 60, 100, 128, 400])(
    'gives the sums of the definition for size %i',
    (size) => {
      const re = Float64Array.from({ length: size }, (_, n) => Math.sin(n * n + 1));
      const im = Float64Array.from({ length: size }, (_, n) => Math.cos(3 * n + 0.5));
      const expected = slowTransform(re, im);
      createComplexFft(size).transform(re, im);
      re.forEach((value, bin) => expect(value).toBeCloseTo(expected.re[bin] ?? NaN, 9));
      im.forEach((value, bin) => expect(value).toBeCloseTo(expected.im[bin] ?? NaN, 9));
    },
  );

  it('refuses a size with another prime factor', () => {
    expect(() => createComplexFft(14)).toThrow(RangeError);
  });
});
