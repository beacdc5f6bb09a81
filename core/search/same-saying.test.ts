import { describe, expect, it } from 'vitest';
import { sameSaying } from './same-saying.ts';

describe('two texts', () => {
  it('say the same with a word more or less, not with the same words elsewhere', () => {
    const says = sameSaying();
    const text = 'Now cover the bowl with a towel and leave it somewhere warm for an hour and a half.';
    expect(says(text, `So ${text.toLowerCase()}`)).toBe(true);
    expect(says(text, 'Leave the towel somewhere warm and cover it with half a bowl for an hour now.')).toBe(
      false,
    );
    expect(says('图像颜色', '图像颜色')).toBe(true);
    expect(says('', '')).toBe(false);
  });
});
