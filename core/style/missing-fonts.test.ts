import { expect, it } from 'vitest';
import { fontKindsFor, scriptsWith } from './missing-fonts.ts';

it('names the fonts that have the characters', () => {
  expect(fontKindsFor(['你', '好', '🐈', '🎉'])).toEqual(['cjk', 'emoji']);
  expect(fontKindsFor(['한', '。', 'ア'])).toEqual(['cjk']);
  expect(fontKindsFor(['न'])).toEqual(['other']);
  expect(fontKindsFor(['🇩', '❤'])).toEqual(['emoji']);
  expect(fontKindsFor([])).toEqual([]);
});

it('names the scripts that can not be written', () => {
  expect(scriptsWith(['안', '😀', 'x'])).toEqual(['korean', 'emoji']);
  expect(scriptsWith([])).toEqual([]);
});
