/**
 * Complex FFT of a size with the prime factors 2, 3 and 5 (Stockham's self-sorting form, radices 4, 2, 3 and
 * 5): Whisper's frames have 400 samples, which is no power of two. Tables are made once per size.
 */
export interface ComplexFft {
  readonly size: number;
  /** Transforms `re` and `im` (each `size` long) in place. */
  transform(re: Float64Array, im: Float64Array): void;
}

interface Stage {
  readonly radix: 2 | 3 | 4 | 5;
  /** Number of interleaved sub-transforms before this stage. */
  readonly stride: number;
  /** Butterflies in each sub-transform. */
  readonly count: number;
  /** Cosines and sines of `-2π·p·r / (count·radix)`, at `p * (radix - 1) + r - 1`. */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

export function createComplexFft(size: number): ComplexFft {
  const stages = planStages(size);
  const scratchRe = new Float64Array(size);
  const scratchIm = new Float64Array(size);
  return {
    size,
    transform(re, im) {
      let fromRe: Float64Array = re;
      let fromIm: Float64Array = im;
      let toRe: Float64Array = scratchRe;
      let toIm: Float64Array = scratchIm;
      for (const stage of stages) {
        runStage(stage, fromRe, fromIm, toRe, toIm);
        [fromRe, toRe] = [toRe, fromRe];
        [fromIm, toIm] = [toIm, fromIm];
      }
      if (fromRe !== re) {
        re.set(fromRe);
        im.set(fromIm);
      }
    },
  };
}

function planStages(size: number): readonly Stage[] {
  const stages: Stage[] = [];
  let rest = size;
  let stride = 1;
  for (const radix of [4, 2, 3, 5] as const) {
    while (rest % radix === 0) {
      rest /= radix;
      stages.push(createStage(radix, stride, rest));
      stride *= radix;
    }
  }
  if (rest !== 1) throw new RangeError(`FFT size ${String(size)} has a prime factor other than 2, 3 and 5`);
  return stages;
}

function createStage(radix: Stage['radix'], stride: number, count: number): Stage {
  const cos = new Float64Array(count * (radix - 1));
  const sin = new Float64Array(count * (radix - 1));
  for (let p = 0; p < count; p++) {
    for (let r = 1; r < radix; r++) {
      const angle = (-2 * Math.PI * p * r) / (count * radix);
      cos[p * (radix - 1) + r - 1] = Math.cos(angle);
      sin[p * (radix - 1) + r - 1] = Math.sin(angle);
    }
  }
  return { radix, stride, count, cos, sin };
}

type Arrays = readonly [xr: Float64Array, xi: Float64Array, yr: Float64Array, yi: Float64Array];

function runStage(stage: Stage, ...arrays: Arrays): void {
  switch (stage.radix) {
    case 2:
      radix2(stage, ...arrays);
      break;
    case 3:
      radix3(stage, ...arrays);
      break;
    case 4:
      radix4(stage, ...arrays);
      break;
    case 5:
      radix5(stage, ...arrays);
      break;
  }
}

/* The index expressions stay inside the arrays by construction; `!` spares a branch in the innermost loops. */

function radix2({ stride, count, cos, sin }: Stage, ...[xr, xi, yr, yi]: Arrays): void {
  const half = stride * count;
  for (let p = 0; p < count; p++) {
    const c = cos[p]!;
    const s = sin[p]!;
    for (let q = 0; q < stride; q++) {
      const a = q + stride * p;
      const b = a + half;
      const out = q + stride * 2 * p;
      const dr = xr[a]! - xr[b]!;
      const di = xi[a]! - xi[b]!;
      yr[out] = xr[a]! + xr[b]!;
      yi[out] = xi[a]! + xi[b]!;
      yr[out + stride] = dr * c - di * s;
      yi[out + stride] = dr * s + di * c;
    }
  }
}

const sin60 = Math.sin(Math.PI / 3);

function radix3({ stride, count, cos, sin }: Stage, ...[xr, xi, yr, yi]: Arrays): void {
  const part = stride * count;
  for (let p = 0; p < count; p++) {
    for (let q = 0; q < stride; q++) {
      const a = q + stride * p;
      const sumR = xr[a + part]! + xr[a + 2 * part]!;
      const sumI = xi[a + part]! + xi[a + 2 * part]!;
      const rotR = sin60 * (xi[a + part]! - xi[a + 2 * part]!);
      const rotI = -sin60 * (xr[a + part]! - xr[a + 2 * part]!);
      const midR = xr[a]! - 0.5 * sumR;
      const midI = xi[a]! - 0.5 * sumI;
      const out = q + stride * 3 * p;
      yr[out] = xr[a]! + sumR;
      yi[out] = xi[a]! + sumI;
      turn(yr, yi, out + stride, midR + rotR, midI + rotI, cos[2 * p]!, sin[2 * p]!);
      turn(yr, yi, out + 2 * stride, midR - rotR, midI - rotI, cos[2 * p + 1]!, sin[2 * p + 1]!);
    }
  }
}

function radix4({ stride, count, cos, sin }: Stage, ...[xr, xi, yr, yi]: Arrays): void {
  const part = stride * count;
  for (let p = 0; p < count; p++) {
    for (let q = 0; q < stride; q++) {
      const a = q + stride * p;
      const evenR = xr[a]! + xr[a + 2 * part]!;
      const evenI = xi[a]! + xi[a + 2 * part]!;
      const evenDiffR = xr[a]! - xr[a + 2 * part]!;
      const evenDiffI = xi[a]! - xi[a + 2 * part]!;
      const oddR = xr[a + part]! + xr[a + 3 * part]!;
      const oddI = xi[a + part]! + xi[a + 3 * part]!;
      // The odd difference times -i.
      const oddDiffR = xi[a + part]! - xi[a + 3 * part]!;
      const oddDiffI = xr[a + 3 * part]! - xr[a + part]!;
      const out = q + stride * 4 * p;
      const t = 3 * p;
      yr[out] = evenR + oddR;
      yi[out] = evenI + oddI;
      turn(yr, yi, out + stride, evenDiffR + oddDiffR, evenDiffI + oddDiffI, cos[t]!, sin[t]!);
      turn(yr, yi, out + 2 * stride, evenR - oddR, evenI - oddI, cos[t + 1]!, sin[t + 1]!);
      turn(yr, yi, out + 3 * stride, evenDiffR - oddDiffR, evenDiffI - oddDiffI, cos[t + 2]!, sin[t + 2]!);
    }
  }
}

const cos72 = Math.cos((2 * Math.PI) / 5);
const sin72 = Math.sin((2 * Math.PI) / 5);
const cos144 = Math.cos((4 * Math.PI) / 5);
const sin144 = Math.sin((4 * Math.PI) / 5);

function radix5({ stride, count, cos, sin }: Stage, ...[xr, xi, yr, yi]: Arrays): void {
  const part = stride * count;
  for (let p = 0; p < count; p++) {
    for (let q = 0; q < stride; q++) {
      const a = q + stride * p;
      const sum1R = xr[a + part]! + xr[a + 4 * part]!;
      const sum1I = xi[a + part]! + xi[a + 4 * part]!;
      const diff1R = xr[a + part]! - xr[a + 4 * part]!;
      const diff1I = xi[a + part]! - xi[a + 4 * part]!;
      const sum2R = xr[a + 2 * part]! + xr[a + 3 * part]!;
      const sum2I = xi[a + 2 * part]! + xi[a + 3 * part]!;
      const diff2R = xr[a + 2 * part]! - xr[a + 3 * part]!;
      const diff2I = xi[a + 2 * part]! - xi[a + 3 * part]!;
      const near1R = xr[a]! + cos72 * sum1R + cos144 * sum2R;
      const near1I = xi[a]! + cos72 * sum1I + cos144 * sum2I;
      const near2R = xr[a]! + cos144 * sum1R + cos72 * sum2R;
      const near2I = xi[a]! + cos144 * sum1I + cos72 * sum2I;
      const side1R = sin72 * diff1I + sin144 * diff2I;
      const side1I = -sin72 * diff1R - sin144 * diff2R;
      const side2R = sin144 * diff1I - sin72 * diff2I;
      const side2I = -sin144 * diff1R + sin72 * diff2R;
      const out = q + stride * 5 * p;
      const t = 4 * p;
      yr[out] = xr[a]! + sum1R + sum2R;
      yi[out] = xi[a]! + sum1I + sum2I;
      turn(yr, yi, out + stride, near1R + side1R, near1I + side1I, cos[t]!, sin[t]!);
      turn(yr, yi, out + 2 * stride, near2R + side2R, near2I + side2I, cos[t + 1]!, sin[t + 1]!);
      turn(yr, yi, out + 3 * stride, near2R - side2R, near2I - side2I, cos[t + 2]!, sin[t + 2]!);
      turn(yr, yi, out + 4 * stride, near1R - side1R, near1I - side1I, cos[t + 3]!, sin[t + 3]!);
    }
  }
}

/** Stores `(re + i·im)` times the twiddle factor `(c + i·s)`. */
function turn(
  yr: Float64Array,
  yi: Float64Array,
  at: number,
  re: number,
  im: number,
  c: number,
  s: number,
): void {
  yr[at] = re * c - im * s;
  yi[at] = re * s + im * c;
}
