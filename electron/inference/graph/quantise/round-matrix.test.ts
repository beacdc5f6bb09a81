import { describe, expect, it } from 'vitest';
import { roundMatrix, transposeMatrix } from './round-matrix.ts';

/** Rows of numbers of very different size in each column. */
const rows = 70;
const columns = 130;
const numbers = Float32Array.from({ length: rows * columns }, (_, index) => {
  const column = index % columns;
  return Math.sin(index * 1.7) * 10 ** ((column % 5) - 2);
});

describe('roundMatrix', () => {
  it('keeps every number to half a step of its own column', () => {
    for (const max of [127, 64]) {
      const { values, scales } = roundMatrix(numbers, { rows, columns, transposed: false }, max);
      expect(Math.max(...values)).toBe(max);
      numbers.forEach((number, index) => {
        const scale = scales[index % columns]!;
        expect(Math.abs(values[index]! * scale - number)).toBeLessThanOrEqual(scale * 0.5001);
      });
    }
  });

  it('reads a matrix that lies column after column as the same', () => {
    const turned = transposeMatrix(numbers, rows, columns);
    expect(roundMatrix(turned, { rows, columns, transposed: true }, 127)).toEqual(
      roundMatrix(numbers, { rows, columns, transposed: false }, 127),
    );
  });

  it('leaves a column of nothing at nothing', () => {
    const { values, scales } = roundMatrix(
      Float32Array.of(0, 2, 0, -4),
      { rows: 2, columns: 2, transposed: false },
      127,
    );
    expect([...values]).toEqual([0, 64, 0, -127]);
    expect(scales[0]).toBe(0);
  });
});
