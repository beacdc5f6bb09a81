/** A matrix of bytes: `values[row * columns + column] * scales[column]` is about the number that was there. */
export interface RoundedMatrix {
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

export interface MatrixShape {
  readonly rows: number;
  readonly columns: number;
  /** The numbers lie column after column. */
  readonly transposed: boolean;
}

/**
 * Symmetric rounding with one scale a column: a column is the weights of one output, and those of one output are of a size.
 *
 * @param max largest whole number to use, 127 or less
 */
export function roundMatrix(
  numbers: Float32Array,
  { rows, columns, transposed }: MatrixShape,
  max: number,
): RoundedMatrix {
  const [rowStep, columnStep] = transposed ? [1, rows] : [columns, 1];
  const largest = largestOfColumns(numbers, rows, columns, rowStep, columnStep);
  const scales = largest.map((value) => value / max);
  const factors = largest.map((value) => (value > 0 ? max / value : 0));
  const values = new Int8Array(rows * columns);
  // In tiles: one of the two matrices is always read or written across its lines.
  for (let firstRow = 0; firstRow < rows; firstRow += tile) {
    const endRow = Math.min(rows, firstRow + tile);
    for (let firstColumn = 0; firstColumn < columns; firstColumn += tile) {
      const endColumn = Math.min(columns, firstColumn + tile);
      for (let row = firstRow; row < endRow; row++) {
        const to = row * columns;
        const from = row * rowStep;
        for (let column = firstColumn; column < endColumn; column++) {
          const value = numbers[from + column * columnStep]! * factors[column]!;
          values[to + column] = Math.round(value);
        }
      }
    }
  }
  return { values, scales };
}

const tile = 64;

function largestOfColumns(
  numbers: Float32Array,
  rows: number,
  columns: number,
  rowStep: number,
  columnStep: number,
): Float32Array {
  const largest = new Float32Array(columns);
  for (let row = 0; row < rows; row++) {
    const from = row * rowStep;
    for (let column = 0; column < columns; column++) {
      const size = Math.abs(numbers[from + column * columnStep]!);
      if (size > largest[column]!) largest[column] = size;
    }
  }
  return largest;
}

/** The matrix with rows and columns exchanged. */
export function transposeMatrix(numbers: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(numbers.length);
  for (let firstRow = 0; firstRow < rows; firstRow += tile) {
    const endRow = Math.min(rows, firstRow + tile);
    for (let firstColumn = 0; firstColumn < columns; firstColumn += tile) {
      const endColumn = Math.min(columns, firstColumn + tile);
      for (let row = firstRow; row < endRow; row++) {
        for (let column = firstColumn; column < endColumn; column++)
          turned[column * rows + row] = numbers[row * columns + column]!;
      }
    }
  }
  return turned;
}
