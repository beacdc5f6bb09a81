import { expect, it } from 'vitest';
import { createLibassReport } from './libass-report.ts';

function missingIn(lines: readonly string[]): readonly string[] {
  const report = createLibassReport();
  for (const line of lines) report.hear(`[Parsed_ass_0 @ 0x55] [info] ${line}`);
  return report.missing();
}

const latin = '(DejaVu Serif, 400, 0)';

it('knows the characters that no font has, as libass 0.17 says it', () => {
  expect(
    missingIn([
      `fontselect: ${latin} -> /usr/share/fonts/DejaVuSerif.ttf, 0, DejaVuSerif`,
      `Glyph 0x645 not found, selecting one more font for ${latin}`,
      `fontselect: ${latin} -> /usr/share/fonts/DejaVuSans.ttf, 0, DejaVuSans`,
      `Glyph 0x4F60 not found, selecting one more font for ${latin}`,
      `fontselect: failed to find any fallback with glyph 0x4F60 for font: ${latin}`,
      `Glyph 0x1F408 not found, selecting one more font for ${latin}`,
      `fontselect: failed to find any fallback with glyph 0x1F408 for font: ${latin}`,
      `Glyph 0x4F60 not found, selecting one more font for ${latin}`,
      `fontselect: failed to find any fallback with glyph 0x4F60 for font: ${latin}`,
    ]),
  ).toEqual(['你', '🐈']);
});

it('knows them from an older libass, which is silent when it finds none', () => {
  expect(
    missingIn([
      `Glyph 0x645 not found, selecting one more font for ${latin}`,
      `fontselect: ${latin} -> /usr/share/fonts/DejaVuSans.ttf, 0, DejaVuSans`,
      `Glyph 0x4F60 not found, selecting one more font for ${latin}`,
      // The first font for italic text, not one more for the character before.
      'fontselect: (DejaVu Serif, 400, 100) -> /usr/share/fonts/DejaVuSerif-Italic.ttf, 0, DejaVuSerif-Italic',
      `Glyph 0x597D not found, selecting one more font for ${latin}`,
    ]),
  ).toEqual(['你', '好']);
});

it('does not miss what is never drawn', () => {
  expect(missingIn([`Glyph 0x200F not found, selecting one more font for ${latin}`])).toEqual([]);
  expect(missingIn([`Glyph 0xFE0F not found, selecting one more font for ${latin}`])).toEqual([]);
  expect(missingIn(['Glyph 0xFFFFFF not found in font for (A, 400, 0)'])).toEqual([]);
});
