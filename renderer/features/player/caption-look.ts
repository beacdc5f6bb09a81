/** From the caption style of the settings to what the page draws, the same as the burnt-in captions. */
import type { CSSProperties } from 'react';
import type { CaptionStyle } from '../../../core/contract/export.ts';

export interface PictureBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a picture of this shape lies in the stage: as large as it fits, in the middle. */
export function pictureBox(
  stage: { readonly width: number; readonly height: number },
  picture: { readonly width: number; readonly height: number },
): PictureBox {
  if (picture.width <= 0 || picture.height <= 0) return { left: 0, top: 0, ...stage };
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { left: (stage.width - width) / 2, top: (stage.height - height) / 2, width, height };
}

export function captionText(style: CaptionStyle, pictureHeight: number, scale = 1): CSSProperties {
  const sizePx = style.fontSize * pictureHeight * scale;
  return {
    color: style.color,
    fontFamily: style.fontFamily,
    fontSize: `${sizePx}px`,
    fontWeight: style.bold ? 700 : 400,
    // The stroke lies half inside the letters; the fill is painted over that half.
    WebkitTextStroke: style.outline > 0 ? `${2 * style.outline * sizePx}px ${style.outlineColor}` : undefined,
    paintOrder: 'stroke fill',
  };
}

export function captionGround(style: CaptionStyle): CSSProperties {
  if (style.backgroundOpacity <= 0) return {};
  const percent = Math.round(style.backgroundOpacity * 100);
  return {
    backgroundColor: `color-mix(in srgb, ${style.background} ${percent}%, transparent)`,
    padding: '0.1em 0.3em',
  };
}

export function captionPlace(
  position: CaptionStyle['position'],
  margin: number,
  pictureHeight: number,
): CSSProperties {
  const offset = margin * pictureHeight;
  if (position === 'top') return { top: offset };
  if (position === 'bottom') return { bottom: offset };
  return { top: '50%', transform: 'translateY(-50%)' };
}
