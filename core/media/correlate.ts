/**
 * The cross-correlation of two real sequences: entry `lag + a.length - 1` is the sum of `a[i] * b[i + lag]`, for lags
 * from `1 - a.length` to `b.length - 1`. By the convolution theorem, both in one complex transform: O(n log n).
 */
export function correlate(a: Float64Array, b: Float64Array): Float64Array {
  const count = a.length + b.length - 1;
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count)));
  // a, turned round, is the real part and b the imaginary one: the square then holds their convolution twice over.
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let i = 0; i < a.length; i++) real[i] = a[a.length - 1 - i]!;
  imaginary.set(b);
  transform(real, imaginary);
  const [productReal, productImaginary] = productOfSpectra(real, imaginary);
  // The inverse transform is the forward one of the conjugate.
  for (let i = 0; i < size; i++) productImaginary[i] = -productImaginary[i]!;
  transform(productReal, productImaginary);
  return productReal.subarray(0, count).map((value) => value / size);
}

/** From the transform of `x + iy` the product of the transforms of x and y. */
function productOfSpectra(
  real: Float64Array,
  imaginary: Float64Array,
): readonly [Float64Array, Float64Array] {
  const size = real.length;
  const productReal = new Float64Array(size);
  const productImaginary = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const mirror = (size - i) & (size - 1);
    const xReal = (real[i]! + real[mirror]!) / 2;
    const xImaginary = (imaginary[i]! - imaginary[mirror]!) / 2;
    const yReal = (imaginary[i]! + imaginary[mirror]!) / 2;
    const yImaginary = (real[mirror]! - real[i]!) / 2;
    productReal[i] = xReal * yReal - xImaginary * yImaginary;
    productImaginary[i] = xReal * yImaginary + xImaginary * yReal;
  }
  return [productReal, productImaginary];
}

/** The discrete Fourier transform in place, radix 2 (Cooley and Tukey 1965); the length is a power of 2. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  sortByReversedBits(real, imaginary);
  const cosines = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const [even, odd] = [start + k, start + k + half];
        const [cosine, sine] = [cosines[k * stride]!, sines[k * stride]!];
        const turnedReal = real[odd]! * cosine - imaginary[odd]! * sine;
        const turnedImaginary = real[odd]! * sine + imaginary[odd]! * cosine;
        real[odd] = real[even]! - turnedReal;
        imaginary[odd] = imaginary[even]! - turnedImaginary;
        real[even] = real[even]! + turnedReal;
        imaginary[even] = imaginary[even]! + turnedImaginary;
      }
    }
  }
}

function sortByReversedBits(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, reversed = 0; i < size; i++) {
    let bit = size >> 1;
    for (; (reversed & bit) !== 0; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (i >= reversed) continue;
    [real[i], real[reversed]] = [real[reversed]!, real[i]!];
    [imaginary[i], imaginary[reversed]] = [imaginary[reversed]!, imaginary[i]!];
  }
}
