/**
 * log(Σ exp(x)) over tens of thousands of logits at every step would cost as much as the model with Math.exp,
 * so exp is a table: exp(-d) = 2^-(i / 64) · e^r with a remainder r below 0.011, whose series to the second
 * order is right to 3e-7.
 */
const stepsPerOctave = 64;
const stepsPerUnit = stepsPerOctave / Math.LN2;
const unitsPerStep = Math.LN2 / stepsPerOctave;
/** 2^-40 is nothing against the largest term, which is 1. */
const steps = 40 * stepsPerOctave;
const powers = Float64Array.from({ length: steps }, (_, i) => 2 ** (-i / stepsPerOctave));

/** Natural logarithm of the sum of exp over `values[from..to)`, given their maximum; -Infinity when empty. */
export function logSumExp(values: Float32Array, from: number, to: number, max: number): number {
  if (max === -Infinity) return -Infinity;
  const top = max * stepsPerUnit;
  let sum = 0;
  for (let index = from; index < to; index++) {
    const distance = top - (values[index] ?? 0) * stepsPerUnit;
    if (distance < steps) {
      const whole = distance | 0;
      const rest = (whole - distance) * unitsPerStep;
      sum += (powers[whole] ?? 0) * (1 + rest + 0.5 * rest * rest);
    }
  }
  return max + Math.log(sum);
}

/** log(exp(a) + exp(b)) without overflow. */
export function logAddExp(a: number, b: number): number {
  const larger = Math.max(a, b);
  return larger === -Infinity ? -Infinity : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}
