/** Whether something that could be read differs between two pictures of one size. */

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, row by row. */
  readonly rgb: Uint8Array;
}

/** Of pixels: a letter of a caption changes one. */
const block = 16;
/** Of a block, mean of what its pixels differ by in each colour; noise and compression stay below. */
const changedAbove = 8;

export function showsTheSame(a: Picture, b: Picture): boolean {
  if (a.width !== b.width || a.height !== b.height) return false;
  for (let top = 0; top < a.height; top += block) {
    for (let left = 0; left < a.width; left += block) {
      if (differenceIn(a, b, left, top) > changedAbove) return false;
    }
  }
  return true;
}

function differenceIn(a: Picture, b: Picture, left: number, top: number): number {
  const [right, bottom] = [Math.min(left + block, a.width), Math.min(top + block, a.height)];
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    const row = y * a.width;
    for (let at = (row + left) * 3; at < (row + right) * 3; at++) sum += Math.abs(a.rgb[at]! - b.rgb[at]!);
  }
  return sum / (3 * (right - left) * (bottom - top));
}
