import { describe, expect, it } from 'vitest';
import { defaultCaptionStyle } from '../../core/style/caption-style.ts';
import { captionGround, captionPlace, captionSize, captionText, pictureBox } from './caption-look.ts';

const boxOf = (width: number, height: number) => ({ left: 0, top: 0, width, height });

describe('how captions look', () => {
  it('are placed over the picture, not over the bars beside it', () => {
    expect(pictureBox({ width: 1000, height: 400 }, { width: 1600, height: 900 })).toEqual({
      left: (1000 - 1600 * (400 / 900)) / 2,
      top: 0,
      width: 1600 * (400 / 900),
      height: 400,
    });
    expect(pictureBox({ width: 300, height: 400 }, { width: 0, height: 0 })).toMatchObject({ width: 300 });
  });

  it('have sizes that are shares of the picture, whichever way it lies', () => {
    expect(captionSize(defaultCaptionStyle, boxOf(1600, 1000))).toBe(55);
    expect(captionSize(defaultCaptionStyle, boxOf(1000, 1600))).toBe(55);
    expect(captionText(defaultCaptionStyle, 55).fontSize).toBe('55px');
    expect(captionPlace('bottom', 0.06, boxOf(2000, 1000))).toMatchObject({ bottom: 60, insetInline: 100 });
    expect(captionPlace('top', 0.1, boxOf(1000, 500))).toMatchObject({ top: 50 });
  });

  it('are stacked away from their edge, as libass does it', () => {
    expect(captionPlace('bottom', 0, boxOf(16, 9)).flexDirection).toBe('column-reverse');
    expect(captionPlace('top', 0, boxOf(16, 9)).flexDirection).toBe('column');
  });

  it('ask for the font that burning in asks for', () => {
    expect(captionText(defaultCaptionStyle, 10).fontFamily).toMatch(/^"Arial"/);
    expect(captionText({ ...defaultCaptionStyle, fontFamily: 'Noto Sans' }, 10).fontFamily).toMatch(
      /^"Noto Sans"/,
    );
  });

  it('have a ground only when the style wants one', () => {
    expect(captionGround(defaultCaptionStyle)).toEqual({});
    expect(captionGround({ ...defaultCaptionStyle, backgroundOpacity: 0.5 }).backgroundColor).toContain(
      '50%',
    );
  });
});
