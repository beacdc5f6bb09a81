/** Tells pictures that look alike by very small copies of them. */

/** The size of such a copy: three bytes a pixel (red, green, blue), row by row. */
export const tinyPicture = { width: 9, height: 8, bytes: 9 * 8 * 3 } as const;

/** What of a picture is compared with the next one's. */
export interface PictureLook {
  /** See `differenceHash`. */
  readonly hash: bigint;
  /** Of the size of `tinyPicture`. */
  readonly tiny: Uint8Array;
}

export function lookOf(tiny: Uint8Array): PictureLook {
  return { hash: differenceHash(tiny), tiny };
}

/**
 * 64 bits, one for each pixel that is brighter than its neighbour to the right: N. Krawetz, "Kind of Like That" (2013).
 * Survives scaling, compression and a change of brightness.
 */
export function differenceHash(tiny: Uint8Array): bigint {
  const { width, height } = tinyPicture;
  let hash = 0n;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const at = (y * width + x) * 3;
      hash = (hash << 1n) | (brightness(tiny, at) > brightness(tiny, at + 3) ? 1n : 0n);
    }
  }
  return hash;
}

/** In how many of its 64 bits one hash differs from the other. */
export function hashDistance(a: bigint, b: bigint): number {
  let rest = a ^ b;
  let count = 0;
  for (; rest !== 0n; rest &= rest - 1n) count++;
  return count;
}

/** Bits that noise and compression change. */
const sameHash = 6;
/** Of 255: a thing that comes into the picture changes at least one pixel of the small copy by more. */
const sameColour = 16;

/** Nothing that a person would point at has changed. The hash alone knows no colours, and flat pictures are all one to it. */
export function looksAlike(a: PictureLook, b: PictureLook): boolean {
  // Where next to nothing differs, bits of flat areas are noise.
  const most = largestDifference(a.tiny, b.tiny);
  return most <= 4 || (most <= sameColour && hashDistance(a.hash, b.hash) <= sameHash);
}

function largestDifference(a: Uint8Array, b: Uint8Array): number {
  let most = 0;
  for (let at = 0; at < a.length; at++) most = Math.max(most, Math.abs(a[at]! - b[at]!));
  return most;
}

/** Rec. 601, in thousandths. */
function brightness(rgb: Uint8Array, at: number): number {
  return 299 * rgb[at]! + 587 * rgb[at + 1]! + 114 * rgb[at + 2]!;
}
