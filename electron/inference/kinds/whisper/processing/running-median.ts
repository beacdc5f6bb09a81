/**
 * Adds the median of each stretch of `width` values (odd) of `line`, times `weight`, to `target`; `line` is
 * `width - 1` longer.
 */
export function addMedians(line: Float64Array, width: number, target: Float32Array, weight: number): void {
  if (width === 7) addMediansOfSeven(line, target, weight);
  else addMediansOfSorted(line, width, target, weight);
}

/**
 * Whisper's width. Noise makes every branch of a sorting a wrong guess of the processor, so nothing is sorted: `ab` is 1
 * where a stands before b, and the median is the value with three before it. Three times as fast.
 */
function addMediansOfSeven(line: Float64Array, target: Float32Array, weight: number): void {
  let a = line[0] ?? 0;
  let b = line[1] ?? 0;
  let c = line[2] ?? 0;
  let d = line[3] ?? 0;
  let e = line[4] ?? 0;
  let f = line[5] ?? 0;
  for (let at = 0; at < target.length; at++) {
    const g = line[at + 6] ?? 0;
    const ab = +(a < b);
    const ac = +(a < c);
    const ad = +(a < d);
    const ae = +(a < e);
    const af = +(a < f);
    const ag = +(a < g);
    const bc = +(b < c);
    const bd = +(b < d);
    const be = +(b < e);
    const bf = +(b < f);
    const bg = +(b < g);
    const cd = +(c < d);
    const ce = +(c < e);
    const cf = +(c < f);
    const cg = +(c < g);
    const de = +(d < e);
    const df = +(d < f);
    const dg = +(d < g);
    const ef = +(e < f);
    const eg = +(e < g);
    const fg = +(f < g);
    // How many stand behind each; of equals the later stands before.
    const behindB = 1 - ab + bc + bd + be + bf + bg;
    const behindC = 2 - ac - bc + cd + ce + cf + cg;
    const behindD = 3 - ad - bd - cd + de + df + dg;
    const behindE = 4 - ae - be - ce - de + ef + eg;
    const behindF = 5 - af - bf - cf - df - ef + fg;
    const behindG = 6 - ag - bg - cg - dg - eg - fg;
    const middle =
      +(behindB === 3) +
      2 * +(behindC === 3) +
      3 * +(behindD === 3) +
      4 * +(behindE === 3) +
      5 * +(behindF === 3) +
      6 * +(behindG === 3);
    target[at] = (target[at] ?? 0) + (line[at + middle] ?? 0) * weight;
    a = b;
    b = c;
    c = d;
    d = e;
    e = f;
    f = g;
  }
}

/** From stretch to stretch one value is replaced: the new one begins where the old one was and moves to its place. */
function addMediansOfSorted(line: Float64Array, width: number, target: Float32Array, weight: number): void {
  const sorted = line.slice(0, width).sort();
  const middle = (width - 1) / 2;
  for (let at = 0; at < target.length; at++) {
    if (at > 0) replace(sorted, line[at - 1] ?? 0, line[at + width - 1] ?? 0);
    target[at] = (target[at] ?? 0) + (sorted[middle] ?? 0) * weight;
  }
}

function replace(sorted: Float64Array, leaving: number, coming: number): void {
  const last = sorted.length - 1;
  let at = 0;
  while (at < last && sorted[at] !== leaving) at++;
  for (; at < last && (sorted[at + 1] ?? 0) < coming; at++) sorted[at] = sorted[at + 1] ?? 0;
  for (; at > 0 && (sorted[at - 1] ?? 0) > coming; at--) sorted[at] = sorted[at - 1] ?? 0;
  sorted[at] = coming;
}
