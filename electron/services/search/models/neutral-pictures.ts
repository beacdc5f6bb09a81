import type { MatchLevel } from '../../../../core/search/certainty.ts';
import type { RgbImage } from '../pictures/decode-pictures.ts';

const side = 64;
/**
 * How much nearer than to a picture of nothing a question is to one that shows it. Of CLIP unrelated pairs lie about .2, fitting
 * ones from .25 to .35 (Radford et al., 2021, and the filter of LAION-400M at .3); of SigLIP all lie lower, about as far apart.
 */
const nearer = 0.06;

/** Pictures that show nothing: what a model makes of them tells its level for a question where nobody has measured it. */
export function neutralPictures(): readonly RgbImage[] {
  const grey = (brightness: (x: number, y: number) => number): RgbImage => {
    const rgb = new Uint8Array(side * side * 3);
    for (let at = 0; at < rgb.length; at++) {
      const pixel = Math.floor(at / 3);
      rgb[at] = brightness(pixel % side, Math.floor(pixel / side));
    }
    return { width: side, height: side, rgb };
  };
  return [
    grey(() => 16),
    grey(() => 128),
    grey(() => 235),
    grey((x) => 16 + 3 * x),
    grey((_x, y) => 235 - 3 * y),
    // Noise that is the same each time.
    grey((x, y) => ((x * 7919 + y * 104_729) ** 2 % 65_521) & 255),
  ];
}

/** `neutral`: their vectors, row by row. */
export function levelOfPictures(query: Float32Array, neutral: Float32Array): MatchLevel {
  const rows = neutral.length / query.length;
  const cosines = Array.from({ length: rows }, (_, row) =>
    query.reduce((sum, value, at) => sum + value * neutral[row * query.length + at]!, 0),
  );
  const unrelated = cosines.reduce((sum, cosine) => sum + cosine, 0) / rows;
  return { unrelated, line: unrelated + nearer };
}
