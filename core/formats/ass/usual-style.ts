import type { CaptionStyle } from '../../style/caption-style.ts';
import { styleForPicture } from '../../style/picture-fit.ts';
import type { WriteOptions } from '../format-options.ts';
import type { Picture } from '../place.ts';

/** What a script is made for that no video is told of. */
export function usualPicture({ pictureSize }: WriteOptions): Picture {
  return pictureSize ?? { width: 1920, height: 1080 };
}

/** How text looks that has no style of its own. */
export function usualStyle(options: WriteOptions): CaptionStyle {
  return options.style ?? styleForPicture(usualPicture(options));
}
