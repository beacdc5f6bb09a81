/** From a caption style to what the page draws itself, as near to the burnt-in captions as CSS comes. */
import type { CSSProperties } from 'react';
import { fontName } from '../../core/style/caption-style.ts';
import type { CaptionStyle } from '../../core/style/caption-style.ts';
import { emOf, sideMargin } from '../../core/style/picture-fit.ts';

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

/** `sizePx`: of the em. */
export function captionText(style: CaptionStyle, sizePx: number): CSSProperties {
  return {
    color: style.color,
    fontFamily: `"${fontName(style.fontFamily)}", ${style.fontFamily === 'monospace' ? 'monospace' : 'sans-serif'}`,
    fontSize: `${sizePx}px`,
    fontWeight: style.bold ? 700 : 400,
    // The stroke lies half inside the letters; the fill is painted over that half.
    WebkitTextStroke: style.outline > 0 ? `${2 * style.outline * sizePx}px ${style.outlineColor}` : undefined,
    paintOrder: 'stroke fill',
  };
}

export function captionSize(style: CaptionStyle, box: PictureBox): number {
  return emOf(style, box);
}

export function captionGround(style: CaptionStyle): CSSProperties {
  if (style.backgroundOpacity <= 0) return {};
  const percent = Math.round(style.backgroundOpacity * 100);
  return {
    backgroundColor: `color-mix(in srgb, ${style.background} ${percent}%, transparent)`,
    padding: '0.15em',
  };
}

/** The place of all captions that stand there: they are stacked in it, the first one nearest to the edge. */
export function captionPlace(
  position: CaptionStyle['position'],
  margin: number,
  box: PictureBox,
): CSSProperties {
  const insetInline = box.width * sideMargin(box);
  const offset = margin * box.height;
  if (position === 'top') return { insetInline, top: offset, flexDirection: 'column' };
  if (position === 'bottom') return { insetInline, bottom: offset, flexDirection: 'column-reverse' };
  return { insetInline, top: '50%', transform: 'translateY(-50%)', flexDirection: 'column' };
}
