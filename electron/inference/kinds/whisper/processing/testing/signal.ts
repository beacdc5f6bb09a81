/** Uniform in [-0.5, 0.5); the same numbers as `noise` in make_reference.py. */
export function noise(count: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    // The product exceeds 2^53, so it is taken in two parts.
    const high = Math.floor(state / 65_536);
    const low = state % 65_536;
    state =
      (((((high * 1_103_515_245) % 2 ** 31) * 65_536) % 2 ** 31) + low * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31 - 0.5;
  });
}

/** The same samples as `signal` in make_reference.py. */
export function signal(count: number): Float32Array {
  const background = noise(count, 7);
  return Float32Array.from({ length: count }, (_, n) => {
    if (n >= Math.floor(count / 3) && n < Math.floor(count / 2)) return 0;
    const time = n / 16_000;
    const tone =
      0.4 * Math.sin(2 * Math.PI * (150 + 400 * time) * time) * Math.sin(2 * Math.PI * 1.5 * time) ** 2;
    return tone + 0.01 * (background[n] ?? 0);
  });
}
