import { describe, expect, it } from 'vitest';
import { defaultCaptionStyle } from '../../../core/contract/export.ts';
import { captionGround, captionPlace, captionText, pictureBox } from './caption-look.ts';

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

  it('have sizes that are shares of the picture', () => {
    expect(captionText(defaultCaptionStyle, 1000).fontSize).toBe('55px');
    expect(captionText(defaultCaptionStyle, 1000, 0.5).fontSize).toBe('27.5px');
    expect(captionPlace('bottom', 0.06, 1000)).toEqual({ bottom: 60 });
    expect(captionPlace('top', 0.1, 500)).toEqual({ top: 50 });
  });

  it('have a ground only when the style wants one', () => {
    expect(captionGround(defaultCaptionStyle)).toEqual({});
    expect(captionGround({ ...defaultCaptionStyle, backgroundOpacity: 0.5 }).backgroundColor).toContain(
      '50%',
    );
  });
});
