import { describe, expect, it } from 'vitest';
import { profileIds, resolveProfile } from '../profiles/profiles.ts';
import { defaultCaptionStyle } from './caption-style.ts';
import { emOf, isNarrow, safeArea, sideMargin, sizeThatFits, styleForPicture } from './picture-fit.ts';
import { presetIds, presetOf, withPreset } from './presets.ts';

const upright = { width: 1080, height: 1920 };
const lying = { width: 1920, height: 1080 };
const square = { width: 1080, height: 1080 };

describe('captions and the shape of the picture', () => {
  it('are of one size in an upright picture and in a lying one of its quality', () => {
    expect(emOf(defaultCaptionStyle, upright)).toBe(emOf(defaultCaptionStyle, lying));
  });

  it('leave lying pictures, 4:3 among them, the style as it is', () => {
    for (const picture of [lying, { width: 1440, height: 1080 }, { width: 2560, height: 1080 }]) {
      expect(isNarrow(picture)).toBe(false);
      expect(styleForPicture(picture)).toEqual(defaultCaptionStyle);
    }
  });

  it.each([
    ['upright', upright],
    ['square', square],
    ['4:5', { width: 1080, height: 1350 }],
    ['5:4', { width: 1350, height: 1080 }],
  ])('fit a line of every guideline and language into a narrow picture: %s', (_name, picture) => {
    for (const profile of profileIds) {
      for (const language of ['en', 'zh', 'ja', 'th']) {
        const line = resolveProfile(profile, { language, vertical: true });
        const { fontSize, bold } = styleForPicture(picture, line);
        expect(fontSize).toBeLessThanOrEqual(sizeThatFits(picture, line, bold) + 1e-9);
        expect(fontSize).toBeGreaterThanOrEqual(0.03);
      }
    }
  });

  it('keep the size that the vertical guideline takes, in an upright picture', () => {
    expect(styleForPicture(upright, resolveProfile('shorts', { language: 'en' })).fontSize).toBe(0.055);
  });

  it('stand above what the players of upright videos draw, in the middle of what is free', () => {
    expect(styleForPicture(upright).margin).toBeGreaterThanOrEqual(safeArea(upright).bottom);
    expect(styleForPicture(upright, null, { ...defaultCaptionStyle, margin: 0.3 }).margin).toBe(0.3);
    expect(sideMargin(upright)).toBeGreaterThanOrEqual(safeArea(upright).right);
    expect(styleForPicture(square).margin).toBe(defaultCaptionStyle.margin);
  });
});

describe('presets', () => {
  it('change the look and never the place, and are known again in any size', () => {
    const style = { ...defaultCaptionStyle, position: 'top' as const, margin: 0.2 };
    for (const id of presetIds) {
      const changed = withPreset(style, id);
      expect(changed).toMatchObject({ position: 'top', margin: 0.2 });
      expect(presetOf({ ...changed, fontSize: 0.1 })).toBe(id);
    }
    expect(presetOf({ ...style, color: '#123456' })).toBeNull();
  });

  it('leave type that was fitted into a narrow picture as small as it was', () => {
    const fitted = { ...defaultCaptionStyle, fontSize: 0.04 };
    expect(withPreset(fitted, 'yellow').fontSize).toBe(0.04);
    const large = withPreset(fitted, 'large');
    expect(large.fontSize).toBe(0.058);
    expect(withPreset(large, 'box').fontSize).toBe(0.04);
  });
});
