import { describe, expect, it } from 'vitest';
import { styleTrack } from '../edit/tracks.ts';
import type { SubtitleTrack } from '../project/project.ts';
import { defaultCaptionStyle } from './caption-style.ts';
import { profileForPicture, profileOfNewTrack, styleOfNewTrack, styleOfTrack } from './new-track.ts';
import { sizeThatFits } from './picture-fit.ts';

const upright = { width: 1080, height: 1920 };
const lying = { width: 1920, height: 1080 };
const yellow = { ...defaultCaptionStyle, color: '#ffff00' };
const defaults = { profile: 'bbc', verticalProfile: 'shorts', captionStyle: yellow } as const;
const english = { profile: 'netflix', language: 'en' } as const;

describe('a new track', () => {
  it('follows the guideline for vertical video where the picture takes no long lines', () => {
    expect(profileOfNewTrack(defaults, upright)).toBe('shorts');
    expect(profileOfNewTrack(defaults, { width: 1080, height: 1080 })).toBe('shorts');
    expect(profileOfNewTrack(defaults, lying)).toBe('bbc');
    expect(profileOfNewTrack(defaults, null)).toBe('bbc');
  });

  it('follows the guideline that is named, whatever the picture', () => {
    expect(profileForPicture('bbc', upright)).toBe('bbc');
    expect(profileForPicture(undefined, upright)).toBe('shorts');
    expect(profileForPicture(undefined, lying)).toBe('netflix');
    expect(profileForPicture(undefined, null)).toBe('netflix');
  });

  it('has the look that a person wants for new ones, above the buttons of upright players', () => {
    expect(styleOfNewTrack(defaults, lying, english)).toEqual(yellow);
    expect(styleOfNewTrack(defaults, null, english)).toEqual(yellow);
    expect(styleOfNewTrack(defaults, upright, english)).toMatchObject({ color: '#ffff00', margin: 0.2 });
  });

  it('has type in which the lines that came with it fit, in a narrow picture', () => {
    const shorts = { profile: 'shorts', language: 'en' } as const;
    const fits = (text: string) => styleOfNewTrack(defaults, upright, shorts, [{ text }]).fontSize;
    const line = (maxCharsPerLine: number) =>
      sizeThatFits(upright, { maxCharsPerLine, characterMeasure: 'graphemes' }, false);
    expect(fits('Short')).toBe(0.055);
    expect(fits(`Short\n${'long '.repeat(8).trim()}`)).toBeLessThanOrEqual(line(39));
    // Nobody reads a line of 300 characters in one: it is broken.
    expect(fits('x'.repeat(300))).toBe(fits('x'.repeat(42)));
  });
});

describe('the look of a track', () => {
  const track: SubtitleTrack = {
    ...{ id: 't', name: 'English', source: 'manual', state: 'complete', position: 0 },
    ...{ profile: 'shorts', language: 'en' },
  };
  let next = 0;
  const newId = () => String(++next);

  it('is its own, else the default fitted into the picture', () => {
    expect(styleOfTrack({ ...track, style: yellow }, upright)).toBe(yellow);
    expect(styleOfTrack(track, lying)).toEqual(defaultCaptionStyle);
    expect(styleOfTrack(track, upright).margin).toBe(0.2);
    expect(styleOfTrack(track, null)).toEqual(defaultCaptionStyle);
  });

  it('changes as an edit: steps to one value are undone together, presets one by one', () => {
    const styled = { ...track, style: defaultCaptionStyle };
    const one = styleTrack(styled, yellow, newId)!;
    expect(one.changes).toEqual([{ kind: 'track', before: styled, after: { ...track, style: yellow } }]);
    expect(styleTrack(styled, { ...yellow, color: '#ffff01' }, newId)!.mergeKey).toBe(one.mergeKey);
    expect(styleTrack(styled, { ...defaultCaptionStyle, bold: true }, newId)!.mergeKey).not.toBe(
      one.mergeKey,
    );
    expect(styleTrack(styled, { ...yellow, bold: true }, newId)).not.toHaveProperty('mergeKey');
    expect(styleTrack(styled, defaultCaptionStyle, newId)).toBeNull();
  });
});
